import { html } from 'lit';
import { beforeAll, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { api, call } from '../../web-components/data/api-client.ts';
import { loadCard } from '../../web-components/evidence/card.ts';
import type { RwSpecVerdicts } from '../../web-components/evidence/rw-spec-verdicts.ts';
import '../../web-components/evidence/rw-spec-verdicts.ts';
import type { RwPageSpecProfiles } from '../../web-components/profiles/rw-page-spec-profiles.ts';
import '../../web-components/profiles/rw-page-spec-profiles.ts';
import { openWorkshop, play } from './stage.ts';
import { eventually, expectAccessible, inside, mount } from './support.ts';

const words = (element: Element) => element.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
const profiles = () => call(api['spec-profiles'].$get());
const buttons = (page: Element) => [...(page.shadowRoot?.querySelectorAll('rw-button') ?? [])];
const press = (page: Element, text: string) => {
  const button = buttons(page).find((one) => one.textContent.includes(text));
  if (!button) throw new Error(`no button ${text}`);
  return userEvent.click(button);
};

beforeAll(async () => {
  await openWorkshop({ roles: ['admin', 'technician'] });
});

test('an administrator copies the built-in profile, changes it and lets it decide', async () => {
  const page = await mount<RwPageSpecProfiles>(
    html`<rw-page-spec-profiles></rw-page-spec-profiles>`,
  );
  await eventually(() => inside(page, 'section'));
  await expectAccessible();
  await press(page, 'Copy');
  const form = await eventually(() => inside(page, 'rw-spec-profile-form'));
  await expectAccessible();
  await userEvent.fill(inside(form, 'input[name=name]'), 'Exams');
  await userEvent.fill(inside(form, "input[name='laptop.memoryGb']"), '16');
  await userEvent.click(inside(form, 'rw-button[type=submit]'));
  await eventually(() => expect(words(form)).toContain('The target is at least the lowest memory'));
  await userEvent.fill(inside(form, "input[name='laptop.targetMemoryGb']"), '16');
  await userEvent.click(inside(form, 'rw-button[type=submit]'));
  await expect
    .poll(async () => (await profiles()).profiles.map(({ name }) => name))
    .toContain('Exams');
  await eventually(() => expect(words(page)).toContain('Exams'));
  await press(page, 'Let this one decide');
  const made = (await profiles()).profiles.find(({ name }) => name === 'Exams');
  await expect.poll(async () => (await profiles()).gate).toBe(made?.id);
});

test('a device is judged by every profile; the upgrade goes onto the fault list with one press', async () => {
  const { code } = await play('device', { stage: 'diagnosing' });
  await play('evidence', { code });
  const verdicts = await mount<RwSpecVerdicts>(
    html`<rw-spec-verdicts
      .card=${await loadCard(code)}
      @rw-changed=${async (event: Event) => {
        (event.currentTarget as RwSpecVerdicts).card = await loadCard(code);
      }}
    ></rw-spec-verdicts>`,
  );
  expect(words(verdicts)).toContain('Needs an upgrade: Exams');
  expect(words(verdicts)).toContain('16 GB needed, 8 GB found');
  await eventually(() => expect(words(verdicts)).toContain('Online learning, basic'));
  await press(verdicts, 'Put the upgrade on the fault list');
  await expect
    .poll(async () => (await loadCard(code)).faults)
    .toMatchObject([{ fault: 'RAM', decision: 'upgrade' }]);
  await eventually(() => expect(words(verdicts)).toContain('The upgrade is on the fault list.'));
});
