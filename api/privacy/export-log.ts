/** Every file that leaves the system is written down: who, what, how many lines, whether it names people, and why. */
import { and, desc, eq, lt } from 'drizzle-orm';
import type { MiddlewareHandler } from 'hono';
import { adminLog, people } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import type { Env } from '../lib/route.ts';

const ACTION = 'export';

const FILES = /^(application\/pdf|text\/csv|application\/zip|application\/vnd\.)/;

/** Labels have a log of prints of their own. */
const NOT_EXPORTS = /^\/api\/labels\//;

/** After the answer is made and before it is sent: a file that cannot be written down does not leave. */
export const logExports: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  const exported = c.get('exported');
  const isFile = FILES.test(c.res.headers.get('content-type') ?? '') || exported !== undefined;
  const { actor, ...system } = c.get('public');
  if (!isFile || !actor || c.res.status !== 200 || NOT_EXPORTS.test(c.req.path)) return;
  await system.database.db.insert(adminLog).values({
    id: system.newId(),
    actorId: actor.personId,
    action: ACTION,
    subjectId: null,
    data: JSON.stringify({
      // Codes alone stand in a path.
      what: c.req.path.replace(/^\/api\//, ''),
      site: actor.siteId,
      rows: exported?.rows ?? null,
      people: exported?.people !== undefined,
      reason: exported?.people ?? '',
    }),
    recordedAt: system.now(),
  });
};

export interface ExportRow {
  id: string;
  at: string;
  by: string;
  what: string;
  rows: number | null;
  /** It names people who receive or give. */
  people: boolean;
  reason: string;
}

export async function listExports(
  ctx: Context,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ exports: ExportRow[]; next: string | null }> {
  requirePermission(ctx, 'export.audit');
  const rows = await ctx.database.db
    .select({ entry: adminLog, by: people.name })
    .from(adminLog)
    .leftJoin(people, eq(people.id, adminLog.actorId))
    .where(and(eq(adminLog.action, ACTION), after ? lt(adminLog.id, after) : undefined))
    .orderBy(desc(adminLog.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  return {
    exports: page.map(({ entry, by }) => {
      const data = JSON.parse(entry.data) as Omit<ExportRow, 'id' | 'at' | 'by'>;
      const { what, rows: lines, people: named, reason } = data;
      const at = entry.recordedAt.toISOString();
      return { id: entry.id, at, by: by ?? '', what, rows: lines, people: named, reason };
    }),
    next: rows.length > limit ? (page.at(-1)?.entry.id ?? null) : null,
  };
}
