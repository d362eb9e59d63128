/** Morning: an empty installation becomes a workshop with people, badges, shelves and printed cards. */
import type { Part, Person } from './cast.ts';
import { expectLabels, printedBy } from './paper.ts';
import { expect, type Screen } from './screen.ts';

export const OWNER = { name: 'Mai Anh', username: 'mai', password: 'rice bicycle lantern' };

/** First run on one page; the person holds several roles and is signed in at once. */
export async function setUp(laptop: Screen): Promise<void> {
  const { page } = laptop;
  await laptop.goto('/');
  await expect(page).toHaveURL(/\/setup$/);
  const fill = (name: string, text: string) => page.locator(`input[name=${name}]`).fill(text);
  await fill('programmeName', 'Sóng và máy tính cho em');
  await fill('siteName', 'Hà Nội workshop');
  await fill('province', 'Hà Nội');
  await fill('name', OWNER.name);
  await fill('username', OWNER.username);
  await fill('password', OWNER.password);
  for (const role of ['role.technician', 'role.warehouse', 'role.coordinator'] as const) {
    await laptop.chip(laptop.t(role), 'checkbox');
  }
  await laptop.press('setup.submit');
  await expect(page.getByRole('button', { name: new RegExp(OWNER.name) })).toBeVisible();
}

interface Invited {
  name: string;
  username: string;
  role: 'technician' | 'warehouse' | 'coordinator' | 'approver';
}

const INVITED = {
  repairer: { name: 'Tuấn', username: 'tuan', role: 'technician' },
  checker: { name: 'Hoa', username: 'hoa', role: 'technician' },
  warehouse: { name: 'Bình', username: 'binh', role: 'warehouse' },
  coordinator: { name: 'Linh', username: 'linh', role: 'coordinator' },
  approver: { name: 'Sơn', username: 'son', role: 'approver' },
} as const satisfies Record<Part, Invited>;

/** One person is invited on the screen, the others as the page does it; everybody has badge and PIN. */
export async function invite(laptop: Screen): Promise<Record<Part, Person>> {
  const { site } = await laptop.get<{ site: { id: string } }>('/session');
  const [[first, facts], ...others] = Object.entries(INVITED) as [
    [Part, Invited],
    ...[Part, Invited][],
  ];
  const people: [Part, Person][] = [[first, await inviteByHand(laptop, facts)]];
  for (const [part, { name, username, role }] of others) {
    const { id, password } = await laptop.post<{ id: string; password: string }>('/people', {
      name,
      username,
      locale: 'en',
      homeSiteId: site.id,
      roles: [{ siteId: site.id, role }],
    });
    const { code: badge } = await laptop.post<{ code: string }>(`/people/${id}/badge`);
    const { pin } = await laptop.post<{ pin: string }>(`/people/${id}/pin`);
    people.push([part, { name, username, password, badge, pin }]);
  }
  return Object.fromEntries(people) as Record<Part, Person>;
}

/** Name and role, the password shown once; then a PIN shown once, and a badge that is printed. */
async function inviteByHand(laptop: Screen, { name, username, role }: Invited): Promise<Person> {
  const { page } = laptop;
  const secret = () => page.locator('rw-secret rw-code').getAttribute('code');
  await laptop.goto('/people/new');
  await laptop.type(page.locator('input[name=name]'), name);
  await laptop.type(page.locator('input[name=username]'), username);
  await laptop.chip(laptop.t(`role.${role}`), 'checkbox');
  await laptop.press('staff.invite_send');
  await laptop.sees('staff.secret_for', { name });
  const password = (await secret()) ?? '';
  await laptop.press('staff.secret_close');
  await laptop.press('staff.issue_badge');
  const badge = page.locator('rw-person-access rw-code');
  await expect(badge).toBeVisible();
  const code = (await badge.getAttribute('code')) ?? '';
  await laptop.press('staff.reset_pin');
  await laptop.sees('staff.pin_now');
  const pin = (await secret()) ?? '';
  await laptop.press('staff.secret_close');
  await laptop.tap(page.getByRole('link', { name: laptop.t('staff.print_badge') }));
  await expect(page.locator('textarea[name=codes]')).toHaveValue(code);
  await expectLabels(await printedBy(laptop, () => laptop.press('act.print_labels')), 1);
  return { name, username, password, badge: code, pin };
}

/** Six shelves made at once, their labels printed and read back. */
export async function makeShelves(laptop: Screen): Promise<{ code: string; name: string }[]> {
  const { page } = laptop;
  await laptop.goto('/places');
  await laptop.type(page.getByLabel(laptop.t('places.name')), 'B-01…B-06');
  await laptop.press('common.add');
  await laptop.sees('places.made', { count: 6 });
  await expectLabels(await printedBy(laptop, () => laptop.press('places.print_labels')), 6);
  const all = await laptop.get<{ code: string; name: string; kind: string }[]>('/places');
  return all.filter((place) => place.kind === 'shelf');
}
