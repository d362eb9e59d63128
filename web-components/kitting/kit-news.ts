/** What the last scan at the kitting table came to, ready to be shown in large type. */
import type { ScanAnswer } from '#domain/bench.ts';
import type { Reason } from '#domain/reason.ts';
import { errorText } from '../data/api-client.ts';
import { ApiError } from '../data/api-error.ts';
import { t } from '../i18n/i18n.ts';
import { answerSentence, scannedText } from '../scan/answer-text.ts';
import type { NoticeKind } from '../ui/rw-notice.ts';
import { blockerText } from '../data/blocker-text.ts';

export interface KitNews {
  kind: NoticeKind;
  text: string;
  /** What the rules say, one sentence each. */
  reasons: string[];
  /** The accessory that was refused, so that a coordinator may let it pass. */
  refused: string | null;
}

export function waitingNews(text: string): KitNews {
  const words = t('kitting.waiting', { code: scannedText(text) });
  return { kind: 'info', text: words, reasons: [], refused: null };
}

export function newsOf(answer: ScanAnswer, scanned: string): KitNews {
  const text = `${scannedText(scanned)}: ${answerSentence(answer)}`;
  const said = (answer.blockers ?? []).map((blocker: Reason) => blockerText(blocker));
  const reasons = said.filter((reason) => !text.includes(reason));
  const doesNotFit = answer.outcome === 'refused' && answer.code.startsWith('kit.does_not_fit');
  return { kind: answer.outcome, text, reasons, refused: doesNotFit ? scanned : null };
}

export function errorNews(error: unknown): KitNews {
  const blockers = error instanceof ApiError ? error.blockers : [];
  const reasons = blockers.map((blocker) => blockerText(blocker));
  return { kind: 'refused', text: errorText(error), reasons, refused: null };
}
