/** One listener a process; every event is read once, encoded once and written to all open streams. */
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { devices, events } from '../../db/schema/index.ts';
import type { System } from '../lib/context.ts';
import { TOUCHED_CHANNEL, type Topic, type Touched } from '../lib/touched.ts';
import { EVENTS_CHANNEL } from '../lib/unit.ts';

/** What a browser hears of an event: enough to know whether to read again. */
export interface LiveEvent {
  id: string;
  deviceId: string;
  deviceCode: string;
  siteId: string;
  /** The other site of a transfer, whose people hear of it too. */
  otherSiteId: string | null;
  kind: string;
  from: string | null;
  to: string | null;
  actorId: string | null;
  at: string;
}

/** Something other than a device changed: whoever shows it reads it again. */
export interface LiveChange {
  topic: Topic;
  id: string;
}

/** Hears each piece of news with the sites it is for, as it goes over the wire. */
type Listener = (siteIds: readonly (string | null)[], encoded: string) => void;

/** Ids are ordered by the time they were made, not by commit: reading again covers late commits. */
const OVERLAP_MILLISECONDS = 5_000;
const PAGE = 500;

export interface LiveHub {
  subscribe(listener: Listener): () => void;
  /** Events after an id, with an overlap; the reader skips ids it has seen. */
  replay(siteId: string, after: string): Promise<LiveEvent[]>;
  stop(): Promise<void>;
}

export async function startLiveHub(system: System): Promise<LiveHub> {
  const listeners = new Set<Listener>();
  const seen = new Set<string>();
  let newest = idAt(system.now().getTime());
  let reading: Promise<void> = Promise.resolve();

  const pump = async () => {
    const rows = await readEvents(system, overlap(newest));
    for (const event of rows) {
      if (seen.has(event.id)) continue;
      seen.add(event.id);
      if (event.id > newest) newest = event.id;
      const encoded = encodeLiveEvent(event);
      for (const listener of listeners) listener([event.siteId, event.otherSiteId], encoded);
    }
    if (seen.size > 20_000) seen.clear();
  };
  const wake = () => {
    reading = reading.then(pump).catch((error: unknown) => {
      system.log.warn({ error }, 'live events not read');
    });
  };
  const tell = (payload: string) => {
    for (const { siteIds, topic, id } of JSON.parse(payload) as Touched[]) {
      const change: LiveChange = { topic, id };
      const encoded = `event: change\ndata: ${JSON.stringify(change)}\n\n`;
      for (const listener of listeners) listener(siteIds, encoded);
    }
  };
  const stops = await Promise.all([
    system.database.listen(EVENTS_CHANNEL, wake, wake),
    system.database.listen(TOUCHED_CHANNEL, tell),
  ]);

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    replay: async (siteId, after) =>
      (await readEvents(system, overlap(after))).filter(
        (event) => event.siteId === siteId || event.otherSiteId === siteId,
      ),
    stop: async () => void (await Promise.all(stops.map((stop) => stop()))),
  };
}

export function encodeLiveEvent(event: LiveEvent): string {
  return `id: ${event.id}\nevent: device\ndata: ${JSON.stringify(event)}\n\n`;
}

async function readEvents(system: System, after: string): Promise<LiveEvent[]> {
  const rows = await system.database.db
    .select({
      id: events.id,
      deviceId: events.deviceId,
      deviceCode: devices.code,
      siteId: events.siteId,
      otherSiteId: sql<string | null>`${events.data} ->> 'toSite'`,
      kind: events.kind,
      from: events.fromStage,
      to: events.toStage,
      actorId: events.actorId,
      at: events.recordedAt,
    })
    .from(events)
    .innerJoin(devices, and(eq(devices.id, events.deviceId)))
    .where(gt(events.id, after))
    .orderBy(asc(events.id))
    .limit(PAGE);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

function overlap(id: string): string {
  const milliseconds = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
  return Number.isNaN(milliseconds) ? idAt(0) : idAt(milliseconds - OVERLAP_MILLISECONDS);
}

/** The smallest UUID v7 of a moment. */
function idAt(milliseconds: number): string {
  const hex = Math.max(0, milliseconds).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7000-8000-000000000000`;
}
