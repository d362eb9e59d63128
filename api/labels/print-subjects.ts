/** Which codes a print request means, in the order they come out of the printer. */
import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import { codeType, makeCode } from '#domain/codes.ts';
import { commandFor } from '#domain/command-cards.ts';
import {
  accessories,
  batches,
  codes,
  devices,
  donations,
  labelPrints,
} from '../../db/schema/index.ts';
import { takeCodeNumbers } from '../codes/code-numbers.ts';
import { AppError, notFound } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import type { PrintInput } from './label-request.ts';

type Subject = PrintInput['subject'];

export interface WantedLabels {
  codes: string[];
  /** Command cards stand for nothing in the database; their words come from the screen. */
  cards: { code: string; title: string; lines?: string[] }[];
}

/** @throws AppError `labels.nothing_to_print`, `labels.unknown`, `batch.not_found`, `donation.not_found` */
export async function wantedLabels(unit: Unit, subject: Subject): Promise<WantedLabels> {
  if (subject.what === 'cards') return cardsAndPlaces(subject.cards);
  const wanted = await wantedCodes(unit, subject);
  if (wanted.length === 0) throw new AppError('labels.nothing_to_print', { status: 409 });
  return { codes: [...new Set(wanted)], cards: [] };
}

async function wantedCodes(
  unit: Unit,
  subject: Exclude<Subject, { what: 'cards' }>,
): Promise<string[]> {
  if (subject.what === 'blanks') return reserveBlanks(unit, subject.type, subject.count);
  if (subject.what === 'codes') {
    return subject.withChargers ? withChargers(unit, subject.codes) : subject.codes;
  }
  if (subject.what === 'batch') {
    const [batch] = await unit.tx
      .select({ id: batches.id })
      .from(batches)
      .where(and(eq(batches.code, subject.code), eq(batches.siteId, unit.actor.siteId)));
    if (!batch) throw notFound('batch', { code: subject.code });
    const held = await heldCodes(unit, eq(devices.batchId, batch.id));
    const all = subject.only === 'devices' ? held : await withChargers(unit, held);
    const chosen = subject.only === 'chargers' ? all.filter((code) => !held.includes(code)) : all;
    return unprinted(unit, chosen);
  }
  const [donation] = await unit.tx
    .select({ id: donations.id })
    .from(donations)
    .where(and(eq(donations.receiptCode, subject.code), eq(donations.siteId, unit.actor.siteId)));
  if (!donation) throw notFound('donation', { code: subject.code });
  const held = await heldCodes(unit, eq(devices.donationId, donation.id));
  return unprinted(unit, subject.withChargers ? await withChargers(unit, held) : held);
}

async function heldCodes(unit: Unit, which: ReturnType<typeof eq>): Promise<string[]> {
  const rows = await unit.tx
    .select({ code: devices.code })
    .from(devices)
    .where(and(which, ne(devices.stage, 'void'), ne(devices.stage, 'offered')))
    .orderBy(asc(devices.id));
  return rows.map((row) => row.code);
}

/** Each device followed by the chargers that came along with it. */
async function withChargers(unit: Unit, wanted: readonly string[]): Promise<string[]> {
  if (wanted.length === 0) return [];
  const rows = await unit.tx
    .select({ device: devices.code, code: accessories.code })
    .from(accessories)
    .innerJoin(devices, eq(devices.id, accessories.cameWithId))
    .where(inArray(devices.code, [...wanted]))
    .orderBy(asc(accessories.code));
  return wanted.flatMap((code) => [
    code,
    ...rows.filter((row) => row.device === code).map((row) => row.code),
  ]);
}

/** A batch or donation prints what was not printed yet; single labels are printed again by their code. */
async function unprinted(unit: Unit, wanted: readonly string[]): Promise<string[]> {
  const printed = await printedCodes(unit, wanted);
  return wanted.filter((code) => !printed.has(code));
}

/** Codes with a print that was not voided. */
export async function printedCodes(unit: Unit, wanted: readonly string[]): Promise<Set<string>> {
  if (wanted.length === 0) return new Set();
  const rows = await unit.tx
    .selectDistinct({ code: labelPrints.code })
    .from(labelPrints)
    .where(and(inArray(labelPrints.code, [...wanted]), isNull(labelPrints.voidedAt)));
  return new Set(rows.map((row) => row.code));
}

async function reserveBlanks(
  unit: Unit,
  type: 'device' | 'accessory',
  count: number,
): Promise<string[]> {
  const numbers = await takeCodeNumbers(unit.tx, type, count);
  const blanks = numbers.map((number) => makeCode(type, number));
  await unit.tx.insert(codes).values(
    blanks.map((code) => ({
      code,
      subject: 'blank' as const,
      siteId: unit.actor.siteId,
      reservedById: unit.actor.personId,
      createdAt: unit.recordedAt,
    })),
  );
  return blanks;
}

/** Signs of places hang beside the cards; what stands on them is read from the records. */
function cardsAndPlaces(asked: WantedLabels['cards']): WantedLabels {
  const isPlace = ({ code }: { code: string }) => codeType(code) === 'place';
  const cards = asked.filter((one) => !isPlace(one));
  for (const { code } of cards) {
    if (!commandFor(code)) throw new AppError('labels.unknown', { status: 404, params: { code } });
  }
  return { codes: [...new Set(asked.filter(isPlace).map(({ code }) => code))], cards };
}
