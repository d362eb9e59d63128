/** One batch that left for the recycler, and one that is being loaded beside a bin of swollen batteries. */
import { openBatch } from '../../api/recycling/batches.service.ts';
import { readBatch } from '../../api/recycling/batch-view.service.ts';
import { loadHazard, loadThing } from '../../api/recycling/load.service.ts';
import { recordHazard } from '../../api/recycling/hazards.service.ts';
import { signBatch } from '../../api/recycling/sign-batch.service.ts';
import { listPlaces } from '../../api/places/places.service.ts';
import { type Shop, asked } from './shop.ts';

const RECYCLER = {
  recycler: 'Công ty Môi trường Xanh Tây Ninh',
  licence: 'TN-0276/2024',
};

/** Loaded with one device and signed by coordinator and warehouse. */
export async function giveToRecycler(shop: Shop, deviceCode: string): Promise<void> {
  const coordinator = shop.as('coordinator');
  const batch = { ...asked(), ...RECYCLER, wasteDocument: 'CTNH-2026-0412' };
  const { code } = await openBatch(coordinator, batch);
  await loadThing(coordinator, { ...asked(), batchCode: code, code: deviceCode, pieces: 1 });
  const { version, pieces } = await readBatch(coordinator, code);
  const witness = await shop.witness('warehouse');
  await signBatch(coordinator, { ...asked(), code, version, pieces, weightKg: 5.9, witness });
}

/** What a warehouse looks like between two lorries. */
export async function loadNextBatch(shop: Shop): Promise<void> {
  const warehouse = shop.as('warehouse');
  const [quarantine] = (await listPlaces(warehouse)).filter(({ kind }) => kind === 'quarantine');
  if (!quarantine) throw new Error('there is no quarantine bin');
  const bin = { kind: 'battery_swollen' as const, placeId: quarantine.id, note: '' };
  const weighed = { ...asked(), ...bin, pieces: 2, weightKg: 0.61 };
  const { id } = await recordHazard(warehouse, weighed);
  await recordHazard(warehouse, { ...asked(), ...bin, pieces: 1 });
  const { code } = await openBatch(warehouse, { ...asked(), ...RECYCLER, wasteDocument: '' });
  await loadHazard(warehouse, { ...asked(), batchCode: code, hazardId: id });
}
