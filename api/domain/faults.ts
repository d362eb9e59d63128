import { reason } from './reason.ts';
import type { Reason } from './reason.ts';

/** Fault codes with the parts they usually need, as translation keys of the parts list. */
export const FAULT_PARTS = {
  PWR: ['acc.charger', 'part.dcjack', 'part.psu', 'part.motherboard'],
  CHG: ['acc.charger', 'part.dcjack', 'part.battery'],
  BAT: ['part.battery'],
  CMOS: ['part.cmos'],
  BOOT: ['part.ssd', 'field.os'],
  STO: ['part.ssd', 'part.hdd'],
  RAM: ['part.ram'],
  HEAT: ['part.fan', 'part.paste'],
  LCD: ['part.screen', 'part.display_cable'],
  GLASS: ['part.touchscreen'],
  HNG: ['part.hinge'],
  KBD: ['part.keyboard'],
  TPD: ['part.touchpad'],
  BTN: ['part.power_button'],
  USB: ['part.usb'],
  VID: ['part.video'],
  AUD: ['part.speaker', 'part.audiojack'],
  MIC: ['part.mic'],
  CAM: ['part.camera'],
  NET: ['part.wifi', 'part.lan', 'part.antenna'],
  SIM: ['part.sim'],
  LIQ: [],
  BRD: ['part.motherboard'],
  CAS: ['part.casing'],
  SW: ['field.os'],
  LOCK: [],
  SLOW: ['part.ssd', 'part.ram'],
  UPG: ['part.ssd', 'part.ram'],
  UNK: [],
} as const satisfies Record<string, readonly string[]>;

export type FaultCode = keyof typeof FAULT_PARTS;

export const FAULT_CODES = Object.keys(FAULT_PARTS) as FaultCode[];

/** How the code of a fault looks; an administrator's own codes too. */
export const FAULT_CODE_PATTERN = /^[A-Z][A-Z0-9]{1,7}$/;

export function isFaultCode(text: string): text is FaultCode {
  return Object.hasOwn(FAULT_PARTS, text);
}

/** What is to be done about a fault. */
export const FAULT_DECISIONS = ['repair', 'upgrade', 'accept', 'harvest', 'recycle'] as const;
export type FaultDecision = (typeof FAULT_DECISIONS)[number];

/** How a fault was closed. */
export const FAULT_OUTCOMES = [
  'fixed',
  'part_replaced',
  'upgraded',
  'accepted',
  'no_fault_found',
  'not_repairable',
] as const;
export type FaultOutcome = (typeof FAULT_OUTCOMES)[number];

const OUTCOMES: Record<FaultDecision, readonly FaultOutcome[]> = {
  repair: ['fixed', 'part_replaced', 'no_fault_found', 'not_repairable'],
  upgrade: ['upgraded', 'part_replaced', 'not_repairable'],
  accept: ['accepted', 'no_fault_found'],
  harvest: ['not_repairable'],
  recycle: ['not_repairable'],
};

export function outcomesFor(decision: FaultDecision): readonly FaultOutcome[] {
  return OUTCOMES[decision];
}

export interface FaultClosing {
  decision: FaultDecision | null;
  outcome: FaultOutcome;
  note: string | null;
}

/** Why a fault may not be closed this way, or null. Accepting or giving up needs a note for whoever comes next. */
export function refuseClosing(closing: FaultClosing): Reason | null {
  const { decision, outcome, note } = closing;
  if (decision === null) return reason('fault.needs_decision');
  if (!OUTCOMES[decision].includes(outcome)) return reason('fault.outcome_does_not_fit');
  const needsNote = outcome === 'accepted' || outcome === 'not_repairable';
  if (needsNote && !note?.trim()) return reason('fault.needs_note');
  return null;
}
