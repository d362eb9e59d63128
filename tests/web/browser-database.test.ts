/** Databases of the browser whose connection does not last. */
import { deleteDB } from 'idb';
import { expect, test } from 'vitest';
import { BrowserDatabase } from '../../web-components/data/browser-database.ts';

test('a connection that was closed is opened again, and what was to be written is', async () => {
  const name = `notes-${crypto.randomUUID()}`;
  const database = new BrowserDatabase<{ notes: { key: number; value: string } }>(
    name,
    (db) => void db.createObjectStore('notes'),
  );
  (await database.open()).close();
  await database.use((db) => db.put('notes', 'kept', 1));
  expect(await database.use((db) => db.getAll('notes'))).toEqual(['kept']);
  await expect(database.use((db) => db.add('notes', 'again', 1))).rejects.toThrow(/exists/);
  await database.close();
  await expect(database.use((db) => db.getAll('notes'))).rejects.toThrow();
  await deleteDB(name);
});
