/** The one batch of the demo. */
import { type Gift, organisation } from './plans.ts';

/** Fourteen alike, received in one go from one template. */
export const BATCH: Gift = {
  donor: organisation(
    'Công ty Cổ phần Cao su Bàu Năng',
    '0276 555 0101',
    'Dương Minh Châu, Tây Ninh',
  ),
  dropOff: 'home_pickup',
  day: 21,
  hour: 9,
  expected: [{ kind: 'laptop', expected: 14 }],
  note: '14 bộ sạc USB-C, 2 túi',
  plans: [
    { key: 't480s-1', model: 't480s', goal: 'handed_over', bench: 20, cosmetic: 'A' },
    { key: 't480s-2', model: 't480s', goal: 'handed_over', bench: 20 },
    { key: 't480s-3', model: 't480s', goal: 'returned', bench: 19 },
    { key: 't480s-4', model: 't480s', goal: 'reserved', bench: 19, cosmetic: 'A' },
    { key: 't480s-5', model: 't480s', goal: 'ready', bench: 16 },
    { key: 't480s-6', model: 't480s', goal: 'ready', bench: 15, cosmetic: 'C' },
    {
      key: 't480s-7',
      model: 't480s',
      goal: 'ready',
      bench: 12,
      fault: {
        fault: 'KBD',
        item: 'keyboard',
        decision: 'repair',
        note: 'Keys F and J do not answer',
        outcome: 'part_replaced',
        parts: 'Keyboard US',
        minutes: 35,
      },
    },
    { key: 't480s-8', model: 't480s', goal: 'ready', bench: 9 },
    { key: 't480s-9', model: 't480s', goal: 'ready', bench: 8, cosmetic: 'A' },
    { key: 't480s-10', model: 't480s', goal: 'kitting', bench: 5, packed: true },
    { key: 't480s-11', model: 't480s', goal: 'qa', bench: 4 },
    {
      key: 't480s-12',
      model: 't480s',
      goal: 'qa',
      bench: 3,
      fault: {
        fault: 'HEAT',
        item: '',
        decision: 'repair',
        note: 'Fan loud under load, paste dry',
        outcome: 'fixed',
        parts: 'Thermal paste',
        minutes: 25,
      },
    },
    {
      key: 't480s-13',
      model: 't480s',
      goal: 'repairing',
      bench: 2,
      report: { memoryGb: 16 },
      fault: { fault: 'TPD', item: 'touchpad', decision: 'repair', note: 'Left button sticks' },
    },
    { key: 't480s-14', model: 't480s', goal: 'labelled', story: 'lost' },
  ],
};
