/** One donation as the server tells it. */
import { api, call } from '../data/api-client.ts';

export const readDonation = (code: string) =>
  call(api.donations[':code'].$get({ param: { code } }));

export type Donation = Awaited<ReturnType<typeof readDonation>>;
