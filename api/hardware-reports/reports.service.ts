/** Reports as people see them: of one device, waiting for a person, and what the person decides. */
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { ComparedFact, FactField } from '#domain/hardware-report/comparison.ts';
import type { ReportChange } from '#domain/hardware-report/changes.ts';
import type { MachineReport } from '#domain/hardware-report/shape.ts';
import { type Finding, reportFindings } from '#domain/measured-answers.ts';
import {
  hardwareReports,
  people,
  reportDecisions,
  reportFiles,
  reportUploads,
} from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { type DeviceInput, changeDevice } from '../evidence/change-device.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { readKeptFile } from '../lib/file-store.ts';
import { recordEvent } from '../lib/unit.ts';
import { compareWith, newestMachine, writeFacts } from './apply-facts.ts';
import { type Candidate, readCandidates } from './review-candidates.ts';

export interface ReportFile {
  uploadId: string;
  position: number;
  name: string;
  sizeBytes: number;
}

export interface ShownReport {
  id: string;
  status: 'matched' | 'review' | 'dismissed';
  reason: string;
  machine: MachineReport;
  changes: ReportChange[];
  receivedAt: string;
  via: 'command' | 'upload';
  sentBy: string;
  /** The device whose page or token it was sent with. */
  forDeviceId: string | null;
  files: ReportFile[];
}

/** Newest first; `facts` are those of the newest report beside what is written now. */
export async function readDeviceReports(
  ctx: Context,
  code: string,
): Promise<{ reports: ShownReport[]; facts: ComparedFact[] }> {
  requirePermission(ctx, 'device.edit');
  const row = await readCardRow(ctx, code);
  const reports = await listReports(ctx, and(eq(hardwareReports.deviceId, row.id)), 20);
  const machine = await newestMachine(ctx, row.id);
  return { reports, facts: machine ? await compareWith(ctx, row, machine) : [] };
}

/** What the newest report of a device says to single lines of the checklist. */
export async function readFindings(ctx: Context, code: string): Promise<{ findings: Finding[] }> {
  requirePermission(ctx, 'device.edit');
  const row = await readCardRow(ctx, code);
  const machine = await newestMachine(ctx, row.id);
  return { findings: machine ? reportFindings(machine) : [] };
}

/** How many values of the newest report wait for a person: neither taken nor refused. */
export async function countDifferences(
  ctx: Context,
  code: string,
): Promise<{ differences: number }> {
  requirePermission(ctx, 'device.edit');
  const row = await readCardRow(ctx, code);
  const machine = await newestMachine(ctx, row.id);
  const facts = machine ? await compareWith(ctx, row, machine) : [];
  return { differences: facts.filter(({ state }) => state === 'differs').length };
}

export interface WaitingReport extends ShownReport {
  /** Devices it may belong to, the likeliest first. */
  candidates: Candidate[];
}

/** The review queue of the site, oldest first: nothing is dropped. */
export async function readReviewQueue(ctx: Context): Promise<{ reports: WaitingReport[] }> {
  requirePermission(ctx, 'diagnostics.record');
  const waiting = and(
    eq(hardwareReports.siteId, ctx.actor.siteId),
    eq(hardwareReports.status, 'review'),
  );
  const reports = (await listReports(ctx, waiting, 200)).toReversed();
  const candidates = await readCandidates(ctx, reports);
  return {
    reports: reports.map((report) => ({ ...report, candidates: candidates.get(report.id) ?? [] })),
  };
}

async function listReports(
  ctx: Context,
  where: ReturnType<typeof and>,
  limit: number,
): Promise<ShownReport[]> {
  const { db } = ctx.database;
  const rows = await db
    .select({
      id: hardwareReports.id,
      uploadId: hardwareReports.uploadId,
      status: hardwareReports.status,
      reason: hardwareReports.reason,
      machine: hardwareReports.machine,
      changes: hardwareReports.changes,
      receivedAt: hardwareReports.receivedAt,
      via: reportUploads.via,
      forDeviceId: reportUploads.forDeviceId,
      sentBy: people.name,
    })
    .from(hardwareReports)
    .innerJoin(reportUploads, eq(reportUploads.id, hardwareReports.uploadId))
    .innerJoin(people, eq(people.id, reportUploads.sentById))
    .where(where)
    .orderBy(desc(hardwareReports.receivedAt), desc(hardwareReports.id))
    .limit(limit);
  const uploads = rows.map(({ uploadId }) => uploadId);
  const files = uploads.length
    ? await db
        .select()
        .from(reportFiles)
        .where(inArray(reportFiles.uploadId, uploads))
        .orderBy(asc(reportFiles.position))
    : [];
  return rows.map(({ uploadId, machine, changes, receivedAt, ...report }) => ({
    ...report,
    machine: machine as MachineReport,
    changes: changes as ReportChange[],
    receivedAt: receivedAt.toISOString(),
    files: files
      .filter((file) => file.uploadId === uploadId)
      .map(({ contentHash: _hash, ...file }) => file),
  }));
}

/** @throws AppError `report.file_not_found` (404) */
export async function readReportFile(
  ctx: Context,
  uploadId: string,
  position: number,
): Promise<{ name: string; bytes: Uint8Array }> {
  requirePermission(ctx, 'diagnostics.record');
  const [file] = await ctx.database.db
    .select({ name: reportFiles.name, contentHash: reportFiles.contentHash })
    .from(reportFiles)
    .innerJoin(reportUploads, eq(reportUploads.id, reportFiles.uploadId))
    .where(
      and(
        eq(reportFiles.uploadId, uploadId),
        eq(reportFiles.position, position),
        eq(reportUploads.siteId, ctx.actor.siteId),
      ),
    );
  const bytes = file ? await readKeptFile(ctx, file.contentHash) : null;
  if (!file || !bytes) throw notFound('report_file');
  return { name: file.name, bytes };
}

/**
 * A person's word about one reported value: `take` writes it, otherwise it is not offered again.
 * @throws AppError `report.fact_gone` (409) when the newest report no longer says this.
 */
export async function decideFact(
  ctx: Context,
  input: DeviceInput & { field: FactField; reported: string; take: boolean },
): Promise<{ facts: ComparedFact[] }> {
  await changeDevice(ctx, 'device.edit', input, async (unit, row) => {
    const machine = await newestMachine(unit, row.id);
    const facts = machine ? await compareWith(unit, row, machine) : [];
    const fact = facts.find(
      ({ field, value }) => field === input.field && String(value) === input.reported,
    );
    if (!fact) throw new AppError('report.fact_gone', { status: 409 });
    const taken = input.take ? ('taken' as const) : ('kept' as const);
    const decision = { taken, decidedById: unit.actor.personId, decidedAt: unit.recordedAt };
    await unit.tx
      .insert(reportDecisions)
      .values({ deviceId: row.id, field: fact.field, reported: input.reported, ...decision })
      .onConflictDoUpdate({
        target: [reportDecisions.deviceId, reportDecisions.field, reportDecisions.reported],
        set: decision,
      });
    if (input.take) await writeFacts(unit, row, [fact]);
    const data = { fields: [fact.field], was: { [fact.field]: fact.current }, report: taken };
    await recordEvent(unit, { deviceId: row.id, kind: 'edited', data });
    return { field: fact.field, taken };
  });
  return { facts: (await readDeviceReports(ctx, input.code)).facts };
}
