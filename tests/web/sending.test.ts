import { LitElement } from 'lit';
import { expect, it } from 'vitest';
import { Sending, writesSettled } from '../../web-components/evidence/sending.ts';

class Panel extends LitElement {
  readonly sending = new Sending(this);
}
customElements.define('test-panel', Panel);

it('quick taps are all sent, one after the other', async () => {
  const panel = new Panel();
  document.body.append(panel);
  const log: string[] = [];
  const write = (name: string) => async () => {
    log.push(`${name} begins`);
    await Promise.resolve();
    log.push(`${name} ends`);
    return name;
  };
  const { sending } = panel;
  const answers = [
    sending.run(write('first')),
    sending.run(write('dropped')),
    sending.inTurn(write('second')),
    sending.inTurn(write('third')),
  ];
  expect(await Promise.all(answers)).toEqual(['first', undefined, 'second', 'third']);
  expect(log).toEqual([
    'first begins',
    'first ends',
    'second begins',
    'second ends',
    'third begins',
    'third ends',
  ]);
  panel.remove();
});

it('a move waits for what is being written, also for what waits its turn', async () => {
  const panel = new Panel();
  document.body.append(panel);
  expect(await writesSettled()).toBe(false);
  const log: string[] = [];
  const write = (name: string) => async () => {
    await Promise.resolve();
    log.push(name);
  };
  void panel.sending.inTurn(write('first'));
  void panel.sending.inTurn(write('second'));
  expect(await writesSettled()).toBe(true);
  expect(log).toEqual(['first', 'second']);
  expect(await writesSettled()).toBe(false);
  panel.remove();
});
