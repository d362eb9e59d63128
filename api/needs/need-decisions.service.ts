/** Approving and rejecting needs, closing them, and consent that is taken back. */
import { eq } from 'drizzle-orm';
import {
  type NEED_CLOSINGS,
  type NEED_REJECTIONS,
  consentValid,
  mayCheckSelf,
} from '#domain/eligibility.ts';
import { type PriorityReason, rankOf } from '#domain/need-priority.ts';
import { needs, recipients } from '../../db/schema/index.ts';
import { leaveSession } from '../handover-sessions/lock-session.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';
import { releaseNeed } from '../reservations/release.service.ts';
import { type NeedRow, foldNeedCode, lockNeed } from './need-code.ts';
import { seesAllRecipients } from './recipient-view.ts';
import { findDoubles } from './register-need.service.ts';

export interface NeedDecision extends WriteInput {
  code: string;
  /** The version the person saw. */
  version?: number | undefined;
  /** `reopen` takes an own decision back until a device is reserved. */
  decision: 'approve' | 'reject' | 'reopen';
  /** Of a rejection. */
  rejection?: (typeof NEED_REJECTIONS)[number] | undefined;
  /** Of an approval beside a double, or of an own request where the site allows it. */
  reason?: string | undefined;
  /** Of an approval: why it comes first, where that is not what was proposed. */
  priority?: PriorityReason | '' | undefined;
}

const DECIDABLE: readonly NeedRow['status'][] = ['requested', 'approved', 'rejected'];

export interface NeedAnswer {
  code: string;
  status: NeedRow['status'];
  version: number;
}

/**
 * @throws AppError `need.own` for the person who registered it, `need.double` (409) with the other need,
 * `need.consent_missing`, `need.decided` (409), `need.changed` (409)
 */
export async function decideNeed(ctx: Context, input: NeedDecision): Promise<NeedAnswer> {
  requirePermission(ctx, 'need.approve');
  return write(ctx, input, async (unit) => {
    const need = await lockNeed(unit, input.code);
    refuseStale(need, input.version);
    if (!DECIDABLE.includes(need.status)) {
      const params = { code: need.code, status: need.status };
      throw new AppError('need.decided', { status: 409, params });
    }
    const reason = input.reason?.trim() ?? '';
    refuseOwn(unit, need, reason);
    if (input.decision === 'approve') await refuseApproval(unit, need, reason);
    if (input.decision === 'reject' && !input.rejection) {
      throw invalidField('rejection', 'input.required');
    }
    const status = { approve: 'approved', reject: 'rejected', reopen: 'requested' } as const;
    await logAct(unit, `need.${status[input.decision]}`, need.id, { need: need.code });
    const reopened = input.decision === 'reopen';
    return change(unit, need, {
      status: status[input.decision],
      decidedById: reopened ? null : unit.actor.personId,
      decidedAt: reopened ? null : unit.recordedAt,
      decisionReason: input.decision === 'reject' ? (input.rejection ?? '') : reason,
      ...(input.decision === 'approve' ? prioritised(unit, need, input.priority) : {}),
    });
  });
}

/** With the approval the proposed priority is confirmed, or another one set. */
function prioritised(unit: Unit, need: NeedRow, priority: PriorityReason | '' | undefined) {
  if (priority !== undefined) return priorityOf(unit, priority);
  return need.priorityReason === '' ? {} : { prioritisedById: unit.actor.personId };
}

function priorityOf(unit: Unit, priority: PriorityReason | '') {
  return {
    priorityReason: priority,
    rank: rankOf(priority),
    prioritisedById: unit.actor.personId,
  };
}

const WAITING: readonly NeedRow['status'][] = ['requested', 'approved', 'reserved'];

/**
 * Says why a need stands where it stands in the queue; by the approver or a coordinator, on record.
 * @throws AppError `need.decided` (409) when it no longer waits, `need.changed` (409)
 */
export async function setPriority(
  ctx: Context,
  input: WriteInput & {
    code: string;
    version?: number | undefined;
    priority: PriorityReason | '';
  },
): Promise<NeedAnswer> {
  if (!seesAllRecipients(ctx)) requirePermission(ctx, 'need.approve');
  return write(ctx, input, async (unit) => {
    const need = await lockNeed(unit, input.code);
    refuseStale(need, input.version);
    const { code, status } = need;
    if (!WAITING.includes(status)) {
      throw new AppError('need.decided', { status: 409, params: { code, status } });
    }
    const { priority } = input;
    await logAct(unit, 'need.prioritised', need.id, { need: code, priority });
    return change(unit, need, priorityOf(unit, priority));
  });
}

export interface ManyDecided {
  done: string[];
  /** Left as they are, each with the code of the refusal. */
  left: { code: string; reason: string }[];
}

