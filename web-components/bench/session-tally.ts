/** How many scans went through since a command was armed; what the undo card took back counts no longer. */
import type { StoredScan } from '../scan/scan-store.ts';

export interface Tally {
  done: number;
  warning: number;
  refused: number;
  waiting: number;
}

/** @param scans oldest first @param command code of the armed card */
export function sessionTally(scans: readonly StoredScan[], command: string): Tally {
  const armedAt = scans.findLastIndex(({ text }) => text.replaceAll(' ', '') === command);
  const tally: Tally = { done: 0, warning: 0, refused: 0, waiting: 0 };
  const counted = new Map<string, keyof Tally>();
  for (const { context, answer, undone, text } of scans.slice(armedAt + 1)) {
    const device = answer?.deviceCode ?? '';
    const before = counted.get(device);
    if (answer?.code === 'scan.undone' && before) {
      tally[before] -= 1;
      counted.delete(device);
    }
    if (context.command !== command || undone || text.startsWith('7')) continue;
    const outcome = answer?.outcome ?? 'waiting';
    tally[outcome] += 1;
    if (outcome === 'done' || outcome === 'warning') counted.set(device, outcome);
  }
  return tally;
}
