import { SESSION_COOKIE } from '../../api/people/session.routes.ts';
import type { Member, Workshop } from './workshop.ts';

/** A file of the product as one person gets it. @throws Error when it is refused */
export async function download(
  workshop: Workshop,
  { token }: Member,
  path: string,
): Promise<Uint8Array> {
  const headers = { cookie: `${SESSION_COOKIE}=${token}` };
  const answer = await workshop.app.request(`http://localhost${path}`, { headers });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return new Uint8Array(await answer.arrayBuffer());
}
