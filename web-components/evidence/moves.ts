/** Making a move from a screen: what it asks, where else it is made, and taking it back. */
import { MOVES, type Evidence, type Move } from '#domain/moves.ts';
import { api, ApiError, call, errorText, newRequestId } from '../data/api-client.ts';
import { t } from '../i18n/i18n.ts';
import { showToast } from '../ui/toast.ts';
import type { Card, NextMove } from './card.ts';

/** What a person brings along with a move. */
export interface MoveDetails {
  reason?: string;
  placeId?: string;
  confirms?: ('label_again' | 'identity' | 'decision_evidence')[];
}

/** Evidence that the move's dialog asks for; everything else is supplied on pages of its own. */
const ASKED: readonly Evidence[] = [
  'reason',
  'place',
  'quarantine_bin',
  'label_again',
  'identity',
  'decision_evidence',
];

/** Pages on which moves are made that a plain move may not make, such as the handover at the table. */
const PAGES: Partial<Record<NonNullable<Move['onlyThrough']>, (card: Card) => string>> = {
  reservation: (card) =>
    card.stage === 'reserved' ? '/reservations' : `/needs?device=${card.code}`,
  handover: (card) => `/handover?device=${card.code}`,
  return: (card) => `/return?device=${card.code}`,
};

/** The verb that makes this move on a page of its own; null when it is a plain move. */
export function madeElsewhere(next: NextMove): NonNullable<Move['onlyThrough']> | null {
  const move = MOVES.find((one) => one.id === next.move && one.to === next.to);
  return move?.onlyThrough ?? null;
}

/** The page where this move is made; null when it is made here. */
export function pageOf(card: Card, next: NextMove): string | null {
  const verb = madeElsewhere(next);
  return (verb && PAGES[verb]?.(card)) ?? null;
}

/** Whether a person can make this move from a screen at all. */
export function isOffered(next: NextMove): boolean {
  const verb = madeElsewhere(next);
  return verb === null || verb in PAGES;
}

export function needsDialog(next: NextMove): boolean {
  return next.asks.some((evidence) => ASKED.includes(evidence));
}

/** A refusal known beforehand, in the form the server would give it. */
export function knownRefusal(next: NextMove): ApiError | null {
  if (next.blockers.length === 0) return null;
  const { blockers } = next;
  return new ApiError({ status: 422, code: 'move.refused', params: { to: next.to }, blockers });
}

/**
 * Makes the move, or proposes it where a second person confirms.
 * @throws ApiError
 */
export async function makeMove(card: Card, next: NextMove, details: MoveDetails): Promise<void> {
  const param = { code: card.code };
  const requestId = newRequestId();
  if (next.proposal) {
    const json = { requestId, to: next.to, reason: details.reason ?? '' };
    await call(api.devices[':code'].proposals.$post({ param, json }));
    showToast({ kind: 'done', text: t('device.proposed') });
    return;
  }
  const { stage: from, version } = card;
  const json = { requestId, from, to: next.to, version, ...details };
  await call(api.devices[':code'].moves.$post({ param, json }));
  const isReversible = MOVES.some((one) => one.id === next.move && one.reversible);
  showToast({
    kind: 'done',
    text: t('device.moved', { stage: t(`stage.${next.to}`) }),
    ...(isReversible ? { action: { label: t('act.undo'), run: () => undoLast(card.code) } } : {}),
  });
}

/** Takes back the own last action and says how it went. */
export async function undoLast(code: string): Promise<void> {
  const param = { code };
  const json = { requestId: newRequestId() };
  try {
    await call(api.devices[':code'].undo.$post({ param, json }));
    showToast({ kind: 'done', text: t('device.undone') });
  } catch (error) {
    showToast({ kind: 'refused', text: errorText(error) });
  }
}