/**
 * Approves many at once, or takes that back. What a person would have to look at is left out and said:
 * own requests, doubles, missing consent, and what somebody changed since the list was read.
 */
export async function decideMany(
  ctx: Context,
  input: WriteInput & {
    decision: 'approve' | 'reopen';
    needs: { code: string; version?: number | undefined }[];
  },
): Promise<ManyDecided> {
  requirePermission(ctx, 'need.approve');
  return write(ctx, input, async (unit) => {
    const answer: ManyDecided = { done: [], left: [] };
    const { decision, requestId } = input;
    // In one order everywhere, so that two who decide at once do not wait for each other in a circle.
    for (const need of input.needs.toSorted((one, other) => (one.code < other.code ? -1 : 1))) {
      try {
        const { code } = await decideNeed(unit, { ...need, decision, requestId });
        answer.done.push(code);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        answer.left.push({ code: foldNeedCode(need.code), reason: error.code });
      }
    }
    return answer;
  });
}

function refuseStale(need: NeedRow, version: number | undefined): void {
  if (version === undefined || version === need.version) return;
  throw new AppError('need.changed', { status: 409, params: { code: need.code } });
}

/** Who registers a need does not approve it, unless the site lets one person check own work. */
function refuseOwn(unit: Unit, need: NeedRow, reason: string): void {
  if (need.registeredById !== unit.actor.personId) return;
  const { selfCheckMinutes } = unit.actor;
  if (mayCheckSelf(selfCheckMinutes, need.registeredAt, unit.recordedAt, reason)) return;
  throw new AppError('need.own', { params: { minutes: selfCheckMinutes ?? -1 } });
}

async function refuseApproval(unit: Unit, need: NeedRow, reason: string): Promise<void> {
  if (!consentValid(need, unit.recordedAt)) throw new AppError('need.consent_missing');
  const [recipient] = await unit.tx
    .select({ personKey: recipients.personKey })
    .from(recipients)
    .where(eq(recipients.needId, need.id));
  const [double] = await findDoubles(unit.tx, recipient?.personKey ?? '', need.id);
  if (double && reason === '') {
    throw new AppError('need.double', { status: 409, params: { code: double } });
  }
}

/** @throws AppError `need.reserved` (409) while a device waits for it, `need.decided` (409) when it ended already */
export async function closeNeed(
  ctx: Context,
  input: WriteInput & {
    code: string;
    version?: number | undefined;
    reason: (typeof NEED_CLOSINGS)[number];
  },
): Promise<NeedAnswer> {
  requirePermission(ctx, 'need.register');
  return write(ctx, input, async (unit) => {
    const need = await lockNeed(unit, input.code);
    refuseStale(need, input.version);
    const { code, status } = need;
    if (status === 'reserved')
      throw new AppError('need.reserved', { status: 409, params: { code } });
    if (status === 'served' || status === 'closed') {
      throw new AppError('need.decided', { status: 409, params: { code, status } });
    }
    await logAct(unit, 'need.closed', need.id, { need: code, reason: input.reason });
    return change(unit, need, {
      status: 'closed',
      closedAt: unit.recordedAt,
      closeReason: input.reason,
    });
  });
}

/**
 * Consent taken back stops everything at once: a reserved device on a shelf is free again,
 * one that is already at the table can no longer be handed over.
 */
export async function withdrawConsent(
  ctx: Context,
  input: WriteInput & { code: string },
): Promise<NeedAnswer> {
  requirePermission(ctx, 'need.register');
  return write(ctx, input, async (unit) => {
    await releaseNeed(unit, input.code, 'consent_withdrawn');
    const need = await lockNeed(unit, input.code);
    await logAct(unit, 'need.consent_withdrawn', need.id, { need: need.code });
    const ends = need.status !== 'served' && need.status !== 'reserved';
    return change(unit, need, {
      consentWithdrawnAt: need.consentWithdrawnAt ?? unit.recordedAt,
      ...(ends
        ? {
            status: 'closed' as const,
            closedAt: unit.recordedAt,
            closeReason: 'consent_withdrawn',
          }
        : {}),
    });
  });
}

/** Statuses in which a need may stand in a handover session. */
const WAITS: readonly NeedRow['status'][] = ['approved', 'reserved'];

async function change(unit: Unit, need: NeedRow, changes: Partial<NeedRow>): Promise<NeedAnswer> {
  const version = need.version + 1;
  if (changes.status && !WAITS.includes(changes.status)) await leaveSession(unit, need.id);
  await unit.tx
    .update(needs)
    .set({ ...changes, version })
    .where(eq(needs.id, need.id));
  return { code: need.code, status: changes.status ?? need.status, version };
}
