import { type SQL, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Transaction } from '../../api/lib/context.ts';
import { testDatabase } from '../support/database.ts';

const { db } = await testDatabase();

const plus = (value: number) => sql`select ${value}::int + 1 as sum`;

async function ask<T>(tx: Transaction, query: SQL): Promise<T[]> {
  return [...(await tx.execute(query))] as T[];
}

test('a statement that comes again and again is prepared, inside savepoints too', async () => {
  const answers = await db.transaction(async (tx) => {
    const first = await ask(tx, plus(1));
    const before = await preparedOn(tx, '%::int + 1%');
    const second = await tx.transaction((inner) => ask(inner, plus(2)));
    const third = await ask(tx, plus(3));
    const fourth = await tx.transaction((inner) => ask(inner, plus(4)));
    return { sums: [first, second, third, fourth].flat(), before };
  });
  expect(answers.sums).toEqual([{ sum: 2 }, { sum: 3 }, { sum: 4 }, { sum: 5 }]);
  expect(answers.before).toBe(0);
  expect(await db.transaction((tx) => preparedAfter(tx, plus(5), '%::int + 1%'))).toBe(1);
});

test('lists of changing length are not kept by the server', async () => {
  const kept = await db.transaction(async (tx) => {
    for (let length = 1; length <= 20; length += 1) {
      const values = Array.from({ length }, (_, at) => sql`${at}::int`);
      await ask(tx, sql`select array[${sql.join(values, sql`, `)}] as changing`);
    }
    return preparedOn(tx, '%as changing%');
  });
  expect(kept).toBe(0);
});

test('a statement refused by the database is refused alike when it is prepared', async () => {
  const divide = (by: number) => db.execute(sql`select 1 / ${by}::int as share`);
  for (let times = 0; times < 4; times += 1) {
    await expect(divide(0)).rejects.toMatchObject({ cause: { code: '22012' } });
  }
  expect([...(await divide(1))]).toEqual([{ share: 1 }]);
});

async function preparedAfter(tx: Transaction, query: SQL, text: string): Promise<number> {
  await ask(tx, query);
  return preparedOn(tx, text);
}

/** How many such statements this connection keeps. */
async function preparedOn(tx: Transaction, text: string): Promise<number> {
  const [row] = await ask<{ kept: number }>(
    tx,
    sql`select count(*)::int as kept from pg_prepared_statements
      where statement like ${text} and statement not like '%pg_prepared_statements%'`,
  );
  return row?.kept ?? 0;
}
