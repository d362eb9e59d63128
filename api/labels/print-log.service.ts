/** Every print of labels: who, when, what, why again, and what became void. */
import { type SQL, and, desc, eq, isNull, lt, ne, or, sql } from 'drizzle-orm';
import { codes, labelPrints, people } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';

export interface PrintLogRow {
  /** Of the job; null for prints from before jobs were kept. */
  jobId: string | null;
  at: Date;
  by: string;
  medium: string;
  format: 'pdf' | 'zpl';
  /** Why labels were printed again; empty for first prints. */
  reason: string;
  count: number;
  /** How many of them hold no longer: printed again since, or never come out. */
  voided: number;
  /** The first few. */
  codes: string[];
}

export interface PrintLogFilter {
  /** Only prints of this label. */
  code?: string | undefined;
  /** Only labels that had been printed before. */
  again?: boolean | undefined;
  /** The end of the page before. */
  before?: Date | undefined;
  limit: number;
}

const SHOWN_CODES = 5;

/** Newest first; labels of one print with one reason are one row. */
export async function readPrintLog(
  ctx: Context,
  filter: PrintLogFilter,
): Promise<{ rows: PrintLogRow[]; before: Date | null }> {
  requirePermission(ctx, 'books.view');
  const wanted: (SQL | undefined)[] = [
    or(eq(codes.siteId, ctx.actor.siteId), isNull(codes.siteId)),
    filter.code ? eq(labelPrints.code, filter.code) : undefined,
    filter.again ? ne(labelPrints.reason, '') : undefined,
    filter.before ? lt(labelPrints.printedAt, filter.before) : undefined,
  ];
  const rows = await ctx.database.db
    .select({
      jobId: labelPrints.jobId,
      at: labelPrints.printedAt,
      by: people.name,
      medium: labelPrints.medium,
      format: labelPrints.format,
      reason: labelPrints.reason,
      count: sql<number>`count(*)::int`,
      voided: sql<number>`count(${labelPrints.voidedAt})::int`,
      codes: sql<
        string[]
      >`(array_agg(${labelPrints.code} order by ${labelPrints.code}))[1:${sql.raw(String(SHOWN_CODES))}]`,
    })
    .from(labelPrints)
    .innerJoin(codes, eq(codes.code, labelPrints.code))
    .innerJoin(people, eq(people.id, labelPrints.printedById))
    .where(and(...wanted))
    .groupBy(
      labelPrints.printedAt,
      labelPrints.jobId,
      labelPrints.medium,
      labelPrints.format,
      labelPrints.reason,
      people.id,
    )
    .orderBy(desc(labelPrints.printedAt))
    .limit(filter.limit);
  const last = rows.at(-1);
  if (rows.length < filter.limit || !last) return { rows, before: null };
  // What was printed at the last moment may be on the next page too, so all of that goes there.
  const whole = rows.filter(({ at }) => at > last.at);
  return whole.length > 0
    ? { rows: whole, before: whole.at(-1)?.at ?? null }
    : { rows, before: last.at };
}
