import { eq } from 'drizzle-orm';
import { deviceSearch, donations, donors } from '../../db/schema/index.ts';
import type { Unit } from '../lib/unit.ts';
import { type SearchFields, searchTextOf } from './search-text.ts';

export type NamedDevice = Omit<SearchFields, 'donorName'> & {
  id: string;
  donationId: string | null;
};

/** After make, model or serial of a device have changed, it is found by the new ones and by its donor. */
export async function writeSearchText(unit: Unit, device: NamedDevice): Promise<void> {
  const [giver] = device.donationId
    ? await unit.tx
        .select({ name: donors.name })
        .from(donations)
        .innerJoin(donors, eq(donors.id, donations.donorId))
        .where(eq(donations.id, device.donationId))
    : [];
  await unit.tx
    .update(deviceSearch)
    .set({ text: searchTextOf({ ...device, donorName: giver?.name ?? '' }) })
    .where(eq(deviceSearch.deviceId, device.id));
}
