/** What this bench prints labels with: a printer of the site, or what is set up on this device alone. */
import type { InferResponseType } from 'hono/client';
import { api, call } from './api-client.ts';
import { getSession } from './session.ts';

export interface CustomMedium {
  widthMm: number;
  heightMm: number;
  grid: {
    pageWidthMm: number;
    pageHeightMm: number;
    marginLeftMm: number;
    marginTopMm: number;
    pitchXMm: number;
    pitchYMm: number;
    columns: number;
    rows: number;
  } | null;
}

export interface LabelSetup {
  medium: string;
  /** Numbers of its own, used when `medium` is `custom`. */
  custom: CustomMedium;
  dpi: 203 | 300;
  symbol: 'qr' | 'code128';
  output: 'pdf' | 'zpl_file' | 'zpl_send';
  host: string;
  port: number;
  /** Medium of command cards and badges, which are larger. */
  cardMedium: string;
  /** What puts a printer right; see `PrintCorrection` on the server. */
  offsetXMm: number;
  offsetYMm: number;
  scaleXPercent: number;
  scaleYPercent: number;
  darkness: number | null;
  speed: number | null;
}

/** The set-up in use, and where it comes from. */
export interface UsedSetup extends LabelSetup {
  /** Of a printer of the site; null for what is set up on this device, or nowhere. */
  printerId: string | null;
}

export type Printer = InferResponseType<typeof api.labels.printers.$get, 200>[number];

const OWN_KEY = 'rework.labels';
const CHOICE_KEY = 'rework.labels.printer';
/** The choice of what is set up on this device. */
export const OWN = 'own';

export const DEFAULT_SETUP: LabelSetup = {
  medium: 'roll-50x25',
  custom: {
    widthMm: 60,
    heightMm: 30,
    grid: {
      pageWidthMm: 210,
      pageHeightMm: 297,
      marginLeftMm: 10,
      marginTopMm: 10,
      pitchXMm: 63,
      pitchYMm: 33,
      columns: 3,
      rows: 8,
    },
  },
  dpi: 203,
  symbol: 'qr',
  output: 'pdf',
  host: '',
  port: 9100,
  cardMedium: 'a4-cards-85x54',
  offsetXMm: 0,
  offsetYMm: 0,
  scaleXPercent: 100,
  scaleYPercent: 100,
  darkness: null,
  speed: null,
};

/** What is set up on this device alone. */
export function loadOwnSetup(): LabelSetup {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(OWN_KEY) ?? '{}');
    const isSetup = typeof stored === 'object' && stored !== null;
    return isSetup ? { ...DEFAULT_SETUP, ...stored } : DEFAULT_SETUP;
  } catch {
    return DEFAULT_SETUP;
  }
}

export function saveOwnSetup(setup: LabelSetup): void {
  keep(OWN_KEY, JSON.stringify(setup));
}

/** `own`, the id of a printer, or null for the printer of the bench or of the site. */
export function printerChoice(): string | null {
  const choice = recall(CHOICE_KEY);
  // Before there were printers of the site each device had a set-up of its own, and keeps it.
  return choice ?? (recall(OWN_KEY) === null ? null : OWN);
}

export function choosePrinterHere(choice: string | null): void {
  keep(CHOICE_KEY, choice ?? '');
}

let printers: readonly Printer[] | null = null;

/** The printers of the site; asked once, or afresh. @throws ApiError */
export async function readPrinters(afresh = false): Promise<readonly Printer[]> {
  if (printers === null || afresh) printers = await call(api.labels.printers.$get());
  return printers;
}

/** What labels are printed with here and now. */
export async function usedSetup(): Promise<UsedSetup> {
  return setupAmong(await readPrinters().catch(() => []));
}

export function setupAmong(known: readonly Printer[]): UsedSetup {
  const choice = printerChoice();
  if (choice === OWN) return { ...loadOwnSetup(), printerId: null };
  const printer = known.find(({ id }) => id === choice) ?? printerOfBench(known);
  return printer
    ? { ...setupOf(printer), printerId: printer.id }
    : { ...DEFAULT_SETUP, printerId: null };
}

/** The one that this bench has chosen, else the one of the site. */
export function printerOfBench(known: readonly Printer[]): Printer | undefined {
  const benchId = getSession()?.benchId;
  const chosen = known.find(({ places }) => places.some(({ id }) => id === benchId));
  return chosen ?? known.find(({ isDefault }) => isDefault);
}

export function setupOf({ medium, ...printer }: Printer): LabelSetup {
  const { id, custom = DEFAULT_SETUP.custom } = medium;
  const rest = Object.fromEntries(
    Object.keys(DEFAULT_SETUP)
      .filter((key) => key !== 'medium' && key !== 'custom')
      .map((key) => [key, printer[key as keyof typeof printer]]),
  );
  return { ...DEFAULT_SETUP, ...rest, medium: id, custom };
}

/** The medium as the server takes it. */
export function mediumChoice(setup: LabelSetup, medium = setup.medium) {
  return medium === 'custom' ? { id: 'custom', custom: setup.custom } : { id: medium };
}

export function correctionOf(setup: LabelSetup) {
  const { offsetXMm, offsetYMm, scaleXPercent, scaleYPercent, darkness, speed } = setup;
  return { offsetXMm, offsetYMm, scaleXPercent, scaleYPercent, darkness, speed };
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key) || null;
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage may be blocked; the choice then lasts until the reload.
    return;
  }
}
