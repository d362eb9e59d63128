/** Rows of a list become needs, or change them. */
import { eq } from 'drizzle-orm';
import { CONSENT_TEXT_VERSION } from '#domain/eligibility.ts';
import { merged } from '#domain/need-list-change.ts';
import type { ListNeed } from '#domain/need-list-rows.ts';
import { rankOf } from '#domain/need-priority.ts';
import { may } from '#domain/roles.ts';
import { needs, recipients } from '../../db/schema/index.ts';
import type { Unit } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';
import type { PlannedRow } from './list-plan.ts';
import { drawNeedCodes } from './need-code.ts';
import { recipientSearchText } from './register-need.service.ts';

interface From {
  listId: string;
  school: string;
}

/** Rows that one statement inserts. */
const AT_ONCE = 500;

export async function takeNew(
  unit: Unit,
  plan: readonly PlannedRow[],
  { listId, school }: From,
): Promise<void> {
  const rows = plan.flatMap(({ outcome, row: { need }, keys }) =>
    outcome === 'new' && need ? [{ need, keys }] : [],
  );
  const codes = await drawNeedCodes(unit.tx, rows.length);
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const some = rows
      .slice(start, start + AT_ONCE)
      .map((row, index) => ({ ...row, id: unit.newId(), code: codes[start + index] ?? '' }));
    await unit.tx.insert(needs).values(
      some.map(({ need, id, code }) => ({
        id,
        code,
        listId,
        siteId: unit.actor.siteId,
        kind: need.kind,
        requirements: need.requirements,
        area: need.area,
        schoolLevel: need.schoolLevel,
        rank: rankOf(need.priority),
        priorityReason: need.priority,
        registeredById: unit.actor.personId,
        registeredAt: unit.recordedAt,
        ...consentOf(unit, need),
      })),
    );
    await unit.tx.insert(recipients).values(
      some.map(({ need, keys, id }) => ({
        needId: id,
        school,
        ...personOf(need),
        birthDate: need.birthDate,
        personKey: keys.person,
        refKey: keys.ref,
        searchText: recipientSearchText({ ...need, school }),
        createdAt: unit.recordedAt,
      })),
    );
  }
}

function personOf(need: ListNeed) {
  const { studentName, className, guardianName, guardianPhone, locale } = need;
  return { studentName, className, guardianName, guardianPhone, locale };
}

/** A day has no hour: the consent of today counts from now on. */
function consentOf(unit: Unit, need: ListNeed) {
  const day = new Date(`${need.consentDate}T00:00:00Z`);
  return {
    consentAt: day < unit.recordedAt ? day : unit.recordedAt,
    consentBy: need.consentBy,
    consentChannel: need.consentChannel,
    consentTextVersion: `${CONSENT_TEXT_VERSION}-${need.locale || unit.actor.locale}`,
  };
}

export async function takeChanged(
  unit: Unit,
  plan: readonly PlannedRow[],
  { listId, school }: From,
): Promise<void> {
  for (const { known, change, row, keys } of plan) {
    if (!known || !row.need || change?.outcome !== 'changed') continue;
    const { need: before, recipient } = known;
    const after = row.need;
    const filled = Object.entries(personOf(after)).filter(([, text]) => text !== '');
    const person = {
      ...recipient,
      ...Object.fromEntries(filled),
      birthDate: after.birthDate ?? recipient.birthDate,
      school,
      personKey: keys.person,
      refKey: keys.ref || recipient.refKey,
    };
    await unit.tx
      .update(recipients)
      .set({ ...person, searchText: recipientSearchText(person) })
      .where(eq(recipients.needId, before.id));
    await unit.tx
      .update(needs)
      .set({
        listId,
        kind: after.kind,
        requirements: merged(
          {
            kind: before.kind as ListNeed['kind'],
            requirements: before.requirements as ListNeed['requirements'],
          },
          after,
        ),
        area: after.area,
        schoolLevel: after.schoolLevel,
        ...(change.fields.includes('priority')
          ? { priorityReason: after.priority, rank: rankOf(after.priority) }
          : {}),
        ...(change.again
          ? { status: 'requested' as const, decidedById: null, decidedAt: null, decisionReason: '' }
          : {}),
        // Who changed it cannot approve it either.
        ...(may(unit.actor.roles, 'need.approve') ? { registeredById: unit.actor.personId } : {}),
        version: before.version + 1,
      })
      .where(eq(needs.id, before.id));
    const fields = change.fields.join(',');
    await logAct(unit, 'need.changed', before.id, {
      need: before.code,
      fields,
      again: change.again,
    });
  }
}
