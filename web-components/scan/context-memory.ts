/** What is armed and in hand outlives a reload of this window, not the window itself. */
import { NO_CONTEXT, type ScanContext } from '#domain/bench.ts';

const STORAGE_KEY = 'rework.scan-context';

export function recallContext(): { context: ScanContext; usedAt: number } {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? 'null');
    if (typeof stored === 'object' && stored !== null && 'context' in stored) {
      const { context, usedAt } = stored as { context: ScanContext; usedAt: number };
      return { context: { ...NO_CONTEXT, ...context }, usedAt };
    }
  } catch {
    // Unreadable: begin with nothing.
  }
  return { context: NO_CONTEXT, usedAt: 0 };
}

export function rememberContext(context: ScanContext, usedAt: number): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify({ context, usedAt }));
  } catch {
    // Storage may be blocked; the context then lasts until the reload.
    return;
  }
}
