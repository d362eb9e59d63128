/** Transfers as the pages show them. */
import type { TransferLine } from '../../api/transfers/transfer-view.service.ts';
import { api, call } from '../data/api-client.ts';
import { isKey, t, type Key } from '../i18n/i18n.ts';

export type { TransferLine };

export const loadTransfers = () => call(api.transfers.$get());
export type TransferHead = Awaited<ReturnType<typeof loadTransfers>>['underWay'][number];

export const loadTransfer = (code: string) =>
  call(api.transfers[':code'].$get({ param: { code } }));
export type Transfer = Awaited<ReturnType<typeof loadTransfer>>;

/** What a line is, in the words of the screen. */
export function lineName({ what, label }: Pick<TransferLine, 'what' | 'label'>): string {
  return [isKey(what) ? t(what) : what, isolated(label)].filter(Boolean).join(' · ');
}

/** A name or number keeps its own order within a sentence of any direction. */
export function isolated(text: string): string {
  return text && `\u2068${text}\u2069`;
}

export function piecesText(line: TransferLine): string {
  const { sent, received, subject, state } = line;
  if (subject !== 'item') return '';
  if (state === 'packed') return t('transfer.packed_pieces', { count: sent });
  return t('transfer.pieces', { received, sent });
}

export const lineStateKey = (state: TransferLine['state']): Key => `transfer.line.${state}`;

/** Lists in the order of what needs somebody first. */
export const GROUPS = ['late', 'in', 'packing', 'out', 'announced'] as const;
export type Group = (typeof GROUPS)[number];

export function groupOf(head: Pick<TransferHead, 'late' | 'side' | 'state'>): Group {
  if (head.late) return 'late';
  if (head.state === 'packing') return head.side === 'from' ? 'packing' : 'announced';
  return head.side === 'from' ? 'out' : 'in';
}

/** Where it stands, in one line. */
export function stateWords(transfer: Transfer): string {
  const { state, days, lines } = transfer;
  const things = lines.filter(({ subject }) => subject !== 'box');
  const key: Key = `transfer.state.${state}`;
  const words = [t(key)];
  if (state === 'packing') words.push(t('transfer.things', { count: lines.length }));
  if (state === 'sent') {
    const sum = (of: 'sent' | 'received') => things.reduce((all, line) => all + line[of], 0);
    const [received, sent] = [sum('received'), sum('sent')];
    words.push(t('transfer.days', { days }), t('transfer.progress', { received, sent }));
  }
  return words.join(' · ');
}

/** What the other site does meanwhile; empty when it is this one's turn. */
export function meanwhileWords({ state, side, open }: Transfer): string {
  if (state === 'packing' && side === 'to') return t('transfer.receiver_packs');
  return state === 'sent' && side === 'from' && open > 0 ? t('transfer.sender_waits') : '';
}
