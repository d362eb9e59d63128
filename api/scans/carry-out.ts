/** Carries out what one scan means, inside the scan's own transaction. */
import { eq } from 'drizzle-orm';
import { type QueuedScan, type ScanAnswer, type ScanIntent, meaningOf } from '#domain/bench.ts';
import { type CommandAction, type CommandCard, COMMAND_CARDS } from '#domain/command-cards.ts';
import type { Code } from '#domain/codes.ts';
import { may } from '#domain/roles.ts';
import type { Stage } from '#domain/stages.ts';
import { devices, parts } from '../../db/schema/index.ts';
import { countPlace, countThing } from '../counts/count-scan.ts';
import { pickScan } from '../handover-sessions/pick-scan.ts';
import { confirmLabel } from '../labels/labels.service.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import { pairScan } from '../pair-check/pair-check.service.ts';
import { moveToPlace, takeThings } from '../places/place-contents.service.ts';
import { placeByCode } from '../places/places.service.ts';
import { refuseOthersCards, requireCardRole } from './card-owner.ts';
import { type Effect, applyCommand } from './command-effects.ts';
import { documentKey } from './document-key.ts';
import { findCertificate, findCode, resolveTarget, unknownCode } from './find-code.ts';
import type { FoundCode } from './found-code.ts';
import { lockedByCode, lockedDevice, refuseIfChanged } from './locked-device.ts';
import { putInto } from './put-into.ts';
import { scanIntoKit } from './scan-into-kit.ts';
import { meantByPart, usePartByScan } from './scan-part.ts';
import { undoOwnLast } from './undo-own-last.ts';

export type Done = Omit<ScanAnswer, 'requestId' | 'meanwhile'>;

/** @throws AppError for every refusal, with what the person can do about it */
export async function carryOut(unit: Unit, scan: QueuedScan): Promise<Done> {
  const intent = meaningOf(scan.text, scan.context, scan.source);
  await refuseOthersCards(unit, scan);
  switch (intent.do) {
    case 'nothing':
      throw new AppError('scan.empty');
    case 'refuse':
      throw new AppError(intent.reason, { params: intent.params ?? {} });
    case 'switch_person':
      throw new AppError('scan.badge_not_here');
    case 'arm':
      return arm(unit, intent.card);
    case 'pause':
      return done({ code: 'scan.paused' });
    case 'begin':
      return begin(unit, intent);
    case 'undo':
      return undoOwnLast(unit);
    case 'set_place': {
      const place = await placeByCode(unit, intent.place);
      const subject = { kind: 'place' as const, code: place.code };
      return { ...done({ code: 'scan.place_set', params: { place: place.name } }), subject };
    }
    case 'open':
      return opened(await known(unit, intent.code));
    case 'open_certificate':
      return opened(await certificateOf(unit, intent.verifyCode));
    case 'open_thing':
      return opened(await resolveTarget(unit, intent.target));
    case 'show_medium':
      return scanPart(unit, intent, scan.context.benchCode);
    case 'move_to_place':
      return putAt(unit, intent);
    case 'pick':
      return pickScan(unit, intent);
    case 'pair':
      return pairScan(unit, intent);
    case 'put_into':
      return putInto(unit, intent);
    case 'add_to_kit':
      return addToKit(unit, intent.device, intent.accessory);
    case 'count_place':
      return countPlace(unit, intent);
    case 'count_thing':
      return countThing(unit, intent);
    case 'apply':
      return apply(unit, intent);
  }
}

function done({ code, params = {}, warning, undoable }: Effect): Done {
  return { outcome: warning ? 'warning' : 'done', code, params, undoable: undoable ?? false };
}

function arm(unit: Unit, card: CommandCard): Done {
  requireCardRole(unit, card);
  const command = card.titleKey;
  if (!card.parameterKey) return done({ code: 'scan.armed', params: { command } });
  return done({ code: 'scan.armed_parameter', params: { command, parameter: card.parameterKey } });
}

/** Its page opens on the screen; the scans there do the work. */
function begin(unit: Unit, { what }: ScanIntent & { do: 'begin' }): Done {
  const card = COMMAND_CARDS.find(({ action }) => action === what);
  if (card) requireCardRole(unit, card);
  return done({ code: `scan.begun_${what}` });
}

async function known(unit: Unit, code: Code): Promise<FoundCode> {
  const one = await findCode(unit, code);
  if (!one) throw unknownCode(code);
  return one;
}

async function certificateOf(unit: Unit, verifyCode: string): Promise<FoundCode> {
  const one = await findCertificate(unit, verifyCode);
  if (!one) throw unknownCode(verifyCode);
  return one;
}

function opened(one: FoundCode): Done {
  const { kind, code, deviceCode, label, what, document } = one;
  return {
    ...done({
      code: kind === 'blank' ? 'scan.blank' : `scan.opened_${kind}`,
      params: { name: label, what: what ?? '', document: document ? documentKey(document) : '' },
      warning: kind === 'blank',
    }),
    subject: { kind, code, stage: one.stage as Stage | null },
    deviceCode,
  };
}

