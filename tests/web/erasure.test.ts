import { html } from 'lit';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { nwipeLog } from '../support/hardware-reports.ts';
import { api, call, newRequestId } from '../../web-components/data/api-client.ts';
import { type Card, loadCard } from '../../web-components/evidence/card.ts';
import type { RwMediaPanel } from '../../web-components/evidence/rw-media-panel.ts';
import '../../web-components/evidence/rw-media-panel.ts';
import { openWorkshop, play } from './stage.ts';
import { eventually, expectAccessible, inside, mount } from './support.ts';

let card: Card;
let run = '';

beforeAll(async () => {
  await openWorkshop({ roles: ['technician'] });
});
beforeEach(() => {
  run = String(Math.floor(performance.now()));
});

async function device(kind: 'laptop' | 'tablet', media: { type: string; serial: string }[]) {
  const { code } = await play('device', { stage: 'diagnosing', columns: { kind } });
  for (const medium of media) {
    const json = { requestId: newRequestId(), ...medium } as { requestId: string; type: 'hdd' };
    await call(api.devices[':code'].media.$post({ param: { code }, json }));
  }
  card = await loadCard(code);
  return card;
}

async function panel(): Promise<RwMediaPanel> {
  return mount<RwMediaPanel>(
    html`<rw-media-panel
      .card=${card}
      @rw-changed=${async (event: Event) => {
        (event.currentTarget as RwMediaPanel).card = card = await loadCard(card.code);
      }}
    ></rw-media-panel>`,
  );
}

test('ten logs dropped at once say of each which storage it proves, why not, or that it waits', async () => {
  const serial = (index: number) => `TEN${run}N${index}`;
  await device('laptop', [
    { type: 'hdd', serial: serial(0) },
    { type: 'sata_ssd', serial: serial(1) },
  ]);
  const other = card.code;
  await device(
    'laptop',
    [2, 3, 4].map((index) => ({ type: 'hdd', serial: serial(index) })),
  );
  const media = await panel();
  const zone = inside(media, 'rw-report-drop');
  const dataTransfer = new DataTransfer();
  for (let index = 0; index < 10; index += 1) {
    const status =
      index === 3 ? {} : { status: index === 4 ? ('FAILED' as const) : ('Erased' as const) };
    const text = nwipeLog({ serial: serial(index), ...status });
    dataTransfer.items.add(new File([text], `nwipe-${index}.log`));
  }
  inside(zone, '.zone').dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
  const lines = () => [
    ...(inside(zone, 'rw-log-answers').shadowRoot?.querySelectorAll('li.line') ?? []),
  ];
  await eventually(() => expect(lines()).toHaveLength(10));
  const said = lines().map((line) => line.textContent.replaceAll(/\s+/g, ' '));
  expect(said[0]).toContain('Counts as proof: Clear');
  expect(lines()[0]?.querySelector('a')?.getAttribute('href')).toBe(`/devices/${other}`);
  expect(said[1]).toContain('Overwriting does not reach all of a flash memory');
  expect(said[2]).toContain('Counts as proof');
  expect(said[3]).toContain('The log ends before its summary');
  expect(said[4]).toContain('Next: Destroy the drive');
  expect(said.slice(5).every((text) => text.includes('Waits in the review queue'))).toBe(true);
  await eventually(() =>
    expect(card.media.map(({ status }) => status)).toEqual(['sanitised', 'unknown', 'failed']),
  );
  await eventually(() => expect(inside(zone, 'rw-button[href="/reports"]')).toBeTruthy());
  await expectAccessible();
});

