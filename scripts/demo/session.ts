/** A handover session at a school: what waits there for a device, and what is reserved already. */
import { addNeeds } from '../../api/handover-sessions/session-needs.service.ts';
import { createSession } from '../../api/handover-sessions/sessions.service.ts';
import type { Journey } from './clock.ts';
import { type Shop, asked } from './shop.ts';

const SCHOOL = 'Trường THCS Thạnh Tây';
const DAYS_AHEAD = 6;

/** The afternoon before, when everything that waits was approved. */
export async function* planSession(shop: Shop): Journey {
  yield shop.dates.day(1, 16.5);
  const coordinator = shop.as('coordinator');
  const day = new Date(coordinator.now().getTime() + DAYS_AHEAD * 86_400_000);
  const { code } = await createSession(coordinator, {
    ...asked(),
    title: SCHOOL,
    area: 'Tân Biên',
    plannedOn: day.toISOString().slice(0, 10),
    way: 'table',
  });
  await addNeeds(coordinator, { ...asked(), code, from: { school: SCHOOL, limit: 40 } });
}
