import { LitElement } from 'lit';
import { expect, it } from 'vitest';
import { Sending } from '../../web-components/evidence/sending.ts';

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
