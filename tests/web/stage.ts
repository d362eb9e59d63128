/** The browser's side of the stage: a workshop of one's own behind `/api`, and what happens in it. */
import { commands } from 'vitest/browser';
import type { Network } from '../support/network.ts';
import type { Scenes } from '../support/scenes/scenes.ts';
import type { Opened, Opening, Play } from '../support/scenes/stage.ts';
import { api, call } from '../../web-components/data/api-client.ts';
import { loadSession } from '../../web-components/data/session.ts';

async function post(name: string, input: unknown): Promise<unknown> {
  const body = JSON.stringify(input ?? null);
  const answer = await fetch(`/scenes/${name}`, { method: 'POST', body });
  if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
  return answer.json();
}

/** A new workshop on an empty database; with roles, somebody who holds them is signed in here. */
export async function openWorkshop(opening: Opening = {}): Promise<Opened> {
  const opened = (await post('open', opening)) as Opened;
  history.replaceState({}, '', '/');
  await loadSession();
  return opened;
}

type Input<N extends keyof Scenes> =
  Parameters<Scenes[N]> extends [Play, infer I] ? [input: I] : [];

/** Lets something happen in the workshop that this browser opened. */
export async function play<N extends keyof Scenes>(
  name: N,
  ...[input]: Input<N>
): Promise<Awaited<ReturnType<Scenes[N]>>> {
  return (await post(name, input)) as Awaited<ReturnType<Scenes[N]>>;
}

/** Signs somebody in here, in place of whoever was. */
export async function signIn({ username, password }: { username: string; password: string }) {
  await call(api.session.$post({ json: { username, password } }));
  await loadSession();
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    network: (state: Network) => Promise<void>;
  }
}

/** What the network between this browser and the product is like from now on. */
export function setNetwork(state: Network): Promise<void> {
  return commands.network(state);
}
