/** Says what any code or number is, without doing anything. */
import { readScan } from '#domain/codes.ts';
import { commandFor } from '#domain/command-cards.ts';
import type { Context } from '../lib/context.ts';
import { findCertificate, findCode, findTarget } from './find-code.ts';
import type { FoundCode } from './found-code.ts';
import { type NearCode, nearCode } from './near-code.ts';

export type Lookup =
  | { kind: 'empty' | 'unknown' }
  /** With the one code here that may have been meant. */
  | { kind: 'mistyped'; near: NearCode | null }
  | { kind: 'command'; code: string; titleKey: string; parameterKey: string | null }
  | { kind: 'found'; found: FoundCode }
  | { kind: 'several'; found: FoundCode[] };

export async function lookUp(ctx: Context, text: string): Promise<Lookup> {
  const scan = readScan(text);
  if (scan.kind === 'empty') return { kind: 'empty' };
  if (scan.kind === 'mistyped') return { kind: 'mistyped', near: await nearCode(ctx, text) };
  if (scan.kind === 'own') {
    if (scan.type === 'command') {
      const card = commandFor(scan.code);
      if (!card) return { kind: 'unknown' };
      const { code, titleKey, parameterKey } = card;
      return { kind: 'command', code, titleKey, parameterKey };
    }
    return oneOf(await findCode(ctx, scan.code));
  }
  if (scan.kind === 'certificate') return oneOf(await findCertificate(ctx, scan.verifyCode));
  const all =
    scan.kind === 'tracking'
      ? await findTarget(ctx, { by: 'tracking', publicCode: scan.publicCode })
      : await findTarget(ctx, { by: 'serial', text: scan.text });
  return all.length > 1 ? { kind: 'several', found: all } : oneOf(all[0] ?? null);
}

function oneOf(found: FoundCode | null): Lookup {
  return found ? { kind: 'found', found } : { kind: 'unknown' };
}
