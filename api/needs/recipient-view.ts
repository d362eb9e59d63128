/** Who may see whom a device is for. Everyone else sees the need's card: code, area, school level, kind. */
import { may } from '#domain/roles.ts';
import type { recipients } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import type { NeedRow } from './need-code.ts';

export interface Recipient {
  studentName: string;
  school: string;
  guardianName: string;
  guardianPhone: string;
}

/** Coordinators and approvers see every recipient of their site. */
export function seesAllRecipients(ctx: Context): boolean {
  const { roles } = ctx.actor;
  return may(roles, 'need.approve') || may(roles, 'device.reserve');
}

/**
 * The identity, or null for those who may not see it and where it has been erased.
 * A collection point sees the requests it registered and those that are due for its handover table.
 */
export function shownRecipient(
  ctx: Context,
  need: Pick<NeedRow, 'status' | 'registeredById'>,
  recipient: typeof recipients.$inferSelect | null,
): Recipient | null {
  if (!recipient || recipient.erasedAt) return null;
  if (!may(ctx.actor.roles, 'recipient.view')) return null;
  const own = need.registeredById === ctx.actor.personId || need.status === 'reserved';
  if (!seesAllRecipients(ctx) && !own) return null;
  const { studentName, school, guardianName, guardianPhone } = recipient;
  return { studentName, school, guardianName, guardianPhone };
}

/** What the card of a need says of the person beside the name: to find the child, and to tell namesakes apart. */
export interface CardRecipient extends Recipient {
  className: string;
  birthDate: string | null;
  /** Language of the family's papers; empty for that of the site. */
  locale: string;
}

export function cardRecipient(
  ctx: Context,
  need: Pick<NeedRow, 'status' | 'registeredById'>,
  recipient: typeof recipients.$inferSelect | null,
): CardRecipient | null {
  const shown = shownRecipient(ctx, need, recipient);
  if (!shown || !recipient) return null;
  const { className, birthDate, locale } = recipient;
  return { ...shown, className, birthDate, locale };
}
