import { cdp } from 'vitest/browser';

/** The browser's own protocol: real key presses and input methods. */
export interface DevTools {
  send(method: string, params: Record<string, unknown>): Promise<unknown>;
}

/** Vitest declares the session's methods only together with Node's types, which pages must not see. */
export function devTools(): DevTools {
  return cdp() as unknown as DevTools;
}
