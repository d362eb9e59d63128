import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyPassword } from '../../api/people/passwords.ts';
import { readActor } from '../../api/people/sessions.service.ts';
import { adminLog, people } from '../../db/schema/index.ts';
import { readablePassword, resetAdministrator } from '../../scripts/lib/administrators.ts';
import { testDatabase } from '../support/database.ts';
import { openWorkshop, type Workshop } from '../support/workshop.ts';

const database = await testDatabase();
const empty = await testDatabase();
let workshop: Workshop;

beforeAll(async () => {
  workshop = await openWorkshop(database);
});
afterAll(() => workshop.close());

describe('admin:reset', () => {
  test('gives the only administrator a new password and ends every session', async () => {
    const { personId, token } = workshop.admin;
    await database.db
      .update(people)
      .set({ lockedUntil: new Date(Date.now() + 60_000), failedAttempts: 9 })
      .where(eq(people.id, personId));
    const answer = await resetAdministrator(database);
    expect(answer.username).toBe('ada');
    const [person] = await database.db.select().from(people).where(eq(people.id, personId));
    expect(await verifyPassword(answer.password, person!.passwordHash)).toBe(true);
    expect(person).toMatchObject({
      mustChangePassword: 1,
      lockedUntil: null,
      failedAttempts: 0,
    });
    workshop.advance(15_000);
    expect(await readActor(workshop.system, token)).toBeNull();
    const log = await database.db.select().from(adminLog).where(eq(adminLog.subjectId, personId));
    expect(log.map((row) => row.action)).toContain('person.password_reset');
    expect(JSON.stringify(log)).not.toContain(answer.password);
  });

  test('asks which one when there are several, and knows nobody else', async () => {
    await workshop.member('technician');
    const second = await workshop.member('admin');
    await expect(resetAdministrator(database)).rejects.toThrow(/Say which administrator.*ada/);
    await expect(resetAdministrator(database, 'nobody')).rejects.toThrow(
      /"nobody" is no administrator/,
    );
    const { username } = await resetAdministrator(database, 'ADA');
    expect(username).toBe('ada');
    expect(await readActor(workshop.system, second.token)).not.toBeNull();
  });

  test('says what to do in an installation without people', async () => {
    await expect(resetAdministrator(empty)).rejects.toThrow(/no administrator yet/);
  });

  test('passwords are long, different, and readable from paper', () => {
    const some = new Set(Array.from({ length: 50 }, readablePassword));
    expect(some.size).toBe(50);
    for (const password of some)
      expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
  });
});
