/** A device's usual way through the workshop, as far as its plan goes. */
import { assignWork } from '../../api/repairs/owner.service.ts';
import { pauseWork } from '../../api/repairs/pause.service.ts';
import { addTask } from '../../api/repairs/tasks.service.ts';
import type { Journey } from './clock.ts';
import { type Floor, itemOf } from './intake.ts';
import { addCharger, fillUp, finish, shelve } from './kit.ts';
import {
  type Work,
  check,
  describe,
  find,
  mend,
  move,
  openUp,
  recordWipe,
  startWiping,
  test,
  waive,
  wipingHours,
  workOn,
} from './line.ts';
import type { Plan } from './plans.ts';
import { type Shop, asked } from './shop.ts';
import { atTheBench } from './stories.ts';

/** @param afterwards what happens to it once it is ready on its shelf */
export async function* usualWay(
  shop: Shop,
  floor: Floor,
  plan: Plan,
  afterwards: (work: Work) => Journey,
): Journey {
  if (plan.bench === undefined) return;
  const later = (hours: number) => shop.dates.later(shop.clock.now(), hours);
  yield shop.dates.day(plan.bench, 8.2 + shop.draw(30) / 10);
  const work = workOn(shop, plan, itemOf(floor, plan));
  await move(work, work.technician, 'labelled', 'diagnosing');
  yield later(0.2);
  if (plan.story) return yield* atTheBench(work);
  const mediumId = await openUp(work);
  const started = await startWiping(work);
  yield later(wipingHours(work));
  await recordWipe(work, mediumId, started);
  if (plan.goal === 'diagnosing') return;
  yield later(0.4);
  await describe(work);
  await test(work);
  yield later(0.3);
  if (!(yield* repair(work)) || plan.goal === 'qa') return;
  yield later(2 + shop.draw(3));
  await check(work);
  await shelve(work);
  yield later(1 + shop.draw(2));
  const fits = await addCharger(work);
  if (plan.goal === 'kitting' && fits && !plan.packed) return;
  yield later(0.2);
  await fillUp(work);
  if (plan.goal === 'kitting') return;
  await finish(work);
  if (plan.goal !== 'ready') yield* afterwards(work);
}

/** One waits for a part, one gets its system too, and one is nobody's yet. */
async function planWork({ shop, plan, item, technician }: Work, faultId: string): Promise<void> {
  const about = { ...asked(), code: item.code };
  switch (plan.fault?.fault) {
    case 'LCD':
      await pauseWork(shop.as(technician), { ...about, itemCode: '', part: plan.fault.note });
      break;
    case 'SLOW':
      await addTask(shop.as(technician), {
        ...about,
        kind: 'os_install',
        title: '',
        faultId: null,
        unowned: false,
      });
      break;
    case 'TPD':
      await addTask(shop.as(technician), {
        ...about,
        kind: 'repair',
        title: 'Touchpad, left button',
        faultId,
        unowned: true,
      });
      await assignWork(shop.as('coordinator'), { ...asked(), code: item.code, personId: null });
      break;
  }
}

/** @returns whether the device is ready for the final check */
async function* repair(work: Work): AsyncGenerator<Date, boolean> {
  const { shop, technician } = work;
  await waive(work);
  const faultId = await find(work);
  if (!faultId) {
    await move(work, technician, 'diagnosing', 'qa');
    return true;
  }
  await move(work, technician, 'diagnosing', 'repairing');
  await planWork(work, faultId);
  yield shop.dates.later(shop.clock.now(), 3 + shop.draw(3));
  if (!(await mend(work, faultId))) return false;
  await move(work, technician, 'repairing', 'qa');
  return true;
}
