/** Numbers of the built-in cards. They are printed and hang on walls: add new ones, never change or reuse one. */
import type { FaultCode } from './faults.ts';
import type { HoldKind } from './holds.ts';

export const FAULT_NUMBERS: Record<FaultCode, number> = {
  PWR: 101,
  CHG: 102,
  BAT: 103,
  CMOS: 104,
  BOOT: 105,
  STO: 106,
  RAM: 107,
  HEAT: 108,
  LCD: 109,
  GLASS: 110,
  HNG: 111,
  KBD: 112,
  TPD: 113,
  BTN: 114,
  USB: 115,
  VID: 116,
  AUD: 117,
  MIC: 118,
  CAM: 119,
  NET: 120,
  SIM: 121,
  LIQ: 122,
  BRD: 123,
  CAS: 124,
  SW: 125,
  LOCK: 126,
  SLOW: 127,
  UPG: 128,
  UNK: 129,
};

export const HOLD_NUMBERS: Record<HoldKind, number> = {
  awaiting_parts: 201,
  wipe_failed: 202,
  locked: 203,
  safety: 204,
  theft_check: 205,
  donor_recall: 206,
  label_mismatch: 207,
  investigate: 208,
};
