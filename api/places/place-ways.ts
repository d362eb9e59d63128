/** The way to every place of a site, in the order one walks. */
import { eq } from 'drizzle-orm';
import { type PlaceKind, type TreePlace, placePath, placeTree } from '#domain/places.ts';
import { places } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';

export interface Way {
  code: string;
  /** From the outermost area to the place itself; the site is not named, everybody is there. */
  way: string[];
  order: number;
}

export async function readWays(ctx: Context): Promise<Map<string, Way>> {
  const rows = await ctx.database.db
    .select({
      id: places.id,
      code: places.code,
      kind: places.kind,
      name: places.name,
      parentId: places.parentId,
    })
    .from(places)
    .where(eq(places.siteId, ctx.actor.siteId));
  const all = rows.map((row): TreePlace & { code: string } => ({
    ...row,
    kind: row.kind as PlaceKind,
  }));
  return new Map(
    placeTree(all).map(({ id, code }, order) => {
      const path = placePath(all, id);
      const inner = path.filter(({ kind }) => kind !== 'site');
      return [id, { code, order, way: (inner.length > 0 ? inner : path).map(({ name }) => name) }];
    }),
  );
}
