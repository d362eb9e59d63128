/** What a scan means on each list. All but the pick go the durable way, so that a gap loses none. */
import { readScan, type Code } from '#domain/codes.ts';
import { COMMAND_CARDS, type CommandAction } from '#domain/command-cards.ts';
import type { ScanContext } from '#domain/bench.ts';
import { allowed } from '../data/session.ts';
import { scanContext } from '../scan/scan-bus.ts';
import type { TodoName } from './todo-lists.ts';

export type ListScan =
  | { do: 'confirm'; code: Code }
  | { do: 'open_kit'; code: Code }
  | { do: 'open_locks'; code: Code }
  | { do: 'take'; code: Code }
  | { do: 'put'; place: Code }
  | { do: 'pick'; code: Code }
  | { do: 'start_testing'; code: Code };

const cardOf = (action: CommandAction): Code | null =>
  COMMAND_CARDS.find((card) => card.action === action && card.parameter === null)?.code ?? null;

/**
 * @param hand what was scanned before and waits for its place
 * @returns null for a scan that means here what it means everywhere
 */
export function readListScan(list: TodoName, text: string, hand: Code | null): ListScan | null {
  const scan = readScan(text);
  const { command, placeCode } = scanContext();
  // An armed card, or a place scanned before, keeps its meaning.
  if (scan.kind !== 'own' || command || placeCode) return null;
  const { type, code } = scan;
  const thing = type === 'device' || type === 'accessory';
  if (list === 'label') return thing ? { do: 'confirm', code } : null;
  if (list === 'kit') return type === 'device' ? { do: 'open_kit', code } : null;
  if (list === 'locks') return type === 'device' ? { do: 'open_locks', code } : null;
  if (list === 'pick') return type === 'device' ? { do: 'pick', code } : null;
  if (type === 'place') return hand ? { do: 'put', place: code } : null;
  if (!thing) return null;
  const tests = list === 'return' && type === 'device' && allowed('diagnostics.record');
  return tests ? { do: 'start_testing', code } : { do: 'take', code };
}

/** What the scan of a device means where its diagnostics begin. */
export const STARTS_TESTING: Partial<ScanContext> = { command: cardOf('start_diagnostics') };

/** A device whose kit is complete becomes ready on its shelf; everything else is put there. */
export function goesTo(placeCode: Code, kitted: boolean): Partial<ScanContext> {
  return { command: kitted ? cardOf('ready_on_shelf') : null, placeCode };
}
