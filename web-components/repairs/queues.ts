/** The queues of repairs as the page reads them. */
import type { Code } from '#domain/codes.ts';
import { readScan } from '#domain/codes.ts';
import { COMMAND_CARDS } from '#domain/command-cards.ts';
import { REPAIR_QUEUES, type RepairQueue } from '#domain/repairs.ts';
import { api, call } from '../data/api-client.ts';
import { scanContext } from '../scan/scan-bus.ts';

export type QueueName = RepairQueue | 'all';
export const QUEUES: readonly QueueName[] = [...REPAIR_QUEUES, 'all'];

export function isQueueName(text: string | null | undefined): text is QueueName {
  return (QUEUES as readonly unknown[]).includes(text);
}

export function loadQueue(queue: QueueName, limit: number) {
  const query = { limit: String(limit), ...(queue === 'all' ? {} : { queue }) };
  return call(api.repairs.$get({ query }));
}

export type Queues = Awaited<ReturnType<typeof loadQueue>>;
export type QueuedWork = Queues['work'][number];

/** What the scan of a device means here. */
export const TAKES = {
  command: COMMAND_CARDS.find((card) => card.action === 'take_work')?.code ?? null,
};

/** The device a scan pulls; null for a scan that means here what it means everywhere. */
export function deviceToTake(text: string): Code | null {
  const scan = readScan(text);
  const { command, placeCode } = scanContext();
  if (command || placeCode || scan.kind !== 'own' || scan.type !== 'device') return null;
  return scan.code;
}
