/** Changes that make no event of a device: what is counted, packed, sent, loaded. Open pages hear of them. */

export const TOPICS = [
  'box',
  'transfer',
  'count',
  'recycling',
  'hazard',
  'place',
  'handover_session',
] as const;
export type Topic = (typeof TOPICS)[number];

export interface Touched {
  topic: Topic;
  /** Id of the box, transfer, count, batch, hazardous item or place. */
  id: string;
  /** Whose people hear of it. */
  siteIds: readonly string[];
}

export const TOUCHED_CHANNEL = 'rework_touched';

/** A notification carries less than 8,000 bytes. */
const PER_NOTIFICATION = 40;

/** Says after the commit that this changed; a write that is refused says nothing. */
export function touch(
  unit: { touched: Touched[]; actor: { siteId: string } | null },
  topic: Topic,
  id: string,
  siteIds: readonly string[] = unit.actor ? [unit.actor.siteId] : [],
): void {
  const known = unit.touched.some((one) => one.topic === topic && one.id === id);
  if (!known) unit.touched.push({ topic, id, siteIds: [...new Set(siteIds)] });
}

export function touchedPayloads(touched: readonly Touched[]): [channel: string, payload: string][] {
  const payloads: [string, string][] = [];
  for (let at = 0; at < touched.length; at += PER_NOTIFICATION) {
    const some = touched.slice(at, at + PER_NOTIFICATION);
    payloads.push([TOUCHED_CHANNEL, JSON.stringify(some)]);
  }
  return payloads;
}
