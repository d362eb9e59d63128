/** The legs of the day in order. Each goes on from where the one before it left the workshop. */
import { formatCode } from '../../../api/domain/codes.ts';
import {
  finalCheck,
  testTheOthers,
  describeByHand,
  eraseByHand,
  goOn,
  openByScan,
  takeToBench,
  testByHand,
  tryTheBench,
} from './bench.ts';
import type { Day } from './cast.ts';
import { type BatchOrder, receiveBatch } from './intake.ts';
import { readByCamera } from './camera.ts';
import { expectBooks, expectChains, expectTracking } from './books.ts';
import { expectRecord, handOver, pick } from './handover.ts';
import { expect } from './screen.ts';
import {
  approveNeeds,
  asksTheStock,
  FAMILIES,
  registerNeeds,
  reserveForAll,
  seesOnBoard,
} from './office.ts';
import { shelveInTheGap } from './gap.ts';
import { kit, kitWithoutCharger, refuseWrongCharger, sendBack } from './kitting.ts';
import { eraseSsd } from './evidence.ts';
import { invite, makeShelves, setUp } from './opening.ts';
import { destroyDisk, finish, repair, setAside } from './trouble.ts';
import { nextDonor, receiveWalkIn, type WalkIn } from './walk-in.ts';

export interface Leg {
  title: string;
  run: (day: Day) => Promise<void>;
}

