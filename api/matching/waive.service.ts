/** Giving up one thing that a need asks for, when nothing on the shelves has it; with the reason, which is kept. */
import { eq } from 'drizzle-orm';
import { type NeedRequirements, type RequirementKey, isAsked } from '#domain/need-requirements.ts';
import { needs } from '../../db/schema/index.ts';
import { touchSessionsOf } from '../handover-sessions/lock-session.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type WriteInput, write } from '../lib/unit.ts';
import { lockNeed } from '../needs/need-code.ts';
import { logAct } from '../people/people.service.ts';

/** @throws AppError `need.not_asked` (409) for what the need does not ask for, or gave up before */
export async function waiveRequirements(
  ctx: Context,
  input: WriteInput & { code: string; requirements: readonly RequirementKey[]; reason: string },
): Promise<{ code: string; requirements: NeedRequirements }> {
  requirePermission(ctx, 'gate.waive');
  return write(ctx, input, async (unit) => {
    const need = await lockNeed(unit, input.code);
    const { code } = need;
    if (need.status !== 'approved') {
      const params = { code, status: need.status };
      throw new AppError('need.decided', { status: 409, params });
    }
    const asked = need.requirements as NeedRequirements;
    const waived = asked.waived ?? [];
    const given = [...new Set(input.requirements)];
    const wrong = given.find(
      (key) => !isAsked(asked, key) || waived.some((one) => one.key === key),
    );
    if (wrong) throw new AppError('need.not_asked', { status: 409, params: { code } });
    const more = given.map((key) => ({ key, reason: input.reason }));
    const requirements: NeedRequirements = { ...asked, waived: [...waived, ...more] };
    await unit.tx
      .update(needs)
      .set({ requirements, version: need.version + 1 })
      .where(eq(needs.id, need.id));
    await touchSessionsOf(unit, [need.id]);
    await logAct(unit, 'need.requirements_waived', need.id, { need: code, requirements: given });
    return { code, requirements };
  });
}
