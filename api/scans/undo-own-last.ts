/** The undo card: this person's last deed, when nothing came after it; a printed label is none. */
import { and, desc, eq, gt, ne } from 'drizzle-orm';
import type { Code } from '#domain/codes.ts';
import { UNDO_MINUTES } from '#domain/lifecycle.ts';
import type { Stage } from '#domain/stages.ts';
import { devices, events } from '../../db/schema/index.ts';
import { undoLast } from '../devices/corrections.service.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import type { Done } from './carry-out.ts';
import { lastScanAfter } from './last-scan.ts';

/**
 * @throws AppError `undo.nothing`, `undo.not_yours`, `undo.too_late`, `undo.impossible`; `undo.changed_nothing`,
 * `undo.not_by_card` when something else was scanned since
 */
export async function undoOwnLast(unit: Unit): Promise<Done> {
  const oldest = new Date(unit.recordedAt.getTime() - UNDO_MINUTES * 60_000);
  const [last] = await unit.tx
    .select({ code: devices.code, at: events.recordedAt, requestId: events.requestId })
    .from(events)
    .innerJoin(devices, eq(devices.id, events.deviceId))
    .where(
      and(
        eq(events.actorId, unit.actor.personId),
        eq(events.siteId, unit.actor.siteId),
        gt(events.recordedAt, oldest),
        ne(events.kind, 'label_printed'),
      ),
    )
    .orderBy(desc(events.recordedAt), desc(events.seq))
    .limit(1);
  await refuseIfFollowed(unit, last ?? { code: null, at: oldest, requestId: null });
  if (!last) throw new AppError('undo.nothing');
  const undone = await undoLast(unit, { requestId: unit.requestId, code: last.code });
  const stage = undone.stage as Stage;
  return {
    outcome: 'done',
    code: 'scan.undone',
    params: { stage: `stage.${stage}` },
    subject: { kind: 'device', code: last.code, stage },
    deviceCode: last.code,
    undoable: false,
  };
}

/** Whoever scanned something else since has that in mind: nothing is guessed, nothing taken back. */
async function refuseIfFollowed(
  unit: Unit,
  deed: { code: Code | null; at: Date; requestId: string | null },
): Promise<void> {
  const scan = await lastScanAfter(unit, deed.at, deed.requestId);
  if (!scan || (scan.changedNothing && (!deed.code || scan.about === deed.code))) return;
  const code = scan.changedNothing ? 'undo.changed_nothing' : 'undo.not_by_card';
  throw new AppError(code, { status: 409, params: { text: scan.about } });
}
