/** Devices that leave the usual way: locks, lost disks, holds, parts, recycling. */
import { askCoordinator } from '../../api/decisions/wishes.ts';
import { decideProposal, proposeMove } from '../../api/decisions/proposals.service.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { moveDevice } from '../../api/devices/moves.service.ts';
import { addFault } from '../../api/evidence/faults.service.ts';
import { placeHold, releaseHold } from '../../api/evidence/holds.service.ts';
import { setLocks } from '../../api/evidence/locks.service.ts';
import { recordDestruction } from '../../api/evidence/media-records.service.ts';
import { addNote } from '../../api/evidence/notes.service.ts';
import { addPhoto } from '../../api/photos/photo-store.ts';
import type { Journey } from './clock.ts';
import { type Floor, itemOf } from './intake.ts';
import {
  type Work,
  describe,
  move,
  openUp,
  recordWipe,
  startWiping,
  test,
  wipingHours,
  workOn,
} from './line.ts';
import { destroyedDisk } from './picture.ts';
import type { Plan } from './plans.ts';
import { giveToRecycler, loadNextBatch } from './recycling.ts';
import { askDonor, sendFromWrongMachine } from './reports.ts';
import { type Shop, asked } from './shop.ts';

/** Stories of devices that no technician has taken yet. */
export async function* beforeTheBench(shop: Shop, floor: Floor, plan: Plan): Journey {
  const { dates } = shop;
  const work = () => workOn(shop, plan, itemOf(floor, plan));
  const code = () => itemOf(floor, plan).code;
  switch (plan.story) {
    case 'donor_recall':
      yield dates.day(6, 11);
      await placeHold(shop.as('coordinator'), {
        ...asked(),
        code: code(),
        kind: 'donor_recall',
        reason: 'The donor asks for the photos on it before it is wiped',
      });
      return;
    case 'lost':
      yield dates.day(4, 16);
      await move(work(), 'warehouse', 'labelled', 'missing', 'Not on its shelf at the count');
      return;
    case 'asset_tag':
      yield dates.day(15, 9.5);
      await placeHold(shop.as('warehouse'), {
        ...asked(),
        code: code(),
        kind: 'theft_check',
        reason: 'Asset tag of another organisation under the cover',
      });
      await moveDevice(shop.as('warehouse'), {
        ...asked(),
        code: code(),
        from: 'labelled',
        to: 'quarantined',
        reason: 'Until the owner of the asset tag has answered',
        placeId: shop.place('Quarantine bin').id,
      });
      return;
    case 'taken_back':
      yield dates.day(16, 14);
      await moveDevice(shop.as('coordinator'), {
        ...asked(),
        code: code(),
        from: 'labelled',
        to: 'withdrawn',
        reason: 'The donor needs it again',
        confirms: ['identity'],
      });
      return;
    case 'swollen_battery':
      yield dates.day(12, 14);
      await addNote(shop.as('warehouse'), {
        ...asked(),
        code: code(),
        text: 'Touchpad is pushed up by the battery. Not charged, not opened.',
      });
      return;
    default:
  }
}

/** Stories that begin on the bench: the device is being diagnosed, nothing has been opened yet. */
export async function* atTheBench(work: Work): Journey {
  switch (work.plan.story) {
    case 'account_lock':
      return yield* accountLock(work);
    case 'wiping_now':
      return yield* wipingNow(work);
    case 'asks_waiver':
      return yield* asksWaiver(work);
    case 'failed_disk':
      return yield* failedDisk(work);
    default:
      return yield* givenUp(work);
  }
}

async function* accountLock(work: Work): Journey {
  const { shop, item, technician } = work;
  await setLocks(shop.as(technician), {
    ...asked(),
    code: item.code,
    locks: [
      { lock: 'frp', status: 'locked' },
      { lock: 'mdm_autopilot', status: 'clear' },
      { lock: 'sim_lock', status: 'na' },
    ],
    online: true,
  });
  yield shop.dates.later(shop.clock.now(), 2);
  await askDonor(work);
}

