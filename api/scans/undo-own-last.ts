/** The undo card: this person's last deed, when nothing came after it; a printed label is none. */
import { and, desc, eq, gt, ne } from 'drizzle-orm';
import { UNDO_MINUTES } from '#domain/lifecycle.ts';
import type { Stage } from '#domain/stages.ts';
import { devices, events } from '../../db/schema/index.ts';
import { undoLast } from '../devices/corrections.service.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import type { Done } from './carry-out.ts';

/** @throws AppError `undo.nothing`, `undo.not_yours`, `undo.too_late`, `undo.impossible` */
export async function undoOwnLast(unit: Unit): Promise<Done> {
  const oldest = new Date(unit.recordedAt.getTime() - UNDO_MINUTES * 60_000);
  const [last] = await unit.tx
    .select({ code: devices.code })
    .from(events)
    .innerJoin(devices, eq(devices.id, events.deviceId))
    .where(
      and(
        eq(events.actorId, unit.actor.personId),
        eq(events.siteId, unit.actor.siteId),
        gt(events.recordedAt, oldest),
        ne(events.kind, 'label_printed'),
      ),
    )
    .orderBy(desc(events.recordedAt), desc(events.seq))
    .limit(1);
  if (!last) throw new AppError('undo.nothing');
  const undone = await undoLast(unit, { requestId: unit.requestId, code: last.code });
  const stage = undone.stage as Stage;
  return {
    outcome: 'done',
    code: 'scan.undone',
    params: { stage: `stage.${stage}` },
    subject: { kind: 'device', code: last.code, stage },
    deviceCode: last.code,
    undoable: false,
  };
}
