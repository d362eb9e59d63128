/** What a person who mistyped a code may have meant: offered only when there is one such thing, here. */
import { and, inArray, isNull, ne, or, eq } from 'drizzle-orm';
import type { ScanAnswer } from '#domain/bench.ts';
import type { Code } from '#domain/codes.ts';
import { COMMAND_CARDS } from '#domain/command-cards.ts';
import { nearCodes } from '#domain/near-codes.ts';
import { codes } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { documentKey } from './document-key.ts';
import { findCode } from './find-code.ts';
import type { FoundCode } from './found-code.ts';

export interface NearCode {
  code: Code;
  /** What people call it, or the translation key of what kind of thing it is. */
  name: string;
}

/** The one known code a slip away from ten typed digits; null when there is none, or more than one. */
export async function nearCode(ctx: Context, typed: string): Promise<NearCode | null> {
  const near = nearCodes(typed);
  if (near.length === 0) return null;
  const rows = await ctx.database.db
    .select({ code: codes.code })
    .from(codes)
    .where(
      and(
        inArray(codes.code, near),
        or(eq(codes.siteId, ctx.actor.siteId), isNull(codes.siteId)),
        ne(codes.subject, 'badge'),
      ),
    );
  const things = await Promise.all(rows.map(({ code }) => thing(ctx, code)));
  const cards = COMMAND_CARDS.filter(({ code }) => near.includes(code)).map(
    ({ code, titleKey, parameterKey }) => ({ code, name: parameterKey ?? titleKey }),
  );
  const [one, ...others] = [...things.filter((known) => known !== null), ...cards];
  return one && others.length === 0 ? one : null;
}

/** A label whose record was taken back stands for nothing any more. */
async function thing(ctx: Context, code: Code): Promise<NearCode | null> {
  try {
    const found = await findCode(ctx, code);
    return found && { code, name: nameOf(found) };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Things without a name of their own. */
const KIND_NAMES: Partial<Record<FoundCode['kind'], string>> = {
  batch: 'field.batch',
  transfer: 'doc.manifest',
};

function nameOf({ kind, label, what, document }: FoundCode): string {
  if (what && label === '') return what;
  if (kind === 'accessory' && what) return what;
  if (label) return label;
  if (document) return documentKey(document);
  return kind === 'blank' ? 'scan.near_blank' : (KIND_NAMES[kind] ?? 'field.device_code');
}

/** A mistyped code is refused with the one it may have meant; what a scanner misread is never guessed. */
export async function offerNear(
  ctx: Context,
  scan: { text: string; source: string },
  answer: ScanAnswer,
): Promise<ScanAnswer> {
  if (answer.code !== 'code.mistyped' || scan.source !== 'typed') return answer;
  const near = await nearCode(ctx, scan.text);
  if (!near) return answer;
  return { ...answer, code: 'code.mistyped_near', params: { near: near.code, name: near.name } };
}
