/** Numbers for new codes: one sequence a type, gaps allowed, badges drawn at random. */
import { randomInt } from 'node:crypto';
import { eq, inArray, sql } from 'drizzle-orm';
import { CODE_TYPES, type CodeType, MAX_CODE_NUMBER, makeCode } from '#domain/codes.ts';
import { codeNumbers, codes } from '../../db/schema/index.ts';
import type { Transaction } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';

/**
 * Takes `count` new numbers of a type.
 * @throws AppError `codes.exhausted` when seven digits no longer suffice.
 */
export async function takeCodeNumbers(
  tx: Transaction,
  type: Exclude<CodeType, 'badge' | 'command'>,
  count: number,
): Promise<number[]> {
  const [row] = await tx
    .update(codeNumbers)
    .set({ next: sql`${codeNumbers.next} + ${count}` })
    .where(eq(codeNumbers.type, CODE_TYPES[type]))
    .returning({ next: codeNumbers.next });
  const end = row?.next ?? 0;
  if (end - 1 > MAX_CODE_NUMBER) throw new AppError('codes.exhausted', { status: 409 });
  return Array.from({ length: count }, (_, index) => end - count + index);
}

/** A new code of a type that counts up. */
export async function takeCode(
  tx: Transaction,
  type: Exclude<CodeType, 'badge' | 'command'>,
): Promise<string> {
  const [number] = await takeCodeNumbers(tx, type, 1);
  return makeCode(type, number ?? 0);
}

/** A badge code nobody can guess from another badge. */
export async function drawBadgeCode(tx: Transaction): Promise<string> {
  for (;;) {
    const drawn = Array.from({ length: 4 }, () =>
      // Number 0 stands for a badge that is not to be seen.
      makeCode('badge', randomInt(1, MAX_CODE_NUMBER + 1)),
    );
    const taken = await tx
      .select({ code: codes.code })
      .from(codes)
      .where(inArray(codes.code, drawn));
    const free = drawn.find((code) => !taken.some((row) => row.code === code));
    if (free) return free;
  }
}