const serials = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(417 + 13 * index)}`);

const DELL_CHARGER = '19.5V 3.34A 65W 4.5mm';
const LENOVO_CHARGER = '20V 3.25A 65W USB-C';

const LATITUDES: BatchOrder = {
  kind: 'kind.laptop',
  make: 'Dell',
  model: 'Latitude 5480',
  serials: serials('5CG8', 14),
  charger: DELL_CHARGER,
  donor: 'Ngân hàng Sông Hồng',
};

const DESKTOPS: BatchOrder = {
  kind: 'kind.desktop',
  make: 'HP',
  model: 'EliteDesk 800 G3',
  serials: serials('CZC7', 5),
  charger: '',
  donor: 'Trường Lê Lợi',
};

const TABLETS: BatchOrder = {
  kind: 'kind.tablet',
  make: 'Samsung',
  model: 'Galaxy Tab A8',
  serials: serials('R9WT', 5),
  charger: '5V 2A 10W Micro-USB',
  donor: 'خیریهٔ مهر',
};

/** Received in the early morning by the one person who is there. */
const FIRST_WALK_IN: WalkIn = {
  make: 'Lenovo',
  model: 'ThinkPad T480',
  serial: 'PF1C4H2P',
  charger: LENOVO_CHARGER,
};

const WALK_INS: WalkIn[] = [
  { make: 'Lenovo', model: 'ThinkPad T480', serial: 'PF1A9C3K', charger: LENOVO_CHARGER },
  { make: 'Dell', model: 'Latitude 5490', serial: '7XK2M13', charger: DELL_CHARGER },
  { make: 'Dell', model: 'Latitude 5490', serial: '7XK2M58', charger: DELL_CHARGER },
  { make: 'Lenovo', model: 'ThinkPad T480', serial: 'PF1B0D7M', charger: LENOVO_CHARGER },
  { make: 'HP', model: 'ProBook 440 G5', serial: '5CD8123XYZ', charger: null, phone: '0912345678' },
];

export const LEGS: readonly Leg[] = [
  {
    title: 'first run, people, badges and shelves',
    run: async (day) => {
      await setUp(day.laptop);
      await day.laptop.shot('01-first-run');
      day.people = await invite(day.laptop);
      day.shelves = await makeShelves(day.laptop);
      await day.laptop.shot('01-shelves');
    },
  },
  {
    title: 'one person in several roles',
    run: async ({ laptop, walkIns }) => {
      await laptop.goto('/receive');
      const device = await receiveWalkIn(laptop, FIRST_WALK_IN);
      walkIns.push(device);
      await tryTheBench(laptop, device);
      await laptop.shot('01-alone');
    },
  },
  {
    title: 'a batch of 14 laptops with their chargers',
    run: async (day) => {
      await day.tablet.goto('/sign-in');
      await day.tablet.enterByBadge(day.people.warehouse);
      day.batch = await receiveBatch(day.tablet, LATITUDES);
      await day.tablet.shot('02-batch');
    },
  },
  {
    title: 'five more walk-ins',
    run: async ({ tablet, walkIns }) => {
      await tablet.goto('/receive');
      for (const [index, device] of WALK_INS.entries()) {
        if (index > 0) await nextDonor(tablet);
        walkIns.splice(index, 0, await receiveWalkIn(tablet, device));
      }
      await tablet.shot('03-walk-in');
    },
  },
  {
    title: 'to the bench, one scan taken back',
    run: async ({ bench, people, batch, walkIns }) => {
      await bench.goto('/sign-in');
      await bench.enterByBadge(people.repairer);
      const [wrong, ...others] = [...walkIns].toReversed();
      if (wrong) await takeToBench(bench, [...batch, ...others], wrong);
      await bench.shot('04-bench');
    },
  },
  {
    title: 'one laptop diagnosed by hand',
    run: async ({ bench, batch: [first] }) => {
      if (!first) throw new Error('no laptop');
      await openByScan(bench, first);
      await eraseByHand(bench, 'S3ZNX0K417');
      await testByHand(bench, first);
      await bench.shot('05-tests');
      await describeByHand(bench, DELL_CHARGER);
      await bench.shot('05-condition');
      await goOn(bench, first, 'qa');
    },
  },
  {
    title: 'a failed disk destroyed by two, a repair',
    run: async ({ bench, people, batch: [, second, third] }) => {
      if (!second || !third) throw new Error('no laptops');
      await destroyDisk(bench, second, people.checker);
      await finish(bench, second, DELL_CHARGER);
      await repair(bench, third);
      await eraseSsd(bench, third.code, 'S4BWNF0M203');
      await finish(bench, third, DELL_CHARGER);
    },
  },
  {
    title: 'a swollen battery, and all others to the final check',
    run: async ({ bench, tablet, batch, walkIns }) => {
      const [swollen, ...sound] = walkIns.slice(0, 5);
      if (!swollen) throw new Error('no laptop');
      await setAside(tablet, swollen);
      await tablet.shot('07-swollen');
      const chargers = [DELL_CHARGER, DELL_CHARGER, LENOVO_CHARGER, '19.5V 2.31A 45W 7.4mm'];
      await testTheOthers(bench, [
        ...batch.slice(3).map((piece) => ({ piece, charger: DELL_CHARGER })),
        ...sound.map((piece, index) => ({ piece, charger: chargers[index] ?? '' })),
      ]);
    },
  },
  {
    title: 'the final check by another person',
    run: async ({ bench, people, batch, walkIns }) => {
      await bench.enterByBadge(people.checker);
      const [first, ...others] = batch;
      if (first) await finalCheck(bench, first, [...others, ...walkIns.slice(1, 5)]);
      await bench.shot('08-final-check');
    },
  },
  {
    title: 'five desktops and five tablets, the tablets in Persian',
    run: async (day) => {
      const { tablet } = day;
      day.desktops = await receiveBatch(tablet, DESKTOPS);
      await tablet.speak('fa');
      day.tablets = await receiveBatch(tablet, TABLETS);
      await tablet.shot('09-persian');
      await tablet.speak('en');
    },
  },
  {
    title: 'a camera films a printed label',
    run: async (day) => {
      const [tablet] = day.tablets;
      if (tablet) await readByCamera(day, tablet);
    },
  },
  {
    title: 'a gap in the Wi-Fi',
    run: async ({ tablet, desktops, shelves }) => {
      const shelf = shelves.at(-1);
      if (shelf) await shelveInTheGap(tablet, desktops, shelf);
    },
  },
  {
    title: 'kits and shelves, watched on the board',
    run: async ({ tablet, laptop, people, batch, walkIns, shelves }) => {
      const codeOf = (index: number) => shelves[index % 4]?.code ?? '';
      await tablet.goto('/kitting');
      const [first] = batch;
      if (first) await refuseWrongCharger(tablet, first, walkIns[3]?.charger ?? '');
      await tablet.shot('11-wrong-charger');
      await laptop.leave('Mai Anh');
      await laptop.enterFirst(people.coordinator, 'river lantern bamboo');
      await laptop.goto('/board');
      for (const [index, device] of [...batch.slice(0, 13), ...walkIns.slice(1, 4)].entries()) {
        if (index < 3) await seesOnBoard(laptop, 'ready', index);
        await kit(tablet, device, codeOf(index));
      }
      await laptop.shot('11-board');
      await tablet.shot('11-kit');
      const [short] = walkIns.slice(4);
      if (short) await kitWithoutCharger(tablet, short);
      await tablet.shot('11-short');
      const broken = batch.at(-1);
      if (broken) await sendBack(tablet, broken, 'The hinge is loose');
    },
  },
  {
    title: 'ready stock; requests, approved by another person, reserved',
    run: async (day) => {
      const { laptop, people } = day;
      await asksTheStock(laptop, { count: 16, shelves: 4 });
      await laptop.shot('12-stock');
      await registerNeeds(laptop);
      await laptop.leave(people.coordinator.name);
      await laptop.enterFirst(people.approver, 'morning market drum');
      await approveNeeds(laptop, FAMILIES.length);
      await laptop.shot('12-approved');
      await laptop.leave(people.approver.name);
      await laptop.enterByPassword(people.coordinator);
      day.reserved = await reserveForAll(laptop);
      await laptop.shot('12-reserved');
    },
  },
  {
    title: 'picked, signed for, handed over',
    run: async ({ laptop, tablet, reserved, batch, walkIns }) => {
      await pick(tablet, reserved);
      await tablet.shot('13-picked');
      await laptop.goto('/handover');
      const leaving = [...batch, ...walkIns].filter(({ code }) => reserved.includes(code));
      expect(leaving).toHaveLength(FAMILIES.length);
      for (const [index, device] of leaving.entries()) {
        const receipt = await handOver(laptop, device);
        if (index === 0) await laptop.shot('13-handed-over');
        await expectRecord(laptop, receipt, [formatCode(receipt), formatCode(device.code)]);
      }
    },
  },
  {
    title: 'the books of the evening',
    run: async (day) => {
      await expectBooks(day.laptop);
      await expectTracking(day);
      await day.laptop.goto('/board');
      await day.laptop.sees('stage.handed_over');
      await day.laptop.shot('14-board');
      await expectChains(day);
    },
  },
];
