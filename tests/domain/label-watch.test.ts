import { expect, test } from 'vitest';
import { makeCode } from '../../api/domain/codes.ts';
import type { Decoded } from '../../web-components/scan/decoder/frame.ts';
import { LabelWatch } from '../../web-components/scan/label-watch.ts';

const address = 'HTTPS://REWORK.EXAMPLE/T/7K3M9QWX';

/** A bar code is three times as wide as high, other symbols are square; at (x, y), 100 pixels high. */
function code(text: string, x = 0, y = 0, own = true): Decoded {
  const bars = /^\d{10}$/.test(text);
  const width = bars ? 300 : 100;
  const corners = [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + 100 },
    { x, y: y + 100 },
  ];
  return { text, format: bars ? 'code128' : 'qr', own, corners };
}

const [one, two] = [makeCode('device', 1), makeCode('device', 2)];
const serial = 'PF0917QX';

test('a label is scanned once while it stays in view, and for two seconds after', () => {
  const watch = new LabelWatch(false);
  expect(watch.look([code(one)], 0).scan?.text).toBe(one);
  for (let now = 100; now <= 6000; now += 100) expect(watch.look([code(one)], now).scan).toBeNull();
  watch.look([], 7000);
  expect(watch.look([code(one)], 7900).scan).toBeNull();
  watch.look([], 8000);
  expect(watch.look([code(one)], 9950).scan?.text).toBe(one);
});

test('another label in between is its own scan', () => {
  const watch = new LabelWatch(false);
  expect(watch.look([code(one)], 0).scan?.text).toBe(one);
  expect(watch.look([code(two)], 300).scan?.text).toBe(two);
  expect(watch.look([code(one)], 600).scan).toBeNull();
});

test('both symbols of one label are one scan, whichever is read first', () => {
  const watch = new LabelWatch(false);
  const both = [code(one), code(address, 310)];
  expect(watch.look(both, 0)).toEqual({ scan: both[0], choices: [] });
  expect(watch.look([code(address, 305)], 200).scan).toBeNull();
  const other = new LabelWatch(false);
  expect(other.look([code(address, 310)], 0).scan?.text).toBe(address);
  expect(other.look([code(one)], 200).scan).toBeNull();
});

test('the address of another label far away is not swallowed', () => {
  const watch = new LabelWatch(false);
  const apart = [code(one), code(address, 900)];
  expect(watch.look(apart, 0)).toEqual({ scan: null, choices: apart });
});

test('several codes are offered as a choice, ours first', () => {
  const watch = new LabelWatch(false);
  const looked = watch.look([code(one), code(two, 0, 300), code(serial, 500, 0, false)], 0);
  expect(looked.scan).toBeNull();
  expect(looked.choices.map(({ text }) => text)).toEqual([one, two, serial]);
});

test('after a choice the others are not offered again until they were away', () => {
  const watch = new LabelWatch(false);
  const codes = [code(one), code(two, 0, 300)];
  watch.settle(watch.look(codes, 0).choices, 0);
  expect(watch.look(codes, 500)).toEqual({ scan: null, choices: [] });
  expect(watch.look([code(two, 0, 300)], 900)).toEqual({ scan: null, choices: [] });
  watch.look([], 3000);
  expect(watch.look(codes, 3100).choices).toHaveLength(2);
});

test('a code read softly counts when two looks agree, a sure one at once', () => {
  const soft = (text: string) => ({ ...code(text), soft: true as const });
  const watch = new LabelWatch(true);
  expect(watch.look([soft(one)], 0)).toEqual({ scan: null, choices: [] });
  expect(watch.look([soft(two)], 100)).toEqual({ scan: null, choices: [] });
  expect(watch.look([], 200).scan).toBeNull();
  expect(watch.look([soft(one)], 300).scan?.text).toBe(one);
  expect(watch.look([code(two)], 400).scan?.text).toBe(two);
  const forgetful = new LabelWatch(false);
  forgetful.look([soft(one)], 0);
  expect(forgetful.look([soft(one)], 2100).scan).toBeNull();
  expect(forgetful.look([soft(one)], 2200).scan?.text).toBe(one);
});

test("ours beside a maker's code is taken without a question", () => {
  const watch = new LabelWatch(false);
  expect(watch.look([code(one), code(serial, 500, 0, false)], 0).scan?.text).toBe(one);
});

test("a maker's code alone is offered, or taken where a page asks for it, when two looks agree", () => {
  const looks = [0, 100, 200].map((now) => ({ now, codes: [code(serial, 0, 0, false)] }));
  const offering = new LabelWatch(false);
  const choices = looks.map(({ codes, now }) => offering.look(codes, now).choices.length);
  expect(choices).toEqual([0, 1, 1]);
  const taking = new LabelWatch(true);
  const texts = looks.map(({ codes, now }) => taking.look(codes, now).scan?.text ?? null);
  expect(texts).toEqual([null, serial, null]);
});

test('a look that misses one of several labels takes none and moves no button; turning to one of them scans it', () => {
  const watch = new LabelWatch(false);
  const [first, second] = [code(one), code(two, 0, 300)];
  watch.look([first, second], 0);
  for (const [codes, now] of [
    [[second], 100],
    [[], 200],
    [[second], 300],
    [[second, first], 400],
    [[second], 1000],
  ] as const) {
    const { scan, choices } = watch.look(codes, now);
    expect(scan).toBeNull();
    expect(choices.map(({ text }) => text)).toEqual([one, two]);
  }
  expect(watch.look([second], 1101).scan?.text).toBe(two);
});

test("of somebody else's codes a choice stays too, until ours comes into view", () => {
  const watch = new LabelWatch(false);
  const foreign = code(serial, 0, 0, false);
  watch.look([foreign], 0);
  expect(watch.look([foreign], 100).choices).toHaveLength(1);
  expect(watch.look([], 200).choices).toHaveLength(1);
  expect(watch.look([code(one, 0, 300)], 300).scan?.text).toBe(one);
});
