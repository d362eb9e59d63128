import { EARLY_RESET_STEPS } from '#domain/guided-reset.ts';
import { locksFor } from '#domain/locks.ts';
import { html } from 'lit';
import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { RwCertificates } from '../../web-components/evidence/rw-certificates.ts';
import '../../web-components/evidence/rw-certificates.ts';
import type { RwProof } from '../../web-components/evidence/rw-proof.ts';
import { api, call } from '../../web-components/data/api-client.ts';
import { loadCard } from '../../web-components/evidence/card.ts';
import { loadCertification } from '../../web-components/evidence/certification.ts';
import type { RwPageValidations } from '../../web-components/certificates/rw-page-validations.ts';
import '../../web-components/certificates/rw-page-validations.ts';
import type { RwTodoCalls } from '../../web-components/todo/rw-todo-calls.ts';
import '../../web-components/todo/rw-todo-calls.ts';
import type { RwPageVerify } from '../../web-components/certificates/rw-page-verify.ts';
import '../../web-components/certificates/rw-page-verify.ts';
import { SCAN_EVENT } from '../../web-components/scan/scan-claim.ts';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import { WIPE } from '../support/certificates-data.ts';
import { openWorkshop, play } from './stage.ts';
import { eventually, expectAccessible, inside, mount } from './support.ts';

let code: string;

/** A disk that a colleague, or the signed-in person, has wiped. */
async function wipedDisk(own = false): Promise<{ mediumId: string }> {
  const roles = own ? undefined : (['technician'] as const);
  const by = roles ? { roles: [...roles] } : {};
  const disk = { type: 'hdd', make: 'Seagate', model: 'ST500LM021', serial: 'W1234567' };
  const added = await play('deed', { ...by, path: `devices/${code}/media`, body: disk });
  const { mediumId } = added.body as { mediumId: string };
  const path = `devices/${code}/media/${mediumId}/sanitisations`;
  await play('deed', { ...by, path, body: WIPE });
  return { mediumId };
}

beforeEach(async () => {
  await openWorkshop({ roles: ['technician'] });
  ({ code } = await play('device', { stage: 'diagnosing' }));
});

async function certificatesPanel(): Promise<RwCertificates> {
  const card = await loadCard(code);
  const panel = await mount<RwCertificates>(
    html`<rw-certificates
      .card=${card}
      @rw-changed=${async (event: Event) => {
        (event.currentTarget as RwCertificates).card = await loadCard(code);
      }}
    ></rw-certificates>`,
  );
  await eventually(() => inside(panel, '.line'));
  return panel;
}

const text = (element: Element) => element.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
const button = (host: Element, words: string) =>
  [...(host.shadowRoot?.querySelectorAll('rw-button') ?? [])].find((one) =>
    one.textContent?.includes(words),
  );

test('the proof of a reset shows each step with its person, and asks for no serial where none is known', async () => {
  ({ code } = await play('device', { stage: 'diagnosing', columns: { kind: 'tablet' } }));
  const by = { roles: ['technician' as const] };
  const disk = { type: 'emmc', make: '', model: '', serial: '' };
  const added = await play('deed', { ...by, path: `devices/${code}/media`, body: disk });
  const { mediumId } = added.body as { mediumId: string };
  const path = `devices/${code}/media/${mediumId}/reset`;
  for (const step of EARLY_RESET_STEPS) {
    await play('deed', { ...by, path: `${path}/steps`, body: { system: 'android', step } });
  }
  const locks = locksFor('tablet').map((lock) => ({ lock, status: 'clear' }));
  await play('deed', { ...by, path: `${path}/end`, body: { systemVersion: '13', locks } });
  const panel = await certificatesPanel();
  button(panel, 'Look at the proof')?.click();
  const validation = await eventually(() => inside(panel, 'rw-validation'));
  const proof = await eventually(() => inside<RwProof>(validation, 'rw-proof'));
  const steps = [...(proof.shadowRoot?.querySelectorAll('ol li') ?? [])].map(
    (li) => li.textContent,
  );
  expect(steps).toHaveLength(5);
  const persons = steps.map((step) => /technician \w+/.exec(step)?.[0]);
  const performers = proof.medium.record?.performers.map(({ name }) => name) ?? [];
  expect(new Set(persons)).toEqual(new Set(performers));
  expect(performers).toHaveLength(5);
  expect(text(validation)).not.toContain('Compare this serial number');
});

