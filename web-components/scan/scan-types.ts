/** What a scan is on its way to the server; the same shapes as the body of `POST /api/scans`. */

/** Where a scan came from. A badge is believed only from `wedge` and `camera`, never from typing. */
export type ScanSource = 'wedge' | 'camera' | 'typed';

export interface Scan {
  text: string;
  source: ScanSource;
}

/** What was armed and in hand at the moment of the scan, as codes. */
export interface ScanContext {
  command: string | null;
  placeCode: string | null;
  deviceCode: string | null;
  benchCode: string | null;
  personId: string | null;
}

export interface QueuedScan extends Scan {
  /** UUID made here: the server answers a second sending with the first answer. */
  requestId: string;
  /** ISO 8601 with zone, by the clock of this device. */
  happenedAt: string;
  context: ScanContext;
}

export type ScanOutcome = 'done' | 'warning' | 'refused';

export interface ScanAnswer {
  requestId: string;
  outcome: ScanOutcome;
  /** Translation key, e.g. `scan.moved`. */
  code: string;
  params: Record<string, string | number>;
  deviceId?: string;
  undoable?: boolean;
}

export const NO_CONTEXT: ScanContext = {
  command: null,
  placeCode: null,
  deviceCode: null,
  benchCode: null,
  personId: null,
};
