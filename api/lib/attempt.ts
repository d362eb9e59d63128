/** One of several things in a write, done or refused by itself. */
import { AppError } from './errors.ts';
import { touch } from './touched.ts';
import type { Unit } from './unit.ts';

/**
 * Runs `work` behind a savepoint: a refusal takes back all that it wrote, and nothing of what came before it.
 * @returns why it was refused; null when it was done. What is no refusal is thrown and ends the whole write.
 */
export async function attempt(
  unit: Unit,
  work: (unit: Unit) => Promise<void>,
): Promise<AppError | null> {
  const said: Pick<Unit, 'announced' | 'touched'> = { announced: [], touched: [] };
  try {
    await unit.tx.transaction((tx) => work({ ...unit, ...said, tx }));
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  unit.announced.push(...said.announced);
  for (const { topic, id, siteIds } of said.touched) touch(unit, topic, id, siteIds);
  return null;
}
