/** After a gap in the network: how much went through, and how much now needs somebody. */
import { t } from '../i18n/i18n.ts';
import { showToast } from '../ui/toast.ts';
import { onScanAnswer, onScanQueue } from './scan-bus.ts';

let gap: { sent: number; refused: number } | null = null;
let started = false;

/** @param openList shows what was refused */
export function startGapTally(openList: () => void): void {
  if (started) return;
  started = true;
  onScanAnswer(({ answer }) => {
    if (!gap) return;
    if (answer.outcome === 'refused') gap.refused += 1;
    else gap.sent += 1;
  });
  onScanQueue(({ trouble, waiting }) => {
    if (trouble === 'offline') gap ??= { sent: 0, refused: 0 };
    // Told once the last answer was heard, which comes right after its scan stops waiting.
    else if (gap && waiting === 0) queueMicrotask(() => tell(openList));
  });
}

function tell(openList: () => void): void {
  if (!gap) return;
  const { sent, refused } = gap;
  gap = null;
  if (refused > 0) {
    const action = { label: t('outbox.see_refused'), run: openList };
    showToast({ kind: 'warning', text: t('outbox.back_refused', { sent, refused }), action });
  } else if (sent > 1) showToast({ kind: 'done', text: t('outbox.back', { sent }) });
}
