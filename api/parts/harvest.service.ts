/** Parts taken out of a device: each gets a code and a label at once and remembers where it came from. */
import { and, desc, eq } from 'drizzle-orm';
import { normaliseSerial } from '#domain/identity.ts';
import { isHoldKind } from '#domain/holds.ts';
import { type FactProposal, refuseTaking } from '#domain/part-stock.ts';
import { type PartFacts, type PartType, isStorage, readFacts } from '#domain/parts.ts';
import type { CardMedium, CardRow } from '../../db/device-card.ts';
import { media, mediaRecords, parts } from '../../db/schema/index.ts';
import { type DeviceInput, changeDevice } from '../evidence/change-device.ts';
import { mediumOf } from '../evidence/media.service.ts';
import type { Context } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import { type CreatedPart, createPart, partOfMedium } from './create-part.ts';
import { factsOfNote, recordDevicePart } from './device-part-events.ts';
import { readProposals } from './fact-proposals.ts';
import { binOf } from './item-stock.service.ts';
import { releaseMedium, takeOut } from './part-moves.ts';

export interface HarvestInput extends DeviceInput {
  type: PartType;
  make: string;
  model: string;
  serial: string;
  facts: Record<string, unknown>;
  /** Of a drive: which of the listed media it is. */
  mediumId: string | null;
  /** The bin it goes into; null: it stays in hand. */
  placeCode: string | null;
}

export interface Harvested {
  /** The new label to print. */
  code: string;
  type: string;
  proposals: FactProposal[];
}

const STAGES: readonly string[] = ['diagnosing', 'repairing', 'harvesting'];

/**
 * @throws AppError `part.not_harvesting` (409), `part.owner_not_settled`, `part.locked_board`, `part.locked_storage`
 *   (409), `part.medium_not_clean` (409), `input.invalid` on `mediumId` or `facts.<key>`
 */
export async function harvestPart(ctx: Context, input: HarvestInput): Promise<Harvested> {
  return changeDevice(ctx, 'harvest.record', input, async (unit, row) => {
    if (!STAGES.includes(row.stage)) {
      const params = { code: row.code, stage: row.stage };
      throw new AppError('part.not_harvesting', { status: 409, params });
    }
    refuseLocked(row, input.type);
    const place = input.placeCode ? await binOf(unit, input.placeCode) : null;
    const made = isStorage(input.type)
      ? await harvestDrive(unit, row, input, place?.id ?? null)
      : await harvestOther(unit, row, input, place?.id ?? null);
    await recordDevicePart(unit, row.id, {
      action: 'taken',
      code: made.code,
      type: made.type,
      quantity: 1,
      part: made.id,
      place: place?.id ?? null,
      facts: factsOfNote(made.facts),
    });
    const { code, type } = made;
    return { code, type, proposals: await readProposals(unit, row) };
  });
}

function refuseLocked(row: CardRow, type: PartType): void {
  const refused = refuseTaking({
    type,
    holds: row.holds.map((hold) => hold.kind).filter(isHoldKind),
    locked: row.locks.filter((lock) => lock.status === 'locked').map((lock) => lock.lock),
  });
  if (refused) {
    throw new AppError(refused.code, { status: 409, params: { ...refused.params } });
  }
}

type Made = CreatedPart & { type: string; facts: PartFacts };

async function harvestOther(
  unit: Unit,
  row: CardRow,
  input: HarvestInput,
  placeId: string | null,
): Promise<Made> {
  const { facts, faults } = readFacts(input.type, input.facts);
  const [fault] = faults;
  if (fault) throw invalidField(`facts.${fault.key}`, fault.reason.code);
  const { type, make, model } = input;
  const serial = normaliseSerial(input.serial) ?? '';
  const about = { type, make, model, serial, facts, itemId: null, cameFromId: row.id, placeId };
  return { ...(await createPart(unit, about)), type, facts };
}

/** The drive keeps its code, serial and proof. One that was built in before only comes out again. */
async function harvestDrive(
  unit: Unit,
  row: CardRow,
  input: HarvestInput,
  placeId: string | null,
): Promise<Made> {
  if (!input.mediumId) throw invalidField('mediumId', 'input.required');
  const medium = mediumOf(row, input.mediumId);
  const of = partOfMedium(medium);
  if (!of) throw invalidField('mediumId', 'part.soldered');
  await refuseUnproven(unit, medium);
  const known = readFacts(of.type, { ...input.facts, ...of.facts });
  const facts = { ...known.facts, ...of.facts };
  const again = await partWithMedium(unit, medium.id);
  if (again) {
    await takeOut(unit, row, again, placeId);
    return { id: again.id, code: again.code, type: again.type, facts: again.facts as PartFacts };
  }
  const { make, model, serial } = medium;
  const about = { type: of.type, make, model, serial, facts, itemId: null, cameFromId: row.id };
  const made = await createPart(unit, { ...about, placeId, medium });
  await releaseMedium(unit, row, medium.id);
  return { ...made, type: of.type, facts };
}

/** A drive that was taken out first counts when it was wiped afterwards. */
async function refuseUnproven(unit: Unit, medium: CardMedium): Promise<void> {
  if (medium.status === 'sanitised' || medium.status === 'none') return;
  if (medium.status === 'removed' && (await wipedOutside(unit, medium.id))) {
    await unit.tx
      .update(media)
      .set({ status: 'sanitised', updatedAt: unit.recordedAt })
      .where(eq(media.id, medium.id));
    return;
  }
  const params = { code: medium.code };
  throw new AppError('part.medium_not_clean', { status: 409, params });
}

async function wipedOutside(unit: Unit, mediumId: string): Promise<boolean> {
  const [newest] = await unit.tx
    .select({ status: mediaRecords.status, accepted: mediaRecords.accepted })
    .from(mediaRecords)
    .where(eq(mediaRecords.mediumId, mediumId))
    .orderBy(desc(mediaRecords.recordedAt), desc(mediaRecords.id))
    .limit(1);
  return newest?.status === 'sanitised' && newest.accepted;
}

async function partWithMedium(unit: Unit, mediumId: string) {
  const [part] = await unit.tx
    .select()
    .from(parts)
    .where(and(eq(parts.mediumId, mediumId)))
    .for('update');
  return part;
}