test('the proof is looked at, validated, and the certificate issued', async () => {
  await wipedDisk();
  const panel = await certificatesPanel();
  expect(text(panel)).toContain('not validated yet');
  expect(text(panel)).toContain('a second person has not validated the proof yet');
  button(panel, 'Look at the proof')?.click();
  const validation = await eventually(() => inside(panel, 'rw-validation'));
  const proof = await eventually(() => inside(validation, 'rw-proof'));
  expect(text(proof)).toContain('nwipe 0.37');
  await expectAccessible();
  button(validation, 'I have looked')?.click();
  await eventually(() => expect(text(panel)).toContain('Validated by'));
  const issues = () => button(panel, 'Issue certificate');
  issues()?.click();
  await eventually(() => inside(panel, 'rw-certificate-line'));
  const [medium] = (await loadCertification(code)).certificates;
  expect(medium).toMatchObject({ state: 'valid' });
  expect(text(inside(panel, 'rw-certificate-line'))).toContain('Tiếng Việt');
  await expectAccessible();
});

test('the to-do page counts what this person may validate, not their own work', async () => {
  await wipedDisk();
  const proofs = await mount<RwTodoCalls>(html`<rw-todo-calls></rw-todo-calls>`);
  await eventually(() => expect(text(proofs)).toContain('Validate the proof of 1 device'));
  expect(button(proofs, 'Validate')?.getAttribute('href')).toBe('/validations');
  await expectAccessible();
  await openWorkshop({ roles: ['technician'] });
  ({ code } = await play('device', { stage: 'diagnosing' }));
  await wipedDisk(true);
  const own = await mount<RwTodoCalls>(html`<rw-todo-calls></rw-todo-calls>`);
  await expect.poll(async () => (await call(api.validations.$get())).forOthers).toBe(1);
  expect(own.hidden).toBe(true);
});

test('own work waits for another person, who signs here', async () => {
  await wipedDisk(true);
  const panel = await certificatesPanel();
  expect(text(panel)).toContain('another person validates it');
  button(panel, 'Look at the proof')?.click();
  const validation = await eventually(() => inside(panel, 'rw-validation'));
  const other = await eventually(() => inside(validation, 'rw-second-person'));
  const { username, password } = await play('colleague', { roles: ['coordinator'] });
  inside(other, 'rw-choice').dispatchEvent(
    new CustomEvent('change', { detail: { value: 'password' } }),
  );
  await eventually(() => inside(other, '[name=who]'));
  await userEvent.fill(inside(other, '[name=who]'), username);
  await userEvent.fill(inside(other, '[name=secret]'), password);
  await expectAccessible();
  button(validation, 'I have looked')?.click();
  await eventually(() => expect(text(panel)).toContain('Validated by coordinator'));
});

test('the page opens the scanned device, and the next one after it', async () => {
  await wipedDisk();
  const page = await mount<RwPageValidations>(html`<rw-page-validations></rw-page-validations>`);
  await eventually(() => expect(text(page)).toContain('1 device waits for you'));
  await expectAccessible();
  const detail = { text: code, source: 'wedge' };
  const scan = new CustomEvent(SCAN_EVENT, { detail, cancelable: true });
  window.dispatchEvent(scan);
  expect(scan.defaultPrevented).toBe(true);
  await eventually(() => expect(location.pathname).toBe(`/validations/${code}`));
  page.params = { code };
  const validation = await eventually(() => inside(page, 'rw-validation'));
  button(validation, 'I have looked')?.click();
  await eventually(() => expect(text(page)).toContain('The next one can be scanned'));
  await eventually(() => expect(text(page)).toContain('It appears here as soon'));
});

test.each(['en', 'vi', 'fa'] as const)('anybody may verify, in %s', async (locale) => {
  const { mediumId } = await wipedDisk();
  const { media } = await loadCertification(code);
  const recordIds = media.map((medium) => medium.record?.id);
  await play('deed', { path: `devices/${code}/validations`, body: { recordIds } });
  const issue = () => play('deed', { path: `devices/${code}/certificates`, body: { mediumId } });
  const { number, verifyCode } = (await issue()).body as { number: string; verifyCode: string };
  await setLocale(locale);
  const page = await mount<RwPageVerify>(
    html`<rw-page-verify .params=${{ code: verifyCode }}></rw-page-verify>`,
  );
  const shown = await eventually(() => inside(page, 'rw-verification'));
  await eventually(() => inside(shown, '.done'));
  expect(text(shown)).toContain('…4567');
  expect(text(shown)).not.toContain('W1234567');
  await expectAccessible();
  await issue();
  page.params = { code: verifyCode.toLowerCase() };
  await eventually(() => inside(inside(page, 'rw-verification'), '.warning'));
  page.params = { code: number };
  await eventually(() => inside(inside(page, 'rw-verification'), '.refused'));
  expect(page.shadowRoot?.querySelector('form')).not.toBeNull();
  await expectAccessible();
  await setLocale('en');
});
