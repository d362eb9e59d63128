/** Work on one device through the routes, as a bench would do it. */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { checklistFor } from '#domain/checklists.ts';
import { hashPassword } from '../../api/people/passwords.ts';
import { people } from '../../db/schema/index.ts';
import type { Member, Workshop } from './workshop.ts';

export interface Answer {
  status: number;
  body: unknown;
}

export interface Bench {
  post: (by: Member, path: string, body: Record<string, unknown>) => Promise<Answer>;
  /** Makes a move that must succeed. */
  move: (by: Member, from: string, to: string, more?: Record<string, unknown>) => Promise<void>;
  /** Everything gates G2 to G6 ask of a laptop. */
  fillEvidence: (by: Member) => Promise<void>;
  /** Gives a person a password and answers what a witness types. */
  withPassword: (who: Member, password: string) => Promise<{ username: string; password: string }>;
  /** Adds an evidence photo and answers its id. */
  photo: (by: Member) => Promise<string>;
}

/** A PNG of one pixel. */
export const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const NUMBERS: Record<string, number> = {
  battery_health: 85,
  battery_runtime: 90,
  memory_size: 8,
  memory_test: 1,
  stress: 10,
};

export function bench(workshop: Workshop, code: string): Bench {
  const post: Bench['post'] = (by, path, body) =>
    workshop.request(by, 'POST', `/api/devices/${code}/${path}`, {
      requestId: randomUUID(),
      ...body,
    });

  async function must(by: Member, path: string, body: Record<string, unknown>): Promise<unknown> {
    const answer = await post(by, path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  return {
    post,
    move: async (by, from, to, more = {}) => {
      await must(by, 'moves', { from, to, ...more });
    },
    fillEvidence: async (by) => {
      await must(by, 'media/none', {});
      await must(by, 'locks/all-clear', { online: true });
      await must(by, 'checklist/all-good', {});
      const answers = checklistFor('laptop')
        .filter((item) => item.input.type === 'number' && item.mandatory)
        .map((item) => ({ item: item.key, result: null, value: NUMBERS[item.key] ?? 1 }));
      await must(by, 'checklist/answers', { answers });
      await must(by, 'spec', {
        spec: {
          memoryMib: 8192,
          storageGb: 256,
          storageKind: 'ssd',
          screenInch: 14,
          hasCamera: true,
        },
        chargerText: '19.5V 3.34A 4.5mm',
      });
    },
    withPassword: async (who, password) => {
      await workshop.system.database.db
        .update(people)
        .set({ passwordHash: await hashPassword(password) })
        .where(eq(people.id, who.personId));
      return { username: who.ctx.actor.username, password };
    },
    photo: async (by) => {
      const added = await must(by, 'photos', { purpose: 'evidence', image: PIXEL });
      return (added as { photoId: string }).photoId;
    },
  };
}