async function apply(unit: Unit, intent: ScanIntent & { do: 'apply' }): Promise<Done> {
  const { card, target } = intent;
  const one = await resolveTarget(unit, target);
  if (card.action === 'label_confirmed') return scanBack(unit, one);
  if (card.action === 'take_custody') return takeInHand(unit, one);
  if (card.action === 'print_label') return { ...opened(one), code: 'scan.form_opened' };
  const row = await lockedDevice(unit, one);
  if (!ALWAYS.includes(card.action)) refuseIfChanged(unit, row);
  const place = intent.place ? await placeByCode(unit, intent.place) : null;
  const { parameter } = card;
  const effect = await applyCommand(unit, card, { row, target, parameter, place });
  return about(unit, row.code, effect);
}

/** Stopping a device, or noting what is wrong with it, is right whatever happened meanwhile. */
const ALWAYS: readonly CommandAction[] = ['hold', 'safety_hold', 'fault'];

/** A received device becomes labelled with it, unless something of its identity is still missing. */
async function scanBack(unit: Unit, one: FoundCode): Promise<Done> {
  const { requestId } = unit;
  const {
    subject: kind,
    code,
    stage,
    missing,
    already,
  } = await confirmLabel(unit, {
    requestId,
    code: one.code,
  });
  const blockers = missing.map((field) => ({
    gate: 'G1' as const,
    code: `gate.identity_${field}`,
    params: {},
    where: 'identity' as const,
  }));
  const warning = already || missing.length > 0;
  return {
    ...done({
      code:
        missing.length > 0
          ? 'scan.label_missing'
          : already
            ? 'scan.label_already'
            : 'scan.label_confirmed',
      warning,
    }),
    ...(missing.length > 0 ? { blockers } : {}),
    subject: { kind, code, stage },
    deviceCode: kind === 'device' ? code : one.deviceCode,
  };
}

/** Only what can lie somewhere is put there; anything else is opened. */
async function putAt(unit: Unit, intent: ScanIntent & { do: 'move_to_place' }): Promise<Done> {
  const one = await resolveTarget(unit, intent.target);
  if (!(await isThing(unit, one))) return opened(one);
  if (one.kind === 'device') refuseIfChanged(unit, await lockedDevice(unit, one));
  const { requestId } = unit;
  const moved = await moveToPlace(unit, { requestId, code: intent.place, codes: [one.code] });
  const [no] = moved.refused;
  const params = { place: moved.place.name };
  if (no) throw new AppError(no.reason, { status: 409, params: { ...no.params, ...params } });
  return held(unit, one, { code: 'scan.placed', params });
}

async function takeInHand(unit: Unit, one: FoundCode): Promise<Done> {
  if (one.kind === 'device') refuseIfChanged(unit, await lockedDevice(unit, one));
  const { refused } = await takeThings(unit, { requestId: unit.requestId, codes: [one.code] });
  const [no] = refused;
  if (no) throw new AppError(no.reason, { status: 409, params: no.params });
  return held(unit, one, { code: 'scan.taken' });
}

function held(unit: Unit, one: FoundCode, effect: Effect): Promise<Done> | Done {
  if (one.kind === 'device') return about(unit, one.code, { ...effect, undoable: true });
  return { ...done(effect), subject: { kind: one.kind, code: one.code } };
}

async function isThing(unit: Unit, { kind, code }: FoundCode): Promise<boolean> {
  if (kind !== 'medium') return ['device', 'accessory', 'part', 'box'].includes(kind);
  // A storage part carries the code of its medium.
  return (await unit.tx.$count(parts, eq(parts.code, code))) > 0;
}

/** Outside kitting, or for somebody who does not keep the stock, the accessory is only shown. */
async function addToKit(unit: Unit, device: Code, accessory: Code): Promise<Done> {
  const row = await lockedByCode(unit, device);
  if (row.stage !== 'kitting' || !may(unit.actor.roles, 'kit.record')) {
    return opened({ ...(await known(unit, accessory)), deviceCode: row.code });
  }
  refuseIfChanged(unit, row);
  const { kind, blockers, ...effect } = await scanIntoKit(unit, row, accessory);
  const subject = { kind, code: accessory };
  return { ...done(effect), blockers, subject, deviceCode: row.code };
}

/** A part is built into the device in hand, put at the place scanned before, or shown. */
async function scanPart(
  unit: Unit,
  intent: ScanIntent & { do: 'show_medium' },
  benchCode: Code | null,
): Promise<Done> {
  const one = await known(unit, intent.medium);
  const meant = await meantByPart(unit, intent);
  const seen = meant.isPart ? { ...one, kind: 'part' as const } : one;
  if (meant.do === 'show') return opened(seen);
  if (meant.do === 'place') {
    return putAt(unit, { do: 'move_to_place', place: meant.place, target: ofCode(one.code) });
  }
  const row = await lockedByCode(unit, meant.device);
  refuseIfChanged(unit, row);
  const { blockers, ...effect } = await usePartByScan(unit, {
    ...meant,
    part: one.code,
    benchCode,
  });
  const subject = { kind: seen.kind, code: one.code };
  return { ...done(effect), blockers, subject, deviceCode: row.code };
}

const ofCode = (code: Code) => ({ by: 'code' as const, kind: 'medium' as const, code });

async function about(unit: Unit, code: Code, effect: Effect): Promise<Done> {
  const [now] = await unit.tx
    .select({ stage: devices.stage })
    .from(devices)
    .where(eq(devices.code, code));
  const subject = { kind: 'device' as const, code, stage: (now?.stage ?? null) as Stage | null };
  return { ...done(effect), subject, deviceCode: code };
}
