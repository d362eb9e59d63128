/** A part that gets a label of its own. */
import { eq } from 'drizzle-orm';
import { type PartFacts, isStorage } from '#domain/parts.ts';
import type { MediaType } from '#domain/sanitisation-techniques.ts';
import { codes, media, parts } from '../../db/schema/index.ts';
import { takeCode } from '../codes/code-numbers.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import { recordPartEvent } from './part-events.ts';

export interface NewPart {
  type: string;
  make: string;
  model: string;
  serial: string;
  facts: PartFacts;
  itemId: string | null;
  /** The device it was taken out of; null for a bought one. */
  cameFromId: string | null;
  placeId: string | null;
  /** The medium of a harvested drive, which stays what it is. */
  medium?: { id: string; code: string };
}

export interface CreatedPart {
  id: string;
  code: string;
}

/** In the bin, or in the hands of whoever made it. A bought drive gets a medium that never held data. */
export async function createPart(unit: Unit, part: NewPart): Promise<CreatedPart> {
  const { medium: known, placeId, ...about } = part;
  const at = { createdAt: unit.recordedAt, updatedAt: unit.recordedAt };
  const { siteId, personId } = unit.actor;
  const id = unit.newId();
  const medium = known ?? (isStorage(part.type) ? await newMedium(unit, part) : null);
  const code = medium?.code ?? (await takeCode(unit.tx, 'medium'));
  await unit.tx.insert(parts).values({
    ...about,
    ...at,
    id,
    code,
    siteId,
    mediumId: medium?.id ?? null,
    status: 'in_stock',
    placeId,
    custodianId: placeId ? null : personId,
  });
  if (!medium) {
    const { createdAt } = at;
    await unit.tx.insert(codes).values({ code, subject: 'part', subjectId: id, siteId, createdAt });
  }
  await recordPartEvent(unit, id, {
    kind: part.cameFromId ? 'harvested' : 'received',
    deviceId: part.cameFromId,
    toPlaceId: placeId,
  });
  return { id, code };
}

async function newMedium(unit: Unit, part: NewPart): Promise<CreatedPart> {
  const id = unit.newId();
  const code = await takeCode(unit.tx, 'medium');
  const { siteId } = unit.actor;
  const { make, model, serial, facts } = part;
  const createdAt = unit.recordedAt;
  await refuseKnownSerial(unit, serial);
  await unit.tx.insert(media).values({
    id,
    code,
    siteId,
    type: mediumType(part.type, facts),
    make,
    model,
    serial,
    sizeBytes: facts.sizeGb ? facts.sizeGb * 1e9 : null,
    status: 'none',
    createdAt,
    updatedAt: createdAt,
  });
  await unit.tx.insert(codes).values({ code, subject: 'medium', subjectId: id, siteId, createdAt });
  return { id, code };
}

/** A drive we know already is not new: its data must be proven gone where it is listed. */
async function refuseKnownSerial(unit: Unit, serial: string): Promise<void> {
  if (serial === '') return;
  const [known] = await unit.tx
    .select({ code: media.code })
    .from(media)
    .where(eq(media.serial, serial))
    .limit(1);
  if (known) throw new AppError('part.serial_known', { status: 409, params: { serial } });
}

export function mediumType(type: string, facts: PartFacts): MediaType {
  if (type === 'hdd') return 'hdd';
  return facts.interface === 'NVMe' ? 'nvme' : 'sata_ssd';
}

/** The part type and what is known of a drive by its medium. */
export function partOfMedium(medium: {
  type: string;
  sizeBytes: number | null;
}): { type: 'ssd' | 'hdd'; facts: PartFacts } | null {
  const sizeGb = medium.sizeBytes ? Math.round(medium.sizeBytes / 1e9) : 0;
  const size: PartFacts = sizeGb > 0 ? { sizeGb } : {};
  if (medium.type === 'hdd') return { type: 'hdd', facts: size };
  if (medium.type === 'nvme') return { type: 'ssd', facts: { ...size, interface: 'NVMe' } };
  return medium.type === 'sata_ssd' ? { type: 'ssd', facts: size } : null;
}
