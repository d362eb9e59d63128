import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import type { RwScanSettings } from '../../web-components/scan/rw-scan-settings.ts';
import '../../web-components/scan/rw-scan-settings.ts';
import { loadScannerSettings } from '../../web-components/scan/scanner-settings.ts';
import { loadToneSettings } from '../../web-components/scan/tones.ts';
import { expectAccessible, mount } from './support.ts';

afterEach(() => {
  localStorage.clear();
  document.body.replaceChildren();
});

async function open() {
  const element = await mount<RwScanSettings>(html`<rw-scan-settings></rw-scan-settings>`);
  const [volume, muted, gap, silence] = element.shadowRoot!.querySelectorAll('input');
  return { element, volume: volume!, muted: muted!, gap: gap!, silence: silence! };
}

function set(input: HTMLInputElement, value: string | boolean): void {
  if (typeof value === 'boolean') input.checked = value;
  else input.value = value;
  input.dispatchEvent(new Event('change'));
}

test('sound and scanner are kept on this device', async () => {
  const { element, volume, muted, gap, silence } = await open();
  set(volume, '0.3');
  await element.updateComplete;
  set(muted, true);
  set(gap, '240');
  set(silence, false);
  expect(loadToneSettings()).toEqual({ volume: 0.3, muted: true });
  expect(loadScannerSettings()).toEqual({ gapMs: 240, silenceMs: 0, minLength: 4 });
  const again = await open();
  expect(again.gap.value).toBe('240');
  expect(again.volume.value).toBe('0.3');
  expect(again.muted.checked).toBe(true);
  expect(again.silence.checked).toBe(false);
  await expectAccessible(again.element);
});

test('nonsense in storage falls back to the defaults', async () => {
  localStorage.setItem('rework.scanner', '{"gapMs":"fast","silenceMs":-1,"minLength":400}');
  expect(loadScannerSettings()).toEqual({ gapMs: 100, silenceMs: 250, minLength: 4 });
  const { gap } = await open();
  expect(gap.value).toBe('100');
});
