/** Commands of the browser tests: what happens to a network between the browser and the product. */
import type { BrowserContext, Route } from '@playwright/test';
import type { BrowserCommand } from 'vitest/node';
import type {} from '@vitest/browser-playwright';
import { isForProduct } from './stage-proxy.ts';

/**
 * `cut`: nothing gets through. `deaf`: requests arrive, their answers are lost.
 * `slow`: requests arrive, their answers are kept back until the network is `well` again.
 */
export type Network = 'well' | 'cut' | 'deaf' | 'slow';

const isCall = ({ pathname }: URL): boolean =>
  pathname.startsWith('/api/') && isForProduct(pathname);
const mended = new WeakMap<BrowserContext, () => Promise<void>>();

const network: BrowserCommand<[Network]> = async ({ context }, state) => {
  await mended.get(context)?.();
  mended.delete(context);
  if (state === 'well') return;
  let release = () => {};
  const kept = new Promise<void>((resolve) => (release = resolve));
  const met = new Set<Promise<void>>();
  const meet = async (route: Route): Promise<void> => {
    if (state === 'cut') return route.abort('internetdisconnected');
    const response = await route.fetch();
    if (state === 'deaf') return route.abort('connectionreset');
    await kept;
    return route.fulfill({ response });
  };
  const listen = (route: Route): void => {
    // A page that has left meanwhile waits for no answer.
    const meeting = meet(route).catch(() => undefined);
    met.add(meeting);
  };
  await context.route(isCall, listen);
  mended.set(context, async () => {
    release();
    await Promise.all(met);
    await context.unroute(isCall, listen);
  });
};

export const commands = { network };
