/** What the public may follow: stage and days of a device, never a person, a serial or a bench code. */
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { foldCrockford, isTrackingCode } from '#domain/codes.ts';
import { devices, events, settings, sites } from '../../db/schema/index.ts';
import type { System } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';

export interface PublicTrace {
  publicCode: string;
  programme: string;
  kind: string;
  make: string;
  model: string;
  stage: string;
  /** Direct gifts are not tested by the workshop, and say so. */
  route: 'workshop' | 'direct';
  grade: string | null;
  /** Days in the site's zone, `YYYY-MM-DD`: the newest entry of each stage that the public hears of. */
  steps: { stage: string; day: string; province: string }[];
  updatedDay: string;
}

/** Stages of trouble are inner matters: the public hears that the device is with the workshop. */
const INNER = ['quarantined', 'missing', 'harvesting'];
const WITH_THE_WORKSHOP = 'diagnosing';

/** @throws AppError `tracking.not_found` (404), the same for a code that never was and one of a void record. */
export async function readTrace(system: System, text: string): Promise<PublicTrace> {
  const publicCode = foldCrockford(text);
  const [device] = isTrackingCode(publicCode)
    ? await system.database.db
        .select({
          id: devices.id,
          kind: devices.kind,
          make: devices.make,
          model: devices.model,
          stage: devices.stage,
          route: devices.route,
          grade: devices.cosmeticGrade,
          updatedAt: devices.updatedAt,
          timeZone: sites.timeZone,
          province: sites.province,
        })
        .from(devices)
        .innerJoin(sites, eq(sites.id, devices.siteId))
        .where(eq(devices.publicCode, publicCode))
    : [];
  if (!device || device.stage === 'void') throw notFound('tracking', { code: text.slice(0, 20) });
  const rows = await system.database.db
    .select({ stage: events.toStage, at: events.happenedAt })
    .from(events)
    .where(and(eq(events.deviceId, device.id), isNotNull(events.toStage)))
    .orderBy(asc(events.seq));
  const [programme] = await system.database.db
    .select({ name: settings.programmeName })
    .from(settings);
  const day = dayIn(device.timeZone);
  const steps = new Map<string, string>();
  for (const row of rows) {
    const stage = publicStage(row.stage ?? '');
    steps.delete(stage);
    steps.set(stage, day(row.at));
  }
  const { id: _id, timeZone: _zone, province, updatedAt, ...shown } = device;
  return {
    ...shown,
    publicCode,
    programme: programme?.name ?? '',
    stage: publicStage(device.stage),
    steps: [...steps].map(([stage, date]) => ({ stage, day: date, province })),
    updatedDay: day(updatedAt),
  };
}

function publicStage(stage: string): string {
  return INNER.includes(stage) ? WITH_THE_WORKSHOP : stage;
}

function dayIn(timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  return (at) => format.format(at);
}
