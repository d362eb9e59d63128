/** A request for a device: the need itself, and apart from it the person it is for. */
import { createHmac } from 'node:crypto';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import {
  CONSENT_TEXT_VERSION,
  type CONSENT_CHANNELS,
  type SCHOOL_LEVELS,
} from '#domain/eligibility.ts';
import { type PriorityReason, rankOf } from '#domain/need-priority.ts';
import {
  type NeedKind,
  type NeedRequirements,
  refuseNeedRequirements,
} from '#domain/need-requirements.ts';
import { normaliseQuery, searchText } from '#domain/search-text.ts';
import { needs, recipients } from '../../db/schema/index.ts';
import { type Context, type System, type Transaction, requirePermission } from '../lib/context.ts';
import { invalidField } from '../lib/errors.ts';
import { type WriteInput, earlier, write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';
import { drawNeedCodes } from './need-code.ts';
import type { Recipient } from './recipient-view.ts';

export interface NewNeed extends WriteInput {
  kind: NeedKind;
  requirements?: NeedRequirements | undefined;
  /** Proposed; the approver decides. */
  priority?: PriorityReason | '' | undefined;
  area: string;
  schoolLevel: (typeof SCHOOL_LEVELS)[number];
  recipient: Recipient & {
    className?: string | undefined;
    birthDate?: string | undefined;
    locale?: string | undefined;
  };
  consent: {
    /** Somebody ticked it now; a box that was ticked before is no consent. */
    given: boolean;
    by: 'guardian' | 'recipient';
    channel: (typeof CONSENT_CHANNELS)[number];
    /** Language of the text that was agreed to. */
    locale: string;
    /** When it was given, if earlier than now. */
    at?: string | undefined;
  };
}

/**
 * Registers a need, which waits for an approver.
 * @returns its public code, and the open or served needs that look like the same person's.
 * @throws AppError `input.invalid` on `consent.given` and on the guardian who is missing
 */
export async function registerNeed(
  ctx: Context,
  input: NewNeed,
): Promise<{ code: string; doubles: string[] }> {
  requirePermission(ctx, 'need.register');
  const { consent, recipient } = input;
  if (!consent.given) throw invalidField('consent.given', 'need.consent_needed');
  if (consent.by === 'guardian' && recipient.guardianName === '') {
    throw invalidField('recipient.guardianName', 'input.required');
  }
  const { requirements = {}, priority = '' } = input;
  const [refused] = refuseNeedRequirements(input.kind, requirements);
  if (refused) throw invalidField(`requirements.${refused.field}`, refused.reason.code);
  if ((recipient.birthDate ?? '') > ctx.now().toISOString().slice(0, 10)) {
    throw invalidField('recipient.birthDate', 'list.future');
  }
  return write(ctx, input, async (unit) => {
    const id = unit.newId();
    const [code = ''] = await drawNeedCodes(unit.tx, 1);
    const personKey = personKeyOf(ctx, recipient);
    await unit.tx.insert(needs).values({
      id,
      code,
      siteId: ctx.actor.siteId,
      kind: input.kind,
      requirements,
      rank: rankOf(priority),
      priorityReason: priority,
      area: input.area,
      schoolLevel: input.schoolLevel,
      registeredById: ctx.actor.personId,
      registeredAt: unit.recordedAt,
      consentAt: earlier(consent.at, unit.happenedAt),
      consentBy: consent.by,
      consentTextVersion: `${CONSENT_TEXT_VERSION}-${consent.locale}`,
      consentChannel: consent.channel,
    });
    await unit.tx.insert(recipients).values({
      ...recipient,
      needId: id,
      personKey,
      searchText: recipientSearchText(recipient),
      createdAt: unit.recordedAt,
    });
    await logAct(unit, 'need.registered', id, { need: code });
    return { code, doubles: await findDoubles(unit.tx, personKey, id) };
  });
}

/** What a person who may see recipients finds the need by. */
export function recipientSearchText(
  recipient: Pick<Recipient, 'studentName' | 'school' | 'guardianName'>,
): string {
  return searchText([recipient.studentName, recipient.school, recipient.guardianName]);
}

/** Finds the same person again without keeping the name: folded name and school under the installation's key. */
export function personKeyOf(
  system: System,
  { studentName, school }: Pick<Recipient, 'studentName' | 'school'>,
): string {
  const folded = `recipient|${normaliseQuery(studentName)}|${normaliseQuery(school)}`;
  return createHmac('sha256', system.secret).update(folded).digest('base64url');
}

/**
 * Codes of other needs of the same person that are open or were served.
 * Where both birth dates are known and differ, they are two persons of one name.
 */
export async function findDoubles(
  tx: Transaction,
  personKey: string,
  needId: string,
): Promise<string[]> {
  const self = tx
    .select({ birthDate: recipients.birthDate })
    .from(recipients)
    .where(eq(recipients.needId, needId));
  const rows = await tx
    .select({ code: needs.code })
    .from(recipients)
    .innerJoin(needs, eq(needs.id, recipients.needId))
    .where(
      and(
        eq(recipients.personKey, personKey),
        ne(recipients.personKey, ''),
        ne(needs.id, needId),
        inArray(needs.status, ['requested', 'approved', 'reserved', 'served']),
        sql`coalesce(${recipients.birthDate} = (${self}), true)`,
      ),
    )
    .limit(5);
  return rows.map((row) => row.code);
}
