/** Words of people beside an event: kept in an erasable row, bound to the event by a salted hash. */
import { createHash, randomBytes } from 'node:crypto';
import { notes } from '../../db/schema/index.ts';
import type { Writing } from './unit.ts';

/** What the event holds of the words: after they are erased the chain stays valid. */
export interface TextReference {
  note: string;
  noteHash: string;
}

/** @param unit of a person: the system writes no words */
export async function keepText(
  unit: Writing,
  deviceId: string,
  text: string,
): Promise<TextReference> {
  if (!unit.actor) throw new TypeError('only people write words');
  const note = unit.newId();
  const salt = randomBytes(16);
  await unit.tx.insert(notes).values({
    id: note,
    deviceId,
    text,
    salt,
    authorId: unit.actor.personId,
    createdAt: unit.recordedAt,
  });
  const noteHash = createHash('sha256').update(salt).update(text).digest('base64url');
  return { note, noteHash };
}
