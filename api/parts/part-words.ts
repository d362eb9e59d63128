/** How people call a part, and where it is, in a few words. */
import { eq } from 'drizzle-orm';
import { type PartFacts, factsLine } from '#domain/parts.ts';
import { devices, people, places } from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import type { Context } from '../lib/context.ts';
import type { PartRow } from './part-events.ts';

export function nameOfPart(part: Pick<PartRow, 'type' | 'make' | 'model' | 'facts'>): string {
  const name = [part.make, part.model].filter(Boolean).join(' ');
  return name || factsLine(part.type, part.facts as PartFacts);
}

/** The device it is in, the bin, or the person who holds it; empty when it is nowhere. */
export async function whereIsPart(ctx: Context, part: PartRow): Promise<string> {
  const db = reader(ctx);
  if (part.deviceId) {
    const [device] = await db
      .select({ code: devices.code })
      .from(devices)
      .where(eq(devices.id, part.deviceId));
    return device?.code ?? '';
  }
  if (part.placeId) {
    const [place] = await db
      .select({ name: places.name })
      .from(places)
      .where(eq(places.id, part.placeId));
    return place?.name ?? '';
  }
  if (!part.custodianId) return '';
  const [person] = await db
    .select({ name: people.name })
    .from(people)
    .where(eq(people.id, part.custodianId));
  return person?.name ?? '';
}
