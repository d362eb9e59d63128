/** What lies on the handover or return table, and how a scan changes it. */
import { readScan } from '#domain/codes.ts';
import type { HandoverTable } from '../../api/handovers/table.service.ts';
import type { Replacement } from '../../api/returns/replacement.service.ts';
import type { ReturnTable } from '../../api/returns/return-table.service.ts';
import { api, call } from '../data/api-client.ts';
import { isKey, t } from '../i18n/i18n.ts';

export type { HandoverTable, Replacement, ReturnTable };
export type Piece = HandoverTable['pieces'][number];

export function openTable(text: string): Promise<HandoverTable> {
  return call(api.handovers.table.$get({ query: { text } })) as Promise<HandoverTable>;
}

export function openReturn(text: string): Promise<ReturnTable> {
  return call(api.returns.table.$get({ query: { text } })) as Promise<ReturnTable>;
}

/** @throws ApiError naming the device the scanned thing belongs to */
export function checkPiece(code: string, text: string) {
  return call(api.handovers.table[':code'].piece.$get({ param: { code }, query: { text } }));
}

/** @throws ApiError saying whose the scanned thing is */
export function checkReturned(code: string, text: string) {
  return call(api.returns.table[':code'].piece.$get({ param: { code }, query: { text } }));
}

/** A device that could be given for the one that comes back. */
export function openReplacement(code: string, text: string): Promise<Replacement> {
  return call(
    api.returns.table[':code'].replacement.$get({ param: { code }, query: { text } }),
  ) as Promise<Replacement>;
}

/** Badges and command cards are for the bench behind the table. */
export function isForTable(text: string): boolean {
  const scan = readScan(text);
  return !(scan.kind === 'own' && (scan.type === 'badge' || scan.type === 'command'));
}

/** Known without asking: our code of a piece that belongs here. */
export function ownPiece(pieces: readonly Piece[], device: string, text: string): string | null {
  const scan = readScan(text);
  if (scan.kind !== 'own') return null;
  const known = [device, ...pieces.flatMap((piece) => piece.code ?? [])];
  return known.find((code) => code === scan.code) ?? null;
}

export function deviceWords({
  kind,
  make,
  model,
}: Pick<ReturnTable, 'kind' | 'make' | 'model'>): string {
  const key = `kind.${kind}`;
  const name = [make, model].filter(Boolean).join(' ');
  return [isKey(key) ? t(key) : kind, name].filter(Boolean).join(' · ');
}

export function pieceWords(line: string): string {
  const key = `acc.${line}`;
  return isKey(key) ? t(key) : line;
}
