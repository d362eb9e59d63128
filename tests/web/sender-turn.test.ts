import { afterEach, expect, test } from 'vitest';
import { inLease, inSenderTurn } from '../../web-components/scan/sender-turn.ts';

const NAME = 'sender-turn-test';

afterEach(() => localStorage.clear());

test('turns never overlap, and come in the order asked for', async () => {
  const log: string[] = [];
  const turn = (who: string) =>
    inSenderTurn(NAME, async () => {
      log.push(`${who} begins`);
      await new Promise(requestAnimationFrame);
      log.push(`${who} ends`);
    });
  expect(await Promise.all([turn('one'), turn('two')])).toEqual([true, true]);
  expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
});

test('a turn that fails does not keep the others out', async () => {
  const broken = () => Promise.reject(new Error('no network'));
  await expect(inSenderTurn(NAME, broken)).rejects.toThrow('no network');
  await expect(inLease(NAME, broken)).rejects.toThrow('no network');
  expect(await inSenderTurn(NAME, async () => undefined)).toBe(true);
  expect(await inLease(NAME, async () => undefined)).toBe(true);
});

test('without locks a lease keeps other tabs out until it runs out', async () => {
  let worked = 0;
  const work = async () => void worked++;
  localStorage.setItem(NAME, `other-tab ${Date.now() + 5000}`);
  expect(await inLease(NAME, work)).toBe(false);
  localStorage.setItem(NAME, `other-tab ${Date.now() - 1}`);
  expect(await inLease(NAME, work)).toBe(true);
  expect(worked).toBe(1);
  expect(localStorage.getItem(NAME)).toBeNull();
});
