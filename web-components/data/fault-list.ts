/** The workshop's list of faults. Read at the sign-in and kept on the device, so that its words are there offline. */
import { FAULT_CODES, FAULT_PARTS } from '#domain/faults.ts';
import { isKey, setOwnWords, t } from '../i18n/i18n.ts';
import { api, call } from './api-client.ts';

const load = () => call(api['fault-list'].$get());
export type FaultKind = Awaited<ReturnType<typeof load>>['faults'][number];

const STORAGE_KEY = 'rework.faults';

let faults: readonly FaultKind[] = recall();
say();

/** Without a network the list of the last time stays. */
export async function readFaultList(): Promise<void> {
  try {
    faults = (await load()).faults;
  } catch {
    return;
  }
  say();
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(faults.filter(({ version }) => version > 0)));
  } catch {
    return;
  }
}

/** Codes to choose from, the built-in ones first. */
export function faultChoices(): string[] {
  const changed = new Map(faults.map((fault) => [fault.code, fault]));
  const own = faults.filter(({ builtIn }) => !builtIn).map(({ code }) => code);
  return [...FAULT_CODES, ...own].filter((code) => !changed.get(code)?.hidden);
}

/** Keys of the parts a fault usually needs. */
export function faultParts(code: string): readonly string[] {
  const changed = faults.find((fault) => fault.code === code);
  return changed?.parts ?? (FAULT_PARTS as Record<string, readonly string[]>)[code] ?? [];
}

export function faultName(code: string): string {
  const key = `fault.${code}`;
  return isKey(key) ? t(key) : code;
}

function say(): void {
  setOwnWords(new Map(faults.map(({ code, names }) => [`fault.${code}`, names])));
}

/** Only what was changed is kept: the rest is in the program. */
function recall(): FaultKind[] {
  try {
    return JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]') as FaultKind[];
  } catch {
    return [];
  }
}
