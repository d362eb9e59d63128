import { describe, expect, it } from 'vitest';
import {
  ARMED_MILLISECONDS,
  COMMAND_STAGE,
  NO_CONTEXT,
  type ScanContext,
  type ScanIntent,
  contextAfter,
  contextAt,
  meaningOf,
} from '../../api/domain/bench.ts';
import { makeCode } from '../../api/domain/codes.ts';
import { type CommandAction, COMMAND_CARDS, commandFor } from '../../api/domain/command-cards.ts';
import { moveFor } from '../../api/domain/lifecycle.ts';
import { ROLES } from '../../api/domain/roles.ts';
import { STAGES } from '../../api/domain/stages.ts';

const device = makeCode('device', 123);
const other = makeCode('device', 124);
const accessory = makeCode('accessory', 7);
const medium = makeCode('medium', 8);
const place = makeCode('place', 9);
const shelf = makeCode('place', 10);
const batch = makeCode('batch', 3);
const badge = makeCode('badge', 4_711);
const document = makeCode('document', 5);
const cardOf = (action: string, parameter: string | null = null) => {
  const card = COMMAND_CARDS.find((one) => one.action === action && one.parameter === parameter);
  if (!card) throw new Error(`no card ${action}`);
  return card;
};
const qaPassed = cardOf('qa_passed').code;
const onShelf = cardOf('ready_on_shelf').code;
const moveHere = cardOf('move_here').code;
const labelConfirmed = cardOf('label_confirmed').code;
const tracking = 'HTTPS://REWORK.EXAMPLE/T/7K2M9QX4';
const serial = 'PF-1A2B3C';

const given = (rest: Partial<ScanContext> = {}): ScanContext => ({ ...NO_CONTEXT, ...rest });

/** Every kind of context, by what counts in it. */
const CONTEXTS = {
  nothing: given(),
  'device in hand': given({ deviceCode: other }),
  'place scanned': given({ placeCode: place }),
  'device in hand, place scanned': given({ deviceCode: other, placeCode: place }),
  'command for devices': given({ command: qaPassed, deviceCode: other }),
  'command with a place, none yet': given({ command: onShelf }),
  'command with a place': given({ command: onShelf, placeCode: place }),
  'move here, no place yet': given({ command: moveHere }),
  'move here with a place': given({ command: moveHere, placeCode: place }),
  'label confirmed': given({ command: labelConfirmed }),
  'I take it': given({ command: cardOf('take_custody').code }),
  'a box is packed': given({ intoCode: makeCode('batch', 7), placeCode: place }),
} satisfies Record<string, ScanContext>;

const SCANS = {
  device,
  accessory,
  medium,
  place: shelf,
  batch,
  badge,
  document,
  command: cardOf('to_repair').code,
  undo: cardOf('undo').code,
  pause: cardOf('pause').code,
  tracking,
  serial,
  mistyped: `${device.slice(0, 9)}${(Number(device.at(-1)) + 1) % 10}`,
  empty: ' \u200e ',
  'no such card': makeCode('command', 999),
} satisfies Record<string, string>;

/** What is done, written short: `do`, and for refusals the reason. */
function short(intent: ScanIntent): string {
  return intent.do === 'refuse' ? `refuse ${intent.reason}` : intent.do;
}

const SAME_EVERYWHERE: Partial<Record<keyof typeof SCANS, string>> = {
  place: 'set_place',
  badge: 'switch_person',
  document: 'open',
  command: 'arm',
  undo: 'undo',
  pause: 'pause',
  mistyped: 'refuse code.mistyped',
  empty: 'nothing',
  'no such card': 'refuse scan.unknown_command',
};

const forDevices = 'refuse scan.command_is_for_devices';
const MATRIX: Record<
  keyof typeof CONTEXTS,
  Record<'device' | 'accessory' | 'medium' | 'tracking' | 'serial' | 'batch', string>
> = {
  nothing: row('open_thing', 'open_thing', 'show_medium', 'open_thing', 'open_thing'),
  'device in hand': row('open_thing', 'add_to_kit', 'show_medium', 'open_thing', 'open_thing'),
  'place scanned': row(
    'move_to_place',
    'move_to_place',
    'show_medium',
    'move_to_place',
    'move_to_place',
    'move_to_place',
  ),
  'device in hand, place scanned': row(
    'move_to_place',
    'move_to_place',
    'show_medium',
    'move_to_place',
    'move_to_place',
    'move_to_place',
  ),
  'command for devices': row('apply', forDevices, forDevices, 'apply', 'apply'),
  'command with a place, none yet': row('apply', forDevices, forDevices, 'apply', 'apply'),
  'command with a place': row('apply', forDevices, forDevices, 'apply', 'apply'),
  'move here, no place yet': row(
    'refuse scan.place_first',
    'refuse scan.place_first',
    'refuse scan.place_first',
    'refuse scan.place_first',
    'refuse scan.place_first',
    'refuse scan.place_first',
  ),
  'move here with a place': row(
    'move_to_place',
    'move_to_place',
    'move_to_place',
    'move_to_place',
    'move_to_place',
    'move_to_place',
  ),
  'I take it': row('apply', 'apply', 'apply', 'apply', 'apply', 'apply'),
  'a box is packed': row('put_into', 'put_into', 'put_into', 'put_into', 'put_into', 'put_into'),
  'label confirmed': row('apply', 'apply', 'apply', 'apply', 'refuse scan.needs_own_label'),
};

