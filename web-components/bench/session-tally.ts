/** How many scans went through since a command was armed. */
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
  for (const { context, answer, undone, text } of scans.slice(armedAt + 1)) {
    if (context.command !== command || undone || text.startsWith('7')) continue;
    tally[answer?.outcome ?? 'waiting'] += 1;
  }
  return tally;
}
