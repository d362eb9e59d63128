/** The shape of each test's facts as a machine hands them in. */
import { z } from 'zod';
import { KEY_LEGENDS } from '#domain/keyboard-legends.ts';
import { KEYBOARD_FORMS, KEYBOARD_STANDARDS } from '#domain/keyboard-shapes.ts';
import {
  BUTTONS,
  BUTTON_STATES,
  type PageFacts,
  type PageTest,
  POINTER_SIGNS,
} from '#domain/test-page.ts';

const keys = z.array(z.string().regex(/^[A-Za-z]\w{0,29}$/)).max(150);
const pixels = z.number().int().min(0).max(100_000);
const count = z.number().int().min(0).max(100);

const FACTS: { [Test in PageTest]: z.ZodType<PageFacts[Test]> } = {
  keyboard: z.object({
    form: z.enum(KEYBOARD_FORMS),
    standard: z.enum(KEYBOARD_STANDARDS),
    legends: z.enum(KEY_LEGENDS),
    seen: z.number().int().min(0).max(200),
    missing: keys,
    absent: keys,
    stuck: keys,
  }),
  screen: z.object({
    width: pixels,
    height: pixels,
    pixelRatio: z.number().min(0.1).max(20),
    deadPixels: z.enum(['none', 'few', 'many']),
    lines: z.boolean(),
    uneven: z.boolean(),
  }),
  touch: z.object({
    found: z.boolean(),
    columns: count,
    rows: count,
    dead: z.array(z.number().int().min(0).max(10_000)).max(10_000),
    points: count,
  }),
  pointer: z.object({ seen: z.array(z.enum(POINTER_SIGNS)).max(POINTER_SIGNS.length) }),
  camera: z.object({ found: z.boolean(), width: pixels, height: pixels, clear: z.boolean() }),
  microphone: z.object({ found: z.boolean(), level: count, heard: z.boolean() }),
  speakers: z.object({ found: z.boolean(), left: z.boolean(), right: z.boolean() }),
  buttons: z.object({ buttons: z.partialRecord(z.enum(BUTTONS), z.enum(BUTTON_STATES)) }),
};

/** `{ test, facts }` of any test; `facts` is null where it was passed over. */
export const testResult = z.discriminatedUnion('test', [
  ofTest('keyboard'),
  ofTest('screen'),
  ofTest('touch'),
  ofTest('pointer'),
  ofTest('camera'),
  ofTest('microphone'),
  ofTest('speakers'),
  ofTest('buttons'),
]);

function ofTest<const Test extends PageTest>(test: Test) {
  return z.object({ test: z.literal(test), facts: FACTS[test].nullable() });
}