test('a failed storage leads to its destruction, and its records name the log', async () => {
  await device('laptop', [{ type: 'hdd', serial: `BAD${run}X` }]);
  const media = await panel();
  const zone = inside(media, 'rw-report-drop');
  const dataTransfer = new DataTransfer();
  const text = nwipeLog({ serial: `BAD${run}X`, status: 'FAILED' });
  dataTransfer.items.add(new File([text], 'bad.log'));
  inside(zone, '.zone').dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
  const medium = inside(media, 'rw-medium');
  await eventually(() => inside(medium, 'rw-notice'));
  const records = inside(medium, 'rw-medium-records');
  await userEvent.click(inside(records, 'summary'));
  await eventually(() => expect(inside(records, 'li').textContent).toContain('bad.log'));
  expect(inside(records, 'li').textContent).toContain('Read from the tool’s log');
  inside(medium, 'rw-notice rw-button').focus();
  await userEvent.keyboard('{Enter}');
  const form = await eventually(() => inside(medium, 'rw-destruction-form'));
  await eventually(() => expect(form.shadowRoot?.activeElement?.localName).toBe('rw-choice'));
  await expectAccessible();
  const second = inside(form, 'rw-second-person');
  inside(second, '[name=secret]').focus();
  await userEvent.keyboard('{Enter}');
  await eventually(() => expect(inside(second, 'rw-notice').getAttribute('kind')).toBe('warning'));
  expect(inside(second, 'rw-field').getAttribute('error')).toBe('This is needed.');
  const detail = { photoId: crypto.randomUUID() };
  inside(form, 'rw-photo-button').dispatchEvent(new CustomEvent('rw-photo', { detail }));
  await eventually(() => expect(form.shadowRoot?.activeElement).toBe(inside(form, 'rw-notice')));
  inside(form, 'rw-button[variant=quiet]').focus();
  await userEvent.keyboard('{Enter}');
  await eventually(() =>
    expect(medium.shadowRoot?.activeElement).toBe(inside(medium, 'rw-notice rw-button')),
  );
});

test('a refused log is the beginning of a record by hand', async () => {
  const serial = `CUT${run}`;
  await device('laptop', [{ type: 'hdd', serial }]);
  const body = nwipeLog({ serial });
  await fetch('/api/hardware-reports', { method: 'POST', headers: { 'x-rework': '1' }, body });
  card = await loadCard(card.code);
  const media = await panel();
  await eventually(() => inside(media, 'rw-medium'));
  const medium = inside(media, 'rw-medium');
  const button = [...(medium.shadowRoot?.querySelectorAll('rw-button') ?? [])].find((one) =>
    one.textContent.includes('Add proof'),
  );
  await userEvent.click(button as Element);
  await eventually(() => inside(medium, 'rw-sanitisation-form'));
  const form = inside(medium, 'rw-sanitisation-form');
  const value = (name: string) => (inside(form, `[name=${name}]`) as HTMLInputElement).value;
  await eventually(() => expect([value('tool'), value('toolVersion')]).toEqual(['nwipe', '0.37']));
  expect([value('errors'), value('endedAt')]).toEqual(['', '']);
  expect(form.shadowRoot?.textContent).toContain('does not count as proof');
});

test('the reset of a tablet goes step by step and is left and continued', async () => {
  await device('tablet', [{ type: 'emmc', serial: '' }]);
  const begin = async (words: string) => {
    const medium = inside(await panel(), 'rw-medium');
    const button = () => inside(medium, 'rw-button[icon=shield-check]');
    await eventually(() => expect(button().textContent).toContain(words));
    await userEvent.click(button());
    return eventually(() => inside(medium, 'rw-guided-reset'));
  };
  let wizard = await begin('Start the guided reset');
  await eventually(() => inside(wizard, 'rw-choice'));
  const [android] = inside(wizard, 'rw-choice').shadowRoot?.querySelectorAll('input') ?? [];
  await userEvent.click(android as Element);
  const confirm = () => inside(wizard, 'li.now rw-button[icon=check]');
  const done = () => wizard.shadowRoot?.querySelectorAll('li.over').length;
  await eventually(confirm);
  await userEvent.click(confirm());
  await eventually(() => expect(done()).toBe(1));
  // The pressed button is gone; the next step has the focus.
  await eventually(() =>
    expect(wizard.shadowRoot?.activeElement).toBe(inside(wizard, 'li[tabindex="-1"]')),
  );
  wizard = await begin('Go on with the reset');
  await eventually(() => expect(done()).toBe(1));
  for (const step of [2, 3, 4]) {
    await eventually(confirm);
    await userEvent.click(confirm());
    await eventually(() => expect(done()).toBe(step));
  }
  await eventually(() => inside(wizard, 'form'));
  await expectAccessible();
  for (const choice of wizard.shadowRoot?.querySelectorAll('form rw-choice') ?? []) {
    await userEvent.click(choice.shadowRoot?.querySelector('input') as Element);
  }
  await userEvent.fill(inside(wizard, 'input[name=version]'), '13');
  await userEvent.click(inside(wizard, 'rw-button[type=submit]'));
  await eventually(() => expect(card.media[0]?.status).toBe('sanitised'));
});
