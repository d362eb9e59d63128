/** Turns a device's records into the facts that the gates judge. */
import type { ChargerFacts } from '#domain/charger-matching.ts';
import { type ChecklistAnswer, type ChecklistProgress, progress } from '#domain/checklists.ts';
import { sayWords } from '#domain/checklist-versions.ts';
import type { Gate, GateFacts } from '#domain/gates.ts';
import { missingIdentity } from '#domain/identity.ts';
import { type KitDevice, type KitEntry, kitVerdict, openReasons } from '#domain/kit-matching.ts';
import {
  type KitLine,
  type KitLineKey,
  isCountry,
  kitTemplate,
  leftoverLine,
} from '#domain/kit-template.ts';
import { type LocksVerdict, locksAnswer, locksVerdict } from '#domain/locks.ts';
import { mediaVerdict } from '#domain/media.ts';
import { type RepairFacts, linesToRetest } from '#domain/repairs.ts';
import { normaliseConnector } from '#domain/connectors.ts';
import { checkSpec, gateProfile } from '#domain/spec-profiles.ts';
import type { CardRow } from '../../db/device-card.ts';
import { linesFor } from '../checklists/definitions.ts';
import type { Context } from '../lib/context.ts';

/** Facts for all gates that read the device's own records; need, handover and recycling come from their verbs. */
export function gateFacts(ctx: Context, card: CardRow): GateFacts {
  const media = mediaVerdict(card.media.map(mediumState), card.mediaNoneConfirmed);
  const locks = locksOf(card);
  const { verdict, reasons } = checkSpec(card.kind, card, gateProfile(card));
  return {
    identity: { missing: missingIdentity(card), labelConfirmed: card.labelConfirmedAt !== null },
    media: {
      recorded: card.media.length,
      noneConfirmed: card.mediaNoneConfirmed,
      open: media.open,
    },
    locks: {
      unanswered: locks.unanswered,
      locked: locks.locked,
      notRechecked: locks.notRechecked,
    },
    checklist: checklistFacts(ctx, card, checklistProgress(ctx, card, locks)),
    spec: { verdict, reasons },
    grades: { cosmetic: card.cosmeticGrade, functional: card.functionalGrade },
    qa: card.qa,
    lastRepairerId: card.lastRepairerId,
    repair: repairFacts(ctx, card),
    kit: kitFacts(ctx, card),
    need: null,
    handover: null,
    recycling: null,
    waived: card.waivers.map((waiver) => waiver.gate as Gate),
  };
}

function mediumState(medium: CardRow['media'][number]) {
  return { name: mediumName(medium), status: medium.status };
}

/** Type, model or make, and the end of the serial, as reasons name a medium. */
export function mediumName(
  medium: Pick<CardRow['media'][number], 'type' | 'make' | 'model' | 'serial'>,
): string {
  const name = [medium.type, medium.model || medium.make, medium.serial.slice(-4)];
  return name.filter(Boolean).join(' ');
}

/** A lock looked at before the newest reset must be looked at again. */
export function locksOf(card: CardRow): LocksVerdict {
  const resets = card.media
    .filter((medium) => medium.status === 'sanitised' && medium.accepted && medium.recordedAt)
    .map((medium) => new Date(medium.recordedAt ?? 0).getTime());
  const checks = card.locks.map(({ lock, status, recheckedAt }) => ({
    lock,
    status,
    recheckedAt: recheckedAt ? new Date(recheckedAt) : null,
  }));
  const resetAt = resets.length > 0 ? new Date(Math.max(...resets)) : null;
  return locksVerdict(card.kind, checks, resetAt);
}

/** Where the current test run stands; its line about locks follows from the lock list. */
export function checklistProgress(
  ctx: Context,
  card: CardRow,
  locks: LocksVerdict,
): ChecklistProgress {
  const answers: Record<string, ChecklistAnswer> = {};
  for (const { item, result, value } of card.answers) {
    answers[item] = { result, value: value === '' ? null : Number(value) };
  }
  const locksLine = locksAnswer(locks);
  if (locksLine) answers.locks = { result: locksLine };
  return progress(linesFor(ctx, card), answers);
}

