/** A proposal: one ready device or card for each need, the exceptions with what is nearest to them. */
import { and, eq, inArray } from 'drizzle-orm';
import {
  type Proposal,
  type Unmatched,
  frontOfQueue,
  passedOver,
  propose,
} from '#domain/matching.ts';
import { compareNeeds } from '#domain/need-priority.ts';
import type { RequirementKey } from '#domain/need-requirements.ts';
import type { Reason } from '#domain/reason.ts';
import { needs } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { foldNeedCode } from '../needs/need-code.ts';
import { readSession } from '../handover-sessions/session-view.service.ts';
import { type FreeCardRow, readFreeCards } from './free-cards.ts';
import { type Candidate, readFreeDevices } from './free-devices.ts';
import { type Waiting, inSession, readNeeds, readWaitingBefore } from './waiting-needs.ts';

/** As much as one proposal may ask for. */
export const MAX_MATCHED = 1000;

export interface Question {
  /** Needs of this session that have nothing yet. */
  session?: string | undefined;
  /** Or these. With neither, the first of all that are approved. */
  needCodes?: readonly string[] | undefined;
}

export interface ProposedThing {
  code: string;
  kind: string;
  make: string;
  model: string;
  memoryMib: number | null;
  storageGb: number | null;
  storageKind: string | null;
  screenInch: number | null;
  batteryHealth: number | null;
  cosmeticGrade: string | null;
  placeName: string;
  readySince: string | null;
}

export interface ProposedMatch {
  needCode: string;
  thing: ProposedThing;
  /** A need that stands before this one, waits, and would have suited the device too. */
  passes: { needCode: string; priorityReason: string } | null;
}

export interface MatchException {
  needCode: string;
  reason: Reason;
  misses: { lacking: RequirementKey[]; reasons: Reason[]; count: number; deviceCode: string }[];
}

export interface MatchProposal {
  /** Exceptions are decided first. */
  exceptions: MatchException[];
  matches: ProposedMatch[];
  /** Ready devices that nobody has, before this proposal. */
  free: number;
}

/** Reads needs, devices and cards once each, whatever their number. @throws AppError `handover_session.not_found` */
export async function proposeMatches(ctx: Context, question: Question): Promise<MatchProposal> {
  requirePermission(ctx, 'device.reserve');
  const asked = await askedNeeds(ctx, question);
  const kinds = [...new Set(asked.map(({ kind }) => kind))];
  const [devices, cards] = await Promise.all([
    readFreeDevices(ctx, { kinds }),
    kinds.includes('sim') ? readFreeCards(ctx) : [],
  ]);
  const proposal = propose(asked, devices, cards);
  const waiting = await othersBefore(ctx, asked);
  const { timeZone } = ctx.actor;
  return present(proposal, { asked, devices, cards, waiting, timeZone });
}

async function askedNeeds(ctx: Context, question: Question): Promise<Waiting[]> {
  const { session, needCodes } = question;
  if (session) {
    await readSession(ctx, session);
    const inIt = await readNeeds(ctx, inSession(session), MAX_MATCHED);
    return inIt.filter(({ reserved }) => !reserved);
  }
  if (needCodes) {
    const codes = needCodes.map(foldNeedCode);
    return readNeeds(ctx, inArray(needs.code, codes), MAX_MATCHED);
  }
  return readNeeds(ctx, and(eq(needs.status, 'approved')), MAX_MATCHED);
}

/** Needs that wait before any of these and are not among them. */
export async function othersBefore(ctx: Context, asked: readonly Waiting[]): Promise<Waiting[]> {
  const last = asked.toSorted(compareNeeds).at(-1);
  if (!last) return [];
  const own = asked.map(({ id }) => id);
  return frontOfQueue(await readWaitingBefore(ctx, last, own));
}

interface Facts {
  asked: readonly Waiting[];
  devices: readonly Candidate[];
  cards: readonly FreeCardRow[];
  waiting: readonly Waiting[];
  /** Of the site. */
  timeZone: string;
}

function present(proposal: Proposal, facts: Facts): MatchProposal {
  const byId = new Map(facts.asked.map((need) => [need.id, need]));
  const devices = new Map(facts.devices.map((device) => [device.id, device]));
  const cards = new Map(facts.cards.map((card) => [card.id, card]));
  const exceptions = proposal.unmatched.map((one) => exception(one, byId, devices));
  const matches = proposal.matches.flatMap(({ needId, deviceId, cardId }): ProposedMatch[] => {
    const need = byId.get(needId);
    if (!need) return [];
    const needCode = need.row.code;
    const device = devices.get(deviceId ?? '');
    if (device) {
      const before = passedOver(need, device, facts.waiting, facts.timeZone);
      const passes = before && {
        needCode: before.row.code,
        priorityReason: before.row.priorityReason,
      };
      return [{ needCode, thing: deviceThing(device), passes }];
    }
    const card = cards.get(cardId ?? '');
    return card ? [{ needCode, thing: cardThing(card), passes: null }] : [];
  });
  return { exceptions, matches, free: facts.devices.length };
}

function exception(
  { needId, reason, misses }: Unmatched,
  needsById: ReadonlyMap<string, Waiting>,
  devices: ReadonlyMap<string, Candidate>,
): MatchException {
  return {
    needCode: needsById.get(needId)?.row.code ?? '',
    reason,
    misses: misses.map(({ lacking, reasons, count, deviceId }) => ({
      lacking,
      reasons,
      count,
      deviceCode: devices.get(deviceId)?.row.code ?? '',
    })),
  };
}

export function deviceThing({ row, placeName, readySince }: Candidate): ProposedThing {
  const { code, kind, make, model, memoryMib, storageGb, storageKind, screenInch } = row;
  const { batteryHealth, cosmeticGrade } = row;
  const specification = { memoryMib, storageGb, storageKind, screenInch };
  const condition = { batteryHealth, cosmeticGrade };
  const where = { placeName, readySince: readySince.toISOString() };
  return { code, kind, make, model, ...specification, ...condition, ...where };
}

function cardThing({ row, placeName }: FreeCardRow): ProposedThing {
  const { code, kind, make, model } = row;
  return {
    code,
    kind,
    make,
    model,
    memoryMib: null,
    storageGb: null,
    storageKind: null,
    screenInch: null,
    batteryHealth: null,
    cosmeticGrade: null,
    placeName,
    readySince: null,
  };
}
