/** What stands in the first site before a script begins, so that a short script reaches far. */
import { addAccessories } from '../../../api/accessories/accessories.service.ts';
import { countedItem, laptopInKitting } from '../../support/kits.ts';
import { newItem, receive } from '../../support/parts.ts';
import { deviceIn } from '../../support/stock.ts';
import { type SiteStage, type Stage, newRequest } from './stage.ts';

/** Shared by all scripts: the catalogue belongs to no site. */
export interface Catalogue {
  counted: string[];
  labelled: string;
}

export async function catalogueOf({ crew }: SiteStage): Promise<Catalogue> {
  const counted = [];
  for (const name of ['DDR4 8 GB', 'Fan T480']) {
    counted.push((await newItem(crew.warehouse, { name })).code);
  }
  const drive = { type: 'ssd', tracking: 'serialised', name: 'SSD 256', facts: {} } as const;
  return { counted, labelled: (await newItem(crew.warehouse, drive)).code };
}

export async function begin({ sites }: Stage, catalogue: Catalogue): Promise<void> {
  const [here, there] = sites;
  const { warehouse, technician } = here.crew;
  const [first, second] = here.shelves;
  if (!first || !second) throw new Error('no shelves');
  const at = { placeId: first.id };
  const working = await deviceIn(here.workshop, warehouse, 'diagnosing', at);
  await deviceIn(here.workshop, technician, 'harvesting', at);
  const waste = { ...at, mediaNoneConfirmed: true };
  await deviceIn(here.workshop, warehouse, 'for_recycling', waste);
  await laptopInKitting(here.workshop, warehouse);
  await addAccessories(warehouse.ctx, {
    ...newRequest(),
    kind: 'charger',
    count: 2,
    chargerText: '19.5V 3.34A 65W 4.5mm',
    placeCode: first.code,
  });
  await countedItem(warehouse, {
    type: 'mouse',
    name: 'USB mouse',
    pieces: [[second.id, 4]],
  });
  for (const code of catalogue.counted) {
    await receive(warehouse, code, first.code, 3);
    await receive(warehouse, code, second.code, 2);
  }
  await receive(warehouse, catalogue.labelled, first.code, 2);
  const post = (path: string, body: object) =>
    here.workshop.request(warehouse, 'POST', path, { ...newRequest(), ...body });
  const made = await post('/api/boxes', { placeCode: first.code });
  const [box] = (made.body as { boxes: { code: string }[] }).boxes;
  await post(`/api/boxes/${box?.code}/contents`, { text: working.code });
  await post('/api/transfers', { toSiteId: there.id });
  await post('/api/recycling/batches', { recycler: 'Green Metals' });
  await post('/api/counts', {});
}
