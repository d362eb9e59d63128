import { html } from 'lit';
import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ApiError } from '../../web-components/data/api-error.ts';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import type { RwCode } from '../../web-components/ui/rw-code.ts';
import '../../web-components/ui/rw-code.ts';
import type { RwNotice } from '../../web-components/ui/rw-notice.ts';
import '../../web-components/ui/rw-notice.ts';
import type { RwPage } from '../../web-components/ui/rw-page.ts';
import '../../web-components/ui/rw-page.ts';
import type { RwSignature } from '../../web-components/ui/rw-signature.ts';
import '../../web-components/ui/rw-signature.ts';
import type { RwStage } from '../../web-components/ui/rw-stage.ts';
import '../../web-components/ui/rw-stage.ts';
import type { RwToastRegion } from '../../web-components/ui/rw-toast-region.ts';
import '../../web-components/ui/rw-toast-region.ts';
import { clearToasts, showToast } from '../../web-components/ui/toast.ts';
import { expectAccessible, inside, mount } from './support.ts';

afterEach(() => setLocale('en'));

test('a code is grouped and stays left to right in Persian', async () => {
  await setLocale('fa');
  const code = await mount<RwCode>(html`<rw-code code="1000012383"></rw-code>`);
  const written = inside(code, 'bdi');
  expect(written.textContent).toBe('1\u00a00000123\u00a083');
  expect(getComputedStyle(written).direction).toBe('ltr');
  code.code = 'K7XQ92MA';
  await code.updateComplete;
  expect(written.textContent).toBe('K7XQ 92MA');
});

test('a stage is said in words beside its hue', async () => {
  const stage = await mount<RwStage>(html`<rw-stage stage="qa"></rw-stage>`);
  expect(stage.shadowRoot?.textContent).toBe('Final check');
  const hue = getComputedStyle(stage).borderInlineStartColor;
  stage.stage = 'handed_over';
  await stage.updateComplete;
  expect(getComputedStyle(stage).borderInlineStartColor).not.toBe(hue);
});

test.each([
  ['refused', 'alert', 'Refused'],
  ['warning', 'alert', 'Warning'],
  ['done', 'status', 'Done'],
  ['info', 'status', 'Note'],
] as const)('a notice that is %s says so in words', async (kind, role, word) => {
  const notice = await mount<RwNotice>(html`<rw-notice kind=${kind}>Because.</rw-notice>`);
  expect(inside(notice, '.notice').role).toBe(role);
  expect(inside(notice, '.visually-hidden').textContent).toBe(word);
  await expectAccessible();
});

test('a page says what went wrong and offers to try again', async () => {
  let retried = 0;
  const page = await mount<RwPage>(
    html`<rw-page
      heading="Ready stock"
      state="error"
      .error=${new ApiError({ status: 0, code: 'error.offline' })}
      @rw-retry=${() => (retried += 1)}
      ><p>rows</p></rw-page
    >`,
  );
  const notice = inside<RwNotice>(page, 'rw-notice');
  expect(notice.kind).toBe('warning');
  expect(notice.textContent).toContain('not kept on this device yet');
  page.state = 'ready';
  await page.updateComplete;
  expect(notice.textContent).toContain('Nothing is lost');
  page.state = 'error';
  await page.updateComplete;
  expect(page.shadowRoot?.querySelector('slot:not([name])')).toBeNull();
  notice.querySelector('rw-button')?.click();
  expect(retried).toBe(1);
  page.error = undefined;
  page.state = 'loading';
  await page.updateComplete;
  expect(inside(page, '[aria-busy=true]').textContent).toContain('Loading');
  page.state = 'ready';
  await page.updateComplete;
  expect(page.shadowRoot?.querySelector('slot:not([name])')).not.toBeNull();
  await expectAccessible();
});

test('a toast offers undo and goes away by itself', async () => {
  vi.useFakeTimers();
  let undone = 0;
  const region = await mount<RwToastRegion>(html`<rw-toast-region></rw-toast-region>`);
  showToast({ text: 'Moved', action: { label: 'Undo', run: () => (undone += 1) } });
  showToast({ kind: 'refused', text: 'Not found' });
  await region.updateComplete;
  expect(region.shadowRoot?.querySelectorAll('rw-notice')).toHaveLength(2);
  region.shadowRoot?.querySelector('rw-button')?.click();
  await region.updateComplete;
  expect(undone).toBe(1);
  vi.advanceTimersByTime(60_000);
  await region.updateComplete;
  expect(region.shadowRoot?.textContent).toContain('Not found');
  showToast({ text: 'Saved' });
  await region.updateComplete;
  vi.advanceTimersByTime(6000);
  await region.updateComplete;
  expect(region.shadowRoot?.textContent).not.toContain('Saved');
  vi.useRealTimers();
});

test('the newest toast takes the place of the one before, refusals stay, and all go with the person', async () => {
  const region = await mount<RwToastRegion>(html`<rw-toast-region></rw-toast-region>`);
  const texts = () =>
    [...(region.shadowRoot?.querySelectorAll('rw-notice') ?? [])].map((notice) =>
      notice.textContent?.trim().replace(/\s+/g, ' '),
    );
  showToast({ text: 'Moved', action: { label: 'Undo', run: () => undefined } });
  showToast({ kind: 'refused', text: 'Not found' });
  showToast({ text: 'Saved' });
  await region.updateComplete;
  expect(texts()).toEqual(['Not found', 'Saved']);
  clearToasts();
  await region.updateComplete;
  expect(texts()).toEqual([]);
});

test('a signature is drawn, exported and cleared', async () => {
  const signature = await mount<RwSignature>(html`<rw-signature></rw-signature>`);
  const canvas = inside<HTMLCanvasElement>(signature, 'canvas');
  await vi.waitFor(() => expect(canvas.width).toBeGreaterThan(300));
  expect(signature.isEmpty()).toBe(true);
  expect(signature.toDataUrl()).toBe('');
  await userEvent.dragAndDrop(canvas, canvas, {
    sourcePosition: { x: 20, y: 40 },
    targetPosition: { x: 160, y: 90 },
  });
  expect(signature.isEmpty()).toBe(false);
  expect(signature.toDataUrl()).toMatch(/^data:image\/png;base64,.{200}/);
  await expectAccessible();
  signature.clear();
  expect(signature.isEmpty()).toBe(true);
});
