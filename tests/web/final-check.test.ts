import { html } from 'lit';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { COMMAND_CARDS } from '#domain/command-cards.ts';
import '../../web-components/bench/rw-bench-session.ts';
import type { RwBenchSession } from '../../web-components/bench/rw-bench-session.ts';
import { loadCard } from '../../web-components/evidence/card.ts';
import type { RwQaPanel } from '../../web-components/evidence/rw-qa-panel.ts';
import '../../web-components/evidence/rw-qa-panel.ts';
import { scanContext, scanText, startScanning } from '../../web-components/scan/scan-bus.ts';
import { openWorkshop, play } from './stage.ts';
import { eventually, expectAccessible, inside, mount } from './support.ts';

const PASSED = COMMAND_CARDS.find(({ action }) => action === 'qa_passed')?.code ?? '';
const words = (element: Element) => element.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';

beforeAll(async () => {
  await openWorkshop({ roles: ['technician', 'coordinator'] });
  startScanning();
});
afterEach(() => document.body.replaceChildren());

async function checked(grades: boolean): Promise<string> {
  const { code } = await play('device', { stage: 'repairing' });
  await play('evidence', { code });
  const deed = (path: string, body: Record<string, unknown>) =>
    play('deed', { roles: ['technician'], path: `devices/${code}/${path}`, body });
  await deed('moves', { from: 'repairing', to: 'qa' });
  if (grades) await deed('grades', { cosmetic: 'B', functional: '1' });
  return code;
}

test('the card that is on says what each scan states, counts what went through, and ends by a press', async () => {
  const [good, bare] = [await checked(true), await checked(false)];
  await scanText(PASSED, 'button');
  const session = await mount<RwBenchSession>(
    html`<rw-bench-session .code=${good}></rw-bench-session>`,
  );
  expect(words(session)).toContain('Video call of 2 minutes worked');
  expect(words(session)).toContain('Donor’s stickers and tags are off');
  expect(words(session)).toContain('0 done');
  await expectAccessible();
  await userEvent.click(inside(session, '.row rw-button'));
  await eventually(() => expect(words(session)).toContain('1 done'));
  expect((await loadCard(good)).stage).toBe('kitting');
  await scanText(bare, 'wedge');
  await eventually(() => expect(words(session)).toContain('1 refused'));
  expect((await loadCard(bare)).stage).toBe('qa');
  await userEvent.click(inside(session, '.top rw-button'));
  await eventually(() => expect(scanContext().command).toBeNull());
  expect(session.shadowRoot?.querySelector('section')).toBeNull();
});

test('the checker sees what stops the check, what was repaired and who answered', async () => {
  const code = await checked(false);
  await play('deed', { path: `devices/${code}/holds`, body: { kind: 'investigate', reason: '' } });
  const card = await loadCard(code);
  const panel = await mount<RwQaPanel>(html`<rw-qa-panel .card=${card}></rw-qa-panel>`);
  const overview = inside(panel, 'rw-qa-overview');
  const said = words(overview);
  expect(said).toContain('Needs a closer look');
  expect(said).toContain('Set the cosmetic grade');
  expect(said).toContain('by hand');
  const asked = new Promise<CustomEvent>((done) => {
    panel.addEventListener('rw-goto', (event) => done(event as CustomEvent), { once: true });
  });
  inside(overview, 'rw-button').click();
  expect((await asked).detail).toEqual({ where: 'holds' });
  await expectAccessible();
});
