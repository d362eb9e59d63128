/** The devices that a waiting report may belong to, and why, so that a person need not search. */
import { and, eq, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm';
import type { MachineReport } from '#domain/hardware-report/shape.ts';
import { devices, hardwareReports, media } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { machineKeys } from './match.service.ts';

/** `sent_for`: sent from its page or with its token. The others: it has this number. */
export type CandidateReason = 'sent_for' | 'serial' | 'machine' | 'disk';

export interface Candidate {
  code: string;
  kind: string;
  make: string;
  model: string;
  serial: string;
  stage: string;
  reasons: CandidateReason[];
}

export interface WaitingClues {
  id: string;
  machine: MachineReport;
  forDeviceId: string | null;
}

const MAX_CANDIDATES = 4;

/** Numbers of the machine itself say more than a disk, which travels, or the page, which may be the wrong one. */
const WEIGHTS: Record<CandidateReason, number> = { serial: 4, machine: 4, disk: 2, sent_for: 1 };

const weight = ({ reasons }: Candidate) =>
  reasons.reduce((sum, reason) => sum + WEIGHTS[reason], 0);

/** By report; three statements for the whole queue. */
export async function readCandidates(
  ctx: Context,
  waiting: readonly WaitingClues[],
): Promise<Map<string, Candidate[]>> {
  const clues = waiting.map(({ id, machine, forDeviceId }) => ({
    id,
    forDeviceId,
    ...machineKeys(machine),
  }));
  const [named, seen, disks] = await Promise.all([
    devicesNamed(ctx, clues),
    machinesSeen(ctx, clues),
    disksSeen(ctx, clues),
  ]);
  const facts = new Map([...named, ...seen, ...disks].map((one) => [one.id, one]));
  return new Map(
    clues.map((clue) => {
      const reasons = (id: string, serialKey: string): CandidateReason[] => [
        ...(id === clue.forDeviceId ? (['sent_for'] as const) : []),
        ...(serialKey !== '' && serialKey === clue.serialKey ? (['serial'] as const) : []),
        ...(seen.some((one) => one.id === id && one.machineUuid === clue.machineUuid)
          ? (['machine'] as const)
          : []),
        ...(disks.some((one) => one.id === id && clue.diskSerials.includes(one.diskSerial))
          ? (['disk'] as const)
          : []),
      ];
      const candidates = [...facts.values()]
        .map(({ id, code, kind, make, model, serial, serialKey, stage }) => {
          return { code, kind, make, model, serial, stage, reasons: reasons(id, serialKey) };
        })
        .filter((one) => one.reasons.length > 0)
        .toSorted((a, b) => weight(b) - weight(a));
      return [clue.id, candidates.slice(0, MAX_CANDIDATES)] as const;
    }),
  );
}

type Clue = { forDeviceId: string | null } & ReturnType<typeof machineKeys>;

const columns = {
  id: devices.id,
  code: devices.code,
  kind: devices.kind,
  make: devices.make,
  model: devices.model,
  serial: devices.serial,
  serialKey: devices.serialKey,
  stage: devices.stage,
};

function here(ctx: Context) {
  return and(
    eq(devices.siteId, ctx.actor.siteId),
    isNull(devices.mergedIntoId),
    ne(devices.stage, 'void'),
  );
}

async function devicesNamed(ctx: Context, clues: readonly Clue[]) {
  const ids = clues.flatMap(({ forDeviceId }) => forDeviceId ?? []);
  const serials = clues.flatMap(({ serialKey }) => serialKey || []);
  if (ids.length + serials.length === 0) return [];
  const named = or(inArray(devices.id, ids), inArray(devices.serialKey, serials));
  return ctx.database.db
    .select(columns)
    .from(devices)
    .where(and(here(ctx), named));
}

async function machinesSeen(ctx: Context, clues: readonly Clue[]) {
  const uuids = clues.flatMap(({ machineUuid }) => machineUuid || []);
  if (uuids.length === 0) return [];
  return ctx.database.db
    .selectDistinct({ ...columns, machineUuid: hardwareReports.machineUuid })
    .from(hardwareReports)
    .innerJoin(devices, eq(devices.id, hardwareReports.deviceId))
    .where(
      and(
        here(ctx),
        eq(hardwareReports.status, 'matched'),
        inArray(hardwareReports.machineUuid, uuids),
      ),
    );
}

async function disksSeen(ctx: Context, clues: readonly Clue[]) {
  const serials = clues.flatMap(({ diskSerials }) => diskSerials);
  if (serials.length === 0) return [];
  return ctx.database.db
    .selectDistinct({ ...columns, diskSerial: media.serial })
    .from(media)
    .innerJoin(devices, eq(devices.id, media.deviceId))
    .where(and(here(ctx), isNotNull(media.deviceId), inArray(media.serial, serials)));
}
