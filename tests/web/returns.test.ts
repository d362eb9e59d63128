import { html } from 'lit';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { makeCode } from '#domain/codes.ts';
import { ApiError } from '../../web-components/data/api-error.ts';
import type { RwAside } from '../../web-components/handover/rw-aside.ts';
import '../../web-components/handover/rw-aside.ts';
import type { RwReturnForm, ReturnWords } from '../../web-components/handover/rw-return-form.ts';
import '../../web-components/handover/rw-return-form.ts';
import { warrantyText } from '../../web-components/handover/warranty-text.ts';
import { expectAccessible, inside, mount } from './support.ts';

const CHARGER = makeCode('accessory', 5);
const OWNER = makeCode('device', 12);

test('a piece of another family is named by device and request until it is put away', async () => {
  const off: unknown[] = [];
  const params = { code: CHARGER, belongsTo: OWNER, need: 'N-7K2M4Q' };
  const error = new ApiError({ status: 409, code: 'return.foreign_piece', params });
  const aside = await mount<RwAside>(
    html`<rw-aside
      .pieces=${[{ code: CHARGER, error }]}
      @rw-off=${(event: CustomEvent) => off.push(event.detail)}
    ></rw-aside>`,
  );
  expect(inside(aside, 'li').textContent).toContain('N-7K2M4Q');
  await expectAccessible();
  await userEvent.click(inside(aside, 'rw-button'));
  expect(off).toEqual([{ code: CHARGER }]);
});

test('nothing is taken back before the device was scanned and a reason chosen', async () => {
  const sent: ReturnWords[] = [];
  const form = await mount<RwReturnForm>(
    html`<rw-return-form
      @rw-words=${(event: CustomEvent<ReturnWords>) => sent.push(event.detail)}
    ></rw-return-form>`,
  );
  expect(form.shadowRoot?.textContent).toContain('Scan the device that came back first');
  await expectAccessible();
  expect(form.words()).toBeNull();
  form.complete = true;
  await form.updateComplete;
  expect(form.shadowRoot?.textContent).toContain('Choose why it came back');
  const reason = inside(form, 'rw-choice');
  reason.dispatchEvent(new CustomEvent('change', { detail: { value: 'unwanted' } }));
  await form.updateComplete;
  expect(form.follows).toBe('close');
  await userEvent.fill(inside(form, 'textarea'), 'as new');
  await userEvent.click(inside(form, 'rw-button[type=submit]'));
  expect(sent).toEqual([{ reason: 'unwanted', condition: 'as new', need: 'close' }]);
});

test('the warranty says its days, or that it has ended', () => {
  const in10Days = new Date(Date.now() + 10 * 86_400_000 - 60_000).toISOString();
  expect(warrantyText(in10Days)).toContain('10 days left');
  expect(warrantyText('2020-01-01T00:00:00Z')).toContain('ended');
});