async function* wipingNow(work: Work): Journey {
  await openUp(work);
  yield work.shop.dates.minutesAgo(95);
  await startWiping(work);
}

async function* wiped(work: Work, failed = false): AsyncGenerator<Date, string> {
  const { shop } = work;
  const mediumId = await openUp(work);
  const started = await startWiping(work);
  yield shop.dates.later(shop.clock.now(), wipingHours(work));
  await recordWipe(work, mediumId, started, failed);
  return mediumId;
}

async function* asksWaiver(work: Work): Journey {
  yield* wiped(work);
  const { shop, item, technician } = work;
  await describe(work);
  await test(work, { battery_runtime: 32 });
  yield shop.dates.later(shop.clock.now(), 0.5);
  await askCoordinator(shop.as(technician), {
    ...asked(),
    code: item.code,
    waive: 'G5',
    reason: 'Battery lasts 32 minutes; the school has sockets at every desk',
  });
  yield shop.dates.minutesAgo(50);
  await sendFromWrongMachine(work);
}

/** Two persons crush what cannot be erased; the device goes on with another disk. */
async function* failedDisk(work: Work): Journey {
  const mediumId = yield* wiped(work, true);
  const { shop, item, technician } = work;
  const { code } = item;
  await addFault(shop.as(technician), {
    ...asked(),
    code,
    fault: 'STO',
    item: '',
    decision: 'repair',
    note: 'Disk fails while it is erased: new SSD of 240 GB',
  });
  await move(work, technician, 'diagnosing', 'repairing');
  yield shop.dates.later(shop.clock.now(), 2);
  const image = destroyedDisk();
  const photo = { ...asked(), code, purpose: 'evidence' as const, image };
  const { photoId } = await addPhoto(shop.as(technician), photo);
  await recordDestruction(shop.as(technician), {
    ...asked(),
    code,
    mediumId,
    technique: 'crush',
    serial: '',
    photoId,
    witness: await shop.witness('warehouse'),
  });
  const { holds } = await readCard(shop.as('coordinator'), code);
  const hold = holds.find((one) => one.kind === 'wipe_failed');
  if (!hold) throw new Error('the failed disk put no hold on its device');
  const note = 'Disk destroyed by two persons';
  await releaseHold(shop.as(technician), { ...asked(), code, holdId: hold.id, note });
}

const VERDICTS = {
  proposal_waits: { to: 'harvesting', fault: 'BRD', note: 'No picture on any port; board dead' },
  for_parts: {
    to: 'harvesting',
    fault: 'LIQ',
    note: 'Liquid on the board; screen and memory are good',
  },
  beyond_repair: { to: 'for_recycling', fault: 'PWR', note: 'Power supply and board burnt' },
  recycled: { to: 'for_recycling', fault: 'CAS', note: 'Chassis bent, board cracked' },
} as const;

/** Not worth a repair: a technician proposes, a coordinator confirms. */
async function* givenUp(work: Work): Journey {
  const { shop, plan, item, technician } = work;
  const verdict = VERDICTS[plan.story as keyof typeof VERDICTS];
  const { to, fault, note } = verdict;
  yield* wiped(work);
  const decision = to === 'harvesting' ? 'harvest' : 'recycle';
  await addFault(shop.as(technician), {
    ...asked(),
    code: item.code,
    fault,
    item: '',
    decision,
    note,
  });
  yield shop.dates.later(shop.clock.now(), 1);
  const wish = { ...asked(), code: item.code, to, reason: note };
  const { proposalId } = await proposeMove(shop.as(technician), wish);
  if (plan.story === 'proposal_waits') return;
  yield shop.dates.later(shop.clock.now(), 5);
  const answer = { ...asked(), proposalId, confirm: true, note: '' };
  await decideProposal(shop.as('coordinator'), answer);
  if (plan.story !== 'recycled') return;
  yield shop.dates.day(7, 11);
  await giveToRecycler(shop, item.code);
  await loadNextBatch(shop);
}
