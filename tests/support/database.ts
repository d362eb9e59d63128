import { afterAll, inject } from 'vitest';
import { copyDatabase, type TestDatabase } from './copy-database.ts';

export type { TestDatabase };

/**
 * A freshly migrated, empty database of one's own, closed and dropped after the file.
 * Call it at the top of a test file: `const database = await testDatabase();`
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { database, drop } = await copyDatabase(inject('templateUrl'));
  afterAll(drop);
  return database;
}
