import { api, call } from '../data/api-client.ts';

export interface SiteName {
  id: string;
  name: string;
}

/** Every site the person signed in may work at; for an administrator all of them. */
export async function readSites(): Promise<readonly SiteName[]> {
  return (await call(api.account.sites.$get())).sites;
}
