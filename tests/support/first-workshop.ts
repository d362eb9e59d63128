/** What the end-to-end files begin with: one workshop with one person, and a scanner that types. */
import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import type { Role } from '#domain/roles.ts';
import { type Product, startProduct } from './product.ts';

/** For `localStorage`: a scanner so slow that a busy test machine still passes for one. */
export const SLOW_SCANNER = JSON.stringify({ gapMs: 2000, silenceMs: 2500, minLength: 4 });

/** The body of POST /api/setup; the person signs in as `linh`. */
export function firstWorkshop(
  password: string,
  roles: readonly Role[],
  selfCheckMinutes: number | null = 30,
) {
  return {
    programmeName: 'Second Life',
    siteName: 'Workshop North',
    country: 'VN',
    timeZone: 'Asia/Ho_Chi_Minh',
    locale: 'en',
    name: 'Linh',
    username: 'linh',
    password,
    roles,
    selfCheckMinutes,
  };
}

/** The product with its first workshop; its person signs in as `linh`. */
export async function startWorkshop(...person: Parameters<typeof firstWorkshop>): Promise<Product> {
  const product = await startProduct();
  const answer = await fetch(`${product.url}/api/setup`, {
    method: 'POST',
    headers: { 'x-rework': '1', 'content-type': 'application/json' },
    body: JSON.stringify(firstWorkshop(...person)),
  });
  if (answer.ok) return product;
  await product.stop();
  throw new Error(`no workshop: ${await answer.text()}`);
}

/** Sends to the product, once it runs, what somebody does there. @throws Error with what it answered */
export function postsTo(product: () => Product) {
  return async <T>(request: APIRequestContext, path: string, data: object): Promise<T> => {
    const answer = await request.post(`${product().url}/api${path}`, {
      headers: { 'x-rework': '1' },
      data: { requestId: randomUUID(), ...data },
    });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
}
