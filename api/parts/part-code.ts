/** What a code of type 3 stands for: a labelled part, the shelf label of an item, or a medium that is no part. */
import { eq } from 'drizzle-orm';
import { readScan } from '#domain/codes.ts';
import { codes, parts } from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import type { Context } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';

/** @throws AppError `code.mistyped`, `part.not_a_part` for a medium that is in no stock, `part.not_found` (404) */
export async function findStockCode(ctx: Context, text: string): Promise<'part' | 'item'> {
  const scan = readScan(text);
  if (scan.kind === 'mistyped') throw new AppError('code.mistyped');
  const code = scan.kind === 'own' ? scan.code : '';
  const [known] = await reader(ctx)
    .select({ subject: codes.subject, part: parts.id })
    .from(codes)
    .leftJoin(parts, eq(parts.code, codes.code))
    .where(eq(codes.code, code));
  if (!known) throw notFound('part', { code: text.slice(0, 40) });
  if (known.subject === 'item') return 'item';
  if (known.part) return 'part';
  throw new AppError('part.not_a_part', { params: { code: text.slice(0, 40) } });
}
