/** Devices put straight into stock, with a valid chain, for tests that are not about the way there. */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { makeCode } from '#domain/codes.ts';
import type { Stage } from '#domain/stages.ts';
import { takeCodeNumbers } from '../../api/codes/code-numbers.ts';
import type { CreatedDevice } from '../../api/devices/create-device.ts';
import { recordEvent, write } from '../../api/lib/unit.ts';
import { codes, devices, kitLines, places } from '../../db/schema/index.ts';
import { receivedDevice } from './devices.ts';
import type { Member, Workshop } from './workshop.ts';

export async function shelf(workshop: Workshop, by: Member, name: string) {
  return write(by.ctx, { requestId: randomUUID() }, async (unit) => {
    const [number] = await takeCodeNumbers(unit.tx, 'place', 1);
    const place = {
      id: unit.newId(),
      code: makeCode('place', number ?? 0),
      siteId: workshop.siteId,
      kind: 'shelf' as const,
      name,
      createdAt: unit.recordedAt,
    };
    await unit.tx.insert(places).values(place);
    await unit.tx.insert(codes).values({
      code: place.code,
      subject: 'place',
      subjectId: place.id,
      siteId: workshop.siteId,
      createdAt: unit.recordedAt,
    });
    return { id: place.id, code: place.code };
  });
}

/** Walks the device to `stage` by corrections of the log only; evidence is not its subject. */
export async function deviceIn(
  workshop: Workshop,
  by: Member,
  stage: Stage,
  device: Partial<typeof devices.$inferInsert> & { kitLines?: string[]; placeId?: string } = {},
): Promise<CreatedDevice> {
  const { kitLines: lines = [], placeId, ...columns } = device;
  const created = await receivedDevice(workshop, by);
  await write(by.ctx, { requestId: randomUUID() }, async (unit) => {
    const set = { ...columns, updatedAt: unit.recordedAt };
    await unit.tx.update(devices).set(set).where(eq(devices.id, created.id));
    for (const line of lines) {
      const values = { id: unit.newId(), deviceId: created.id, line, status: 'filled' as const };
      await unit.tx.insert(kitLines).values(values);
    }
    if (stage === 'received') return;
    await recordEvent(unit, {
      deviceId: created.id,
      kind: 'stage',
      stage: { to: stage, move: 'correct' },
      ...(placeId ? { changes: { placeId } } : {}),
    });
  });
  return created;
}
