/** Public codes of needs: `N-` and six random Crockford characters, 30 bits, unrelated to any bench code. */
import { randomBytes } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import { foldCrockford, makeTrackingCode } from '#domain/codes.ts';
import { needs } from '../../db/schema/index.ts';
import type { Transaction } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';

export type NeedRow = typeof needs.$inferSelect;

const LENGTH = 6;

/** New codes, as many as a list has rows, with few questions to the database. */
export async function drawNeedCodes(tx: Transaction, count: number): Promise<string[]> {
  const drawn = new Set<string>();
  while (drawn.size < count) {
    const fresh = new Set<string>();
    while (fresh.size + drawn.size < count) {
      const code = `N-${makeTrackingCode(randomBytes(8)).slice(0, LENGTH)}`;
      if (!drawn.has(code)) fresh.add(code);
    }
    const taken = await tx
      .select({ code: needs.code })
      .from(needs)
      .where(inArray(needs.code, [...fresh]));
    for (const { code } of taken) fresh.delete(code);
    for (const code of fresh) drawn.add(code);
  }
  return [...drawn];
}

/** Reads a need's code as a person may write it: `n 7k2m4q` is `N-7K2M4Q`. */
export function foldNeedCode(text: string): string {
  const plain = foldCrockford(text.slice(0, 40));
  return `N-${plain.startsWith('N') && plain.length > LENGTH ? plain.slice(1) : plain}`;
}

/**
 * The need as it is now; nobody else changes it until the commit.
 * @throws AppError `need.not_found` (404); needs of another site are not shown.
 */
export async function lockNeed(unit: Unit, code: string): Promise<NeedRow> {
  const folded = foldNeedCode(code);
  const [need] = await unit.tx.select().from(needs).where(eq(needs.code, folded)).for('update');
  if (!need || need.siteId !== unit.actor.siteId) throw notFound('need', { code: folded });
  return need;
}
