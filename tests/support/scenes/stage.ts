/** The product behind the pages under test: real workshops, each on a database of its own. */
import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import type { AddressInfo } from 'node:net';
import { type Http2Bindings, type HttpBindings, serve } from '@hono/node-server';
import type { Role } from '#domain/roles.ts';
import { SESSION_COOKIE } from '../../../api/people/session.routes.ts';
import { copyDatabase } from '../copy-database.ts';
import { type Member, type Workshop, openWorkshop, type WorkshopOptions } from '../workshop.ts';
import { scenes } from './scenes.ts';

/** Where a scene plays: the workshop, and the person who sits before the browser. */
export interface Play {
  workshop: Workshop;
  me: Member;
  /** every stream of news that was asked for, in order */
  streams: Bindings['outgoing'][];
}

export interface Opening extends WorkshopOptions {
  /** of the person who is signed in; nobody is when left out */
  roles?: Role[];
}

export interface Opened {
  personId: string;
  siteId: string;
  name: string;
}

type Bindings = HttpBindings | Http2Bindings;

interface Open extends Play {
  close(): Promise<void>;
}

/** Tells the workshop of a browser even when nobody is signed in there. */
const PLAY_COOKIE = 'rework_play';

/**
 * Serves `/api` of the workshop that this browser opened with `POST /scenes/open`, and plays the
 * scenes of `scenes.ts` in it. Opening another one closes the first.
 */
export async function startStage(
  templateUrl: string,
): Promise<{ url: string; close(): Promise<void> }> {
  const plays = new Map<string, Open>();

  async function open({ roles, ...options }: Opening): Promise<Open> {
    const { database, drop } = await copyDatabase(templateUrl);
    const workshop = await openWorkshop(database, options);
    const me = roles ? await workshop.member(...roles) : workshop.admin;
    return {
      workshop,
      me,
      streams: [],
      close: async () => {
        await workshop.close();
        await drop();
      },
    };
  }

  async function openFor(id: string | undefined, opening: Opening): Promise<Response> {
    const before = id ? plays.get(id) : undefined;
    if (id) plays.delete(id);
    const [play] = await Promise.all([open(opening), before?.close()]);
    const playId = randomUUID();
    plays.set(playId, play);
    const { personId, ctx, token } = play.me;
    const opened: Opened = { personId, siteId: play.workshop.siteId, name: ctx.actor.name };
    const answer = Response.json(opened);
    const session = opening.roles ? `${SESSION_COOKIE}=${token}` : `${SESSION_COOKIE}=; Max-Age=0`;
    for (const cookie of [`${PLAY_COOKIE}=${playId}`, session]) {
      answer.headers.append('set-cookie', `${cookie}; Path=/; HttpOnly; SameSite=Lax`);
    }
    return answer;
  }

  async function answer(request: Request, env: Bindings): Promise<Response> {
    const { pathname } = new URL(request.url);
    const id = cookieOf(request, PLAY_COOKIE);
    const [, top, name = ''] = pathname.split('/');
    if (top === 'scenes' && name === 'open') return openFor(id, (await request.json()) as Opening);
    const play = id ? plays.get(id) : undefined;
    if (!play) return new Response('Open a workshop first.', { status: 503 });
    if (pathname === '/api/live') play.streams.push(env.outgoing);
    if (top !== 'scenes') return play.workshop.app.fetch(request, env);
    return Response.json((await sceneOf(name)(play, await request.json())) ?? null);
  }

  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const fetch = (request: Request, env: Bindings) =>
      answer(request, env).catch((error: unknown) => new Response(inspect(error), { status: 500 }));
    const started = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.all([...plays.values()].map((play) => play.close()));
    },
  };
}

/** The browser's side is typed by `Scenes`; what arrives here is JSON of exactly that. */
function sceneOf(name: string): (play: Play, input: unknown) => Promise<unknown> {
  const found = Object.entries(scenes).find(([known]) => known === name)?.[1];
  if (!found) throw new Error(`no scene ${name}`);
  return found as (play: Play, input: unknown) => Promise<unknown>;
}

function cookieOf(request: Request, name: string): string | undefined {
  const cookies = (request.headers.get('cookie') ?? '').split('; ');
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
}
