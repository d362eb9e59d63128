/** For pages that know what a scan means: it goes the same durable way as all others, with that meaning. */
import { NO_CONTEXT, type QueuedScan, type Scan, type ScanContext } from '#domain/bench.ts';
import { t } from '../i18n/i18n.ts';
import { showToast } from '../ui/toast.ts';
import { scannedText } from './answer-text.ts';
import { scanContext, startScanning } from './scan-bus.ts';
import { noteLost } from './storage-state.ts';

const kept = new Set<string>();

/**
 * Puts the scan into the queue; its answer comes through `onScanAnswer` with the same request id.
 * @param means what is armed and in hand for this scan alone; nothing else counts
 * @param known hears the scan before any answer to it
 * @returns the scan as it waits, or null when the browser could not keep it and said so
 */
export async function keepScan(
  scan: Scan,
  means: Partial<ScanContext>,
  known: (scan: QueuedScan) => void = () => undefined,
): Promise<QueuedScan | null> {
  const { queue, tones } = startScanning();
  const { personId, benchCode } = scanContext();
  try {
    const context = { ...NO_CONTEXT, ...means, personId, benchCode };
    const added = await queue.add(scan, context, (queued) => {
      kept.add(queued.requestId);
      known(queued);
    });
    if (!added.answer) void tones.tick();
    return added.scan;
  } catch {
    void tones.play('refused');
    if (noteLost(scan.text))
      showToast({ kind: 'refused', text: `${scannedText(scan.text)}: ${t('scan.not_kept')}` });
    return null;
  }
}

/** The page that kept this scan says itself what became of it. */
export function isKeptByPage(requestId: string): boolean {
  return kept.has(requestId);
}