/** Lines by their key, for which the catalogues have words; those of an administrator in their own words. */
function namedLines(ctx: Context, card: CardRow, keys: readonly string[]): string[] {
  const lines = linesFor(ctx, card);
  return keys.map((key) => {
    const own = lines.find((line) => line.key === key)?.title;
    return sayWords(own, ctx.actor.locale) || key;
  });
}

/** Lines at which faults were mended and that have not passed since. */
export function retestsOf(ctx: Context, card: CardRow): string[] {
  const lines = linesFor(ctx, card).map(({ key }) => key);
  return linesToRetest(card.faults, card.answers, lines);
}

function repairFacts(ctx: Context, card: CardRow): RepairFacts {
  return {
    openTasks: card.tasks,
    waitingFor: card.work?.pausedAt ? card.work.waitingFor : null,
    toRetest: namedLines(ctx, card, retestsOf(ctx, card)),
  };
}

function checklistFacts(
  ctx: Context,
  card: CardRow,
  run: ChecklistProgress,
): GateFacts['checklist'] {
  return {
    missing: namedLines(ctx, card, run.missing),
    failed: namedLines(ctx, card, run.mandatoryFailed),
    safetyMissing: run.safetyMissing,
    safetyFailed: run.safetyFailed,
  };
}

/** What of a device decides about its kit, so that lists can judge it without the whole card. */
export type KitSubject = Pick<
  CardRow,
  | 'kind'
  | 'make'
  | 'hasCamera'
  | 'hasMicrophone'
  | 'hasWifi'
  | 'screenInch'
  | 'videoPorts'
  | 'chargerVolts'
  | 'chargerWatts'
  | 'chargerConnector'
  | 'kit'
  | 'kitTemplate'
>;

/**
 * The kit this device should leave with, by its kind, what it lacks and the country's plugs. The newest version of
 * the template holds for every kit; what lies in the kit stays a line of it.
 */
export function kitTemplateOf(ctx: Context, card: KitSubject): KitLine[] {
  const { country } = ctx.actor;
  const lines = kitTemplate(
    card.kind,
    { ...card, hasSpeaker: null },
    isCountry(country) ? country : null,
    card.kitTemplate?.lines,
  );
  const left = card.kit.filter(
    ({ line, status }) =>
      (status === 'filled' || status === 'overridden') && !lines.some(({ key }) => key === line),
  );
  return [...lines, ...left.map(({ line }) => leftoverLine(line as KitLineKey, card.kind))];
}

export function chargerNeedOf(
  card: Pick<KitSubject, 'make' | 'chargerVolts' | 'chargerWatts' | 'chargerConnector'>,
): ChargerFacts {
  return {
    make: card.make,
    volts: card.chargerVolts,
    amps: null,
    watts: card.chargerWatts,
    connector: normaliseConnector(card.chargerConnector),
  };
}

export function kitDeviceOf(ctx: Context, card: KitSubject): KitDevice {
  const { videoPorts, screenInch } = card;
  return { needed: chargerNeedOf(card), videoPorts, screenInch, today: todayAt(ctx) };
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** The day at the site, ISO 8601. */
export function todayAt(ctx: Context): string {
  const { timeZone } = ctx.actor;
  const calendar = calendars.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
  calendars.set(timeZone, calendar);
  return calendar.format(ctx.now());
}

export function kitEntriesOf(card: Pick<KitSubject, 'kit'>): KitEntry[] {
  return card.kit
    .filter((line) => line.status !== 'open')
    .map((line) => ({
      line: line.line as KitLineKey,
      quantity: line.status === 'short' ? 0 : line.quantity,
      short: line.status === 'short',
      overridden: line.status === 'overridden',
      facts: line.facts,
      planEndsOn: line.planEndsOn,
      charger: line.accessoryId
        ? {
            make: line.make,
            volts: line.volts,
            amps: line.facts?.amps ?? null,
            watts: line.watts,
            connector: normaliseConnector(line.connector ?? ''),
          }
        : null,
    }));
}

export function kitVerdictOf(ctx: Context, card: KitSubject) {
  return kitVerdict(kitTemplateOf(ctx, card), kitEntriesOf(card), kitDeviceOf(ctx, card));
}

function kitFacts(ctx: Context, card: CardRow): GateFacts['kit'] {
  return { lines: card.kit.length, open: openReasons(kitVerdictOf(ctx, card)) };
}
