/** Several tabs of one browser on one queue. */
import { expect, test } from 'vitest';
import { batches, carriedOut, device, open, scan, watch } from './queue-scene.ts';
import { setNetwork } from './stage.ts';

test('an answer is heard in the tab that scanned, whichever tab sent it, and once', async () => {
  const told: string[] = [];
  const tab = (name: string) =>
    open({ onAnswer: (_answer, { text }) => told.push(`${name} ${text}`) });
  const [one, two] = [tab('one'), tab('two')];
  await setNetwork('cut');
  for (let i = 0; i < 6; i++) await scan(i % 2 ? two : one, device(i));
  await setNetwork('well');
  void two.sendNow();
  await expect
    .poll(() => told.toSorted())
    .toEqual(
      [0, 2, 4]
        .map((i) => `one ${device(i)}`)
        .concat([1, 3, 5].map((i) => `two ${device(i)}`))
        .toSorted(),
    );
  // What was made in a tab that is gone is told by the one that sends it.
  await setNetwork('cut');
  await scan(one, device(7));
  await Promise.all([one.stop(), two.stop()]);
  told.length = 0;
  const three = tab('three');
  await setNetwork('well');
  void three.sendNow();
  await expect.poll(() => told).toEqual([`three ${device(7)}`]);
});

test('two tabs send one after the other and see the same list', async () => {
  await setNetwork('slow');
  const one = open();
  const two = open();
  const watched = watch(two);
  await scan(one, device(1));
  await expect.poll(() => batches.length).toBe(1);
  await scan(two, device(2));
  await setNetwork('well');
  await expect.poll(carriedOut).toEqual([device(1), device(2)]);
  await expect.poll(() => watched.state?.waiting).toBe(0);
  expect(watched.state?.scans).toHaveLength(2);
  expect(batches.flat()).toHaveLength(2);
});
