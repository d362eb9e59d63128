/** What a device's record should say after parts were changed; a person takes it over or leaves it. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { type FactProposal, type PartChange, proposeFacts } from '#domain/part-stock.ts';
import type { CardRow } from '../../db/device-card.ts';
import { devices, events } from '../../db/schema/index.ts';
import { type DeviceInput, changeDevice } from '../evidence/change-device.ts';
import { reader } from '../accessories/accessory-events.ts';
import type { Context } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import type { PartEventData } from './device-part-events.ts';

const SIGN = { used: 1, put_back: -1, taken: -1 } as const;

export async function readProposals(
  ctx: Context,
  row: Pick<CardRow, 'id' | 'memoryMib' | 'storageGb' | 'storageKind'>,
): Promise<FactProposal[]> {
  const found = await reader(ctx)
    .select({ kind: events.kind, data: events.data })
    .from(events)
    .where(and(eq(events.deviceId, row.id), inArray(events.kind, ['part', 'spec'])))
    .orderBy(asc(events.seq));
  return [
    ...proposeFacts(row, changesSince(found, 'memoryMib')).filter(isAbout('memoryMib')),
    ...proposeFacts(row, changesSince(found, 'storageGb')).filter(isAbout('storageGb')),
  ];
}

const isAbout = (field: FactProposal['field']) => (one: FactProposal) => one.field === field;

interface Found {
  kind: string;
  data: unknown;
}

/** Parts put in and taken out since the fact was last set or a proposal about it was answered. */
function changesSince(found: readonly Found[], field: FactProposal['field']): PartChange[] {
  let changes: PartChange[] = [];
  for (const { kind, data } of found) {
    const said = data as Partial<PartEventData> & { field?: string };
    if (kind === 'spec' && field in said) changes = [];
    if (kind !== 'part') continue;
    if (said.field === field) changes = [];
    const change = changeOf(said);
    if (change) changes.push(change);
  }
  return changes;
}

function changeOf({ action, type, facts, quantity }: Partial<PartEventData>): PartChange | null {
  if (action !== 'used' && action !== 'put_back' && action !== 'taken') return null;
  return { sign: SIGN[action], type: type ?? '', facts: facts ?? {}, quantity: quantity ?? 1 };
}

/**
 * Takes a proposal over into the device's record, or leaves the record as it is.
 * @throws AppError `part.no_proposal` (409) when there is none any more
 */
export async function answerProposal(
  ctx: Context,
  input: DeviceInput & { field: FactProposal['field']; take: boolean },
): Promise<{ proposals: FactProposal[] }> {
  return changeDevice(ctx, 'device.edit', input, async (unit, row) => {
    const proposal = (await readProposals(unit, row)).find(isAbout(input.field));
    if (!proposal) throw new AppError('part.no_proposal', { status: 409 });
    if (input.take) await takeOver(unit, row.id, proposal);
    const action = input.take ? 'facts_taken' : 'facts_kept';
    const data = { action, field: input.field, to: proposal.to };
    await recordEvent(unit, { deviceId: row.id, kind: 'part', data });
    const after = input.take ? { ...row, ...columnsOf(proposal) } : row;
    return { proposals: await readProposals(unit, after) };
  });
}

function columnsOf({ field, to, storageKind }: FactProposal) {
  if (field === 'memoryMib') return { memoryMib: to };
  return { storageGb: to, ...(storageKind ? { storageKind } : {}) };
}

async function takeOver(unit: Unit, deviceId: string, proposal: FactProposal): Promise<void> {
  await unit.tx
    .update(devices)
    .set({ ...columnsOf(proposal), updatedAt: unit.recordedAt })
    .where(eq(devices.id, deviceId));
}