function row(
  ofDevice: string,
  ofAccessory: string,
  ofMedium: string,
  ofTracking: string,
  ofSerial: string,
  ofBatch = 'open',
) {
  return {
    device: ofDevice,
    accessory: ofAccessory,
    medium: ofMedium,
    tracking: ofTracking,
    serial: ofSerial,
    batch: ofBatch,
  };
}

describe('what a scan means', () => {
  for (const [contextName, context] of Object.entries(CONTEXTS)) {
    const cells = { ...SAME_EVERYWHERE, ...MATRIX[contextName as keyof typeof CONTEXTS] };
    it.each(Object.entries(SCANS))(`with ${contextName}: %s`, (name, text) => {
      expect(short(meaningOf(text, context))).toBe(cells[name as keyof typeof SCANS]);
    });
  }

  it('carries what the action is for', () => {
    expect(meaningOf(device, given({ command: onShelf, placeCode: place }))).toMatchObject({
      card: { action: 'ready_on_shelf' },
      target: { by: 'code', kind: 'device', code: device },
      place,
    });
    expect(meaningOf(device, given({ command: qaPassed, placeCode: place }))).toMatchObject({
      place: null,
    });
    expect(meaningOf(accessory, given({ deviceCode: other }))).toEqual({
      do: 'add_to_kit',
      device: other,
      accessory,
    });
    expect(meaningOf(tracking, given())).toMatchObject({ target: { publicCode: '7K2M9QX4' } });
    expect(meaningOf(` ${serial} `, given())).toMatchObject({ target: { text: serial } });
  });

  it('believes a badge only from a scanner or a camera', () => {
    expect(short(meaningOf(badge, given(), 'camera'))).toBe('switch_person');
    expect(short(meaningOf(badge, given(), 'typed'))).toBe('refuse scan.badge_typed');
    expect(short(meaningOf(badge, given(), 'button'))).toBe('refuse scan.badge_typed');
  });

  it('reads Persian digits and groups', () => {
    const persian = Array.from(device, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]).join('');
    expect(meaningOf(persian, given())).toMatchObject({ target: { code: device } });
  });
});

describe('what counts for the next scan', () => {
  const after = (text: string, context: ScanContext) =>
    contextAfter(context, meaningOf(text, context));

  it('a card arms, another takes its place, pause ends it', () => {
    const armed = after(qaPassed, given({ deviceCode: device, placeCode: place }));
    expect(armed).toMatchObject({ command: qaPassed, placeCode: null, deviceCode: device });
    expect(after(onShelf, armed).command).toBe(onShelf);
    expect(after(SCANS.pause, armed)).toMatchObject({ command: null, placeCode: null });
  });

  it('a place before or after a card that needs one belongs to it, and ends one that does not', () => {
    expect(after(onShelf, given({ placeCode: place })).placeCode).toBe(place);
    expect(after(shelf, given({ command: onShelf, placeCode: place }))).toMatchObject({
      command: onShelf,
      placeCode: shelf,
    });
    expect(after(shelf, given({ command: qaPassed }))).toMatchObject({
      command: null,
      placeCode: shelf,
    });
  });

  it('the device scanned last is in hand; other things are not', () => {
    for (const context of [given(), given({ command: qaPassed }), given({ placeCode: place })]) {
      expect(after(device, context)).toEqual({ ...context, deviceCode: device });
      expect(after(serial, context)).toEqual(context);
    }
    expect(after(accessory, given({ deviceCode: other })).deviceCode).toBe(other);
    expect(after(medium, given({ deviceCode: other })).deviceCode).toBe(other);
  });

  it('a badge starts with nothing on the same bench', () => {
    const context = given({ command: qaPassed, deviceCode: device, benchCode: place });
    expect(after(badge, context)).toEqual(given({ benchCode: place }));
  });

  it('five idle minutes end command and place, not the device in hand', () => {
    const context = given({ command: onShelf, placeCode: place, deviceCode: device });
    expect(contextAt(context, 0, ARMED_MILLISECONDS - 1)).toEqual(context);
    expect(contextAt(context, 0, ARMED_MILLISECONDS)).toEqual(given({ deviceCode: device }));
  });
});

describe('command cards and the life cycle', () => {
  it.each(Object.entries(COMMAND_STAGE))('%s leads to a stage some move reaches', (action, to) => {
    const roles = cardOf(action).roles;
    expect(STAGES.some((from) => moveFor(from, to, roles))).toBe(true);
  });

  it('every printed card has a meaning', () => {
    for (const card of COMMAND_CARDS) {
      expect(commandFor(card.code)?.action).toBe(card.action);
      const meaning = meaningOf(card.code, given()).do;
      const immediate: Partial<Record<CommandAction, string>> = {
        undo: 'undo',
        pause: 'pause',
        // Only the checklist on the screen takes these.
        line_pass: 'refuse',
        line_fail: 'refuse',
        line_na: 'refuse',
        rest_is_there: 'refuse',
        pair_check: 'begin',
        stock_count: 'begin',
      };
      expect(meaning).toBe(immediate[card.action] ?? 'arm');
      expect(card.roles.every((role) => ROLES.includes(role))).toBe(true);
    }
  });
});
