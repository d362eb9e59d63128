/** What people do to devices: received, labelled, moved through the stages, lost, found, held, given away. */
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { handoversOf } from '../../support/handovers.ts';
import type { Member } from '../../support/workshop.ts';
import type { SiteStage, Stage } from './stage.ts';
import {
  type Acts,
  type Held,
  type Outcome,
  ask,
  at,
  deviceIn,
  pick,
  shelfOf,
  tell,
  thingOf,
} from './steps.ts';

const IN_HAND = `received labelled diagnosing repairing harvesting kitting ready quarantined
  for_recycling`.split(/\s+/);

const FOR_WASTE = ['received', 'labelled', 'diagnosing', 'harvesting', 'quarantined'];

async function move(
  stage: Stage,
  by: Member,
  device: Held | null,
  to: string,
  more: Record<string, unknown> = {},
): Promise<Outcome> {
  if (!device) return 'nothing to do';
  const body = { from: device.stage, to, reason: 'script', ...more };
  return tell(stage, by, `/api/devices/${device.code}/moves`, body);
}

async function moveTo(
  stage: Stage,
  site: SiteStage,
  by: Member,
  n: number,
  from: readonly string[],
  to: string,
  more: Record<string, unknown> = {},
): Promise<Outcome> {
  return move(stage, by, await deviceIn(stage, site, n, ...from), to, more);
}

export const DEVICE_ACTS: Acts = {
  receive: async (stage, site, { n, m }) =>
    tell(stage, site.crew.warehouse, '/api/intake/devices', {
      kind: at(['laptop', 'desktop', 'tablet'], n),
      make: 'Lenovo',
      serial: `S${randomUUID().slice(0, 12)}`,
      placeId: shelfOf(site, m).id,
      ...(n % 3 === 0 ? { chargers: [{ text: '19.5V 3.34A 65W 4.5mm' }] } : {}),
    }),
  label: async (stage, site, { n }) => {
    const device = await deviceIn(stage, site, n, 'received');
    if (!device) return 'nothing to do';
    const { warehouse } = site.crew;
    await ask(stage, warehouse, '/api/labels/confirm', { code: device.code });
    return move(stage, warehouse, device, 'labelled');
  },
  diagnose: (stage, site, { n }) =>
    moveTo(stage, site, site.crew.technician, n, ['labelled', 'repairing'], 'diagnosing'),
  harvestIt: (stage, site, { n }) =>
    moveTo(stage, site, site.crew.coordinator, n, ['diagnosing', 'repairing'], 'harvesting'),
  giveUp: async (stage, site, { n }) => {
    const device = await deviceIn(stage, site, n, ...FOR_WASTE);
    const { technician, coordinator } = site.crew;
    const by = device?.stage === 'harvesting' ? technician : coordinator;
    return move(stage, by, device, 'for_recycling');
  },
  quarantine: (stage, site, { n }) =>
    moveTo(stage, site, site.crew.technician, n, IN_HAND, 'quarantined', { placeId: site.bin.id }),
  loseDevice: (stage, site, { n }) =>
    moveTo(stage, site, site.crew.warehouse, n, IN_HAND, 'missing'),
  findDevice: async (stage, site, { n }) => {
    const device = await deviceIn(stage, site, n, 'missing');
    if (!device) return 'nothing to do';
    const { warehouse } = site.crew;
    await ask(stage, warehouse, '/api/labels/confirm', { code: device.code });
    const more = { placeId: site.bin.id, confirms: ['label_again'] };
    return move(stage, warehouse, device, 'quarantined', more);
  },
  withdraw: (stage, site, { n }) =>
    moveTo(stage, site, site.crew.coordinator, n, IN_HAND, 'withdrawn', {
      confirms: ['identity'],
    }),
  safetyHold: async (stage, site, { n, m }) => {
    const device = await deviceIn(stage, site, n, ...IN_HAND);
    if (!device) return 'nothing to do';
    const by = at([site.crew.technician, site.crew.warehouse], m);
    const kind = at(['safety', 'safety', 'investigate'], m);
    return tell(stage, by, `/api/devices/${device.code}/holds`, { kind, reason: 'swollen' });
  },
  releaseHold: async (stage, site, { n }) => {
    const hold = await pick<{ id: string; code: string }>(
      stage,
      n,
      sql`select h.id, d.code from holds h join devices d on d.id = h.device_id
        where h.site_id = ${site.id} and h.released_at is null order by h.id`,
    );
    if (!hold) return 'nothing to do';
    const path = `/api/devices/${hold.code}/holds/${hold.id}/release`;
    return tell(stage, site.crew.coordinator, path, { note: 'battery out' });
  },
  undo: async (stage, site, { n, m }) => {
    const device = await deviceIn(stage, site, n, ...IN_HAND, 'missing', 'withdrawn');
    if (!device) return 'nothing to do';
    const { warehouse, coordinator, technician } = site.crew;
    const by = at([warehouse, technician, coordinator], m);
    return tell(stage, by, `/api/devices/${device.code}/undo`);
  },
  merge: async (stage, site, { n, m }) => {
    const device = await deviceIn(stage, site, n, 'received', 'labelled');
    const survivor = await deviceIn(stage, site, m, ...IN_HAND);
    if (!device || !survivor || device.code === survivor.code) return 'nothing to do';
    const body = { survivor: survivor.code, reason: 'script' };
    return tell(stage, site.crew.coordinator, `/api/devices/${device.code}/void`, body);
  },
  handOver: async (_stage, site) => {
    await handoversOf(site.workshop, () => site.crew).handedOverLaptop();
    return 'done';
  },
  takeBack: async (stage, site, { n, m }) => {
    const device = await deviceIn(stage, site, n, 'handed_over');
    if (!device) return 'nothing to do';
    const body = { reason: 'unwanted', condition: 'as before', need: 'close' };
    const placeCode = shelfOf(site, m).code;
    const path = `/api/devices/${device.code}/return`;
    return tell(stage, site.crew.warehouse, path, { ...body, placeCode });
  },
  /** Any three things at once, boxes and what lies in them too. */
  shelve: async (stage, site, { n, m }) => {
    const codes = await someThings(stage, site, n, m);
    if (codes.length === 0) return 'nothing to do';
    const place = (n + m) % 7 === 0 ? site.bin : shelfOf(site, n + m);
    return tell(stage, site.crew.warehouse, `/api/places/${place.code}/contents`, { codes });
  },
  takeInHand: async (stage, site, { n, m }) => {
    const codes = await someThings(stage, site, m, n);
    if (codes.length === 0) return 'nothing to do';
    return tell(stage, at([site.crew.warehouse, site.crew.technician], n), '/api/custody', {
      codes,
    });
  },
};

async function someThings(stage: Stage, site: SiteStage, n: number, m: number): Promise<string[]> {
  const chosen = [n, m, n + m].slice(0, 1 + (n % 3));
  const things = [];
  for (const one of chosen) things.push(await thingOf(stage, site, one));
  return [...new Set(things.flatMap((thing) => thing?.code ?? []))];
}
