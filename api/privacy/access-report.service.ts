/** All that is held of one person, for that person: as data and as a paper. */
import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import {
  accessories,
  accessoryGifts,
  adminLog,
  devices,
  handovers,
  needs,
  personRoles,
  privacyRequests,
  recipients,
  returns,
  signatures,
  tableRecords,
} from '../../db/schema/index.ts';
import { accessReportPdf } from '../documents/access-report.pdf.ts';
import type { DocumentLocale } from '../documents/document-locale.ts';
import { readIssuer } from '../documents/issue.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import { type WriteInput, write } from '../lib/unit.ts';
import { foldNeedCode } from '../needs/need-code.ts';
import { logAct } from '../people/people.service.ts';

/** A fact of the person or the request: a key of the document's texts, and its value as stored. */
export interface AccessReport {
  needCode: string;
  madeAt: string;
  /** Null where it was erased. */
  person: {
    studentName: string;
    birthDate: string | null;
    school: string;
    className: string;
    guardianName: string;
    guardianPhone: string;
    locale: string;
  } | null;
  erasedAt: string | null;
  /** A keyed hash stays, to find a second request; it names nobody. */
  keyHeld: boolean;
  request: {
    kind: string;
    area: string;
    schoolLevel: string;
    status: string;
    registeredAt: string;
    decisionReason: string;
    closeReason: string;
    priorityReason: string;
  };
  consent: {
    by: string;
    channel: string;
    textVersion: string;
    at: string | null;
    withdrawnAt: string | null;
  };
  /** Devices and cards that were given, and what was signed for them. */
  given: {
    receiptCode: string;
    deviceCode: string;
    happenedAt: string;
    warrantyEnd: string | null;
    voided: boolean;
    returnedAt: string | null;
    signerName: string;
    signerRole: string;
    witnessName: string;
    /** Which drawings and photographs are kept; they are on the receipt. */
    pictures: string[];
  }[];
  /** Sent by a tablet and not settled: when, and whether its content is kept. */
  tableRecords: { receivedAt: string; kind: string; contentHeld: boolean }[];
  privacyRequests: { kind: string; receivedAt: string; closedAt: string | null; outcome: string }[];
  /** Who did what with the request: roles, not names. */
  acts: { at: string; action: string; roles: string[] }[];
}

/**
 * Reads everything and writes down that it was read.
 * @throws AppError `need.not_found` (404)
 */
export async function makeAccessReport(
  ctx: Context,
  input: WriteInput & { code: string; locale: DocumentLocale; form: 'json' | 'pdf' },
): Promise<{ report: AccessReport; pdf: Uint8Array | null }> {
  requirePermission(ctx, 'privacy.report');
  const report = await readReport(ctx, input.code);
  const pdf =
    input.form === 'pdf'
      ? await accessReportPdf({ issuer: await readIssuer(ctx), report }, input.locale)
      : null;
  // Its answer is stored with the request, so it names nobody.
  await write(ctx, input, async (unit) => {
    await logAct(unit, 'privacy.reported', null, { need: report.needCode, form: input.form });
    return { code: report.needCode };
  });
  return { report, pdf };
}

async function readReport(ctx: Context, text: string): Promise<AccessReport> {
  const code = foldNeedCode(text);
  const [found] = await ctx.database.db
    .select({ need: needs, recipient: recipients })
    .from(needs)
    .leftJoin(recipients, eq(recipients.needId, needs.id))
    .where(and(eq(needs.code, code), eq(needs.siteId, ctx.actor.siteId)));
  if (!found) throw notFound('need', { code });
  const { need, recipient } = found;
  const [given, gifts, records, requests, acts] = await Promise.all([
    readHandovers(ctx, need.id),
    readGifts(ctx, need.id),
    readTableRecords(ctx, code),
    readRequests(ctx, need.id),
    readActs(ctx, need.id, code),
  ]);
  return {
    needCode: code,
    madeAt: ctx.now().toISOString(),
    person: recipient && !recipient.erasedAt ? personOf(recipient) : null,
    erasedAt: iso(recipient?.erasedAt),
    keyHeld: (recipient?.personKey ?? '') !== '',
    request: {
      kind: need.kind,
      area: need.area,
      schoolLevel: need.schoolLevel,
      status: need.status,
      registeredAt: need.registeredAt.toISOString(),
      decisionReason: need.decisionReason,
      closeReason: need.closeReason,
      priorityReason: need.priorityReason,
    },
    consent: {
      by: need.consentBy,
      channel: need.consentChannel,
      textVersion: need.consentTextVersion,
      at: iso(need.consentAt),
      withdrawnAt: iso(need.consentWithdrawnAt),
    },
    given: [...given, ...gifts],
    tableRecords: records,
    privacyRequests: requests,
    acts,
  };
}

const iso = (at: Date | null | undefined) => at?.toISOString() ?? null;

function personOf(row: typeof recipients.$inferSelect): AccessReport['person'] {
  const { studentName, birthDate, school, className, guardianName, guardianPhone, locale } = row;
  return { studentName, birthDate, school, className, guardianName, guardianPhone, locale };
}

function signedBy(row: typeof signatures.$inferSelect | null) {
  const pictures = (['image', 'childImage', 'paperImage'] as const).filter((name) => row?.[name]);
  return {
    signerName: row?.signerName ?? '',
    signerRole: row && !row.erasedAt ? row.signerRole : '',
    witnessName: row?.witnessName ?? '',
    pictures,
  };
}

async function readHandovers(ctx: Context, needId: string): Promise<AccessReport['given']> {
  const rows = await ctx.database.db
    .select({ handover: handovers, code: devices.code, signature: signatures, back: returns })
    .from(handovers)
    .innerJoin(devices, eq(devices.id, handovers.deviceId))
    .leftJoin(signatures, eq(signatures.handoverId, handovers.id))
    .leftJoin(returns, eq(returns.handoverId, handovers.id))
    .where(eq(handovers.needId, needId))
    .orderBy(asc(handovers.happenedAt));
  return rows.map(({ handover, code, signature, back }) => ({
    receiptCode: handover.receiptCode,
    deviceCode: code,
    happenedAt: handover.happenedAt.toISOString(),
    warrantyEnd: handover.warrantyEnd.toISOString(),
    voided: handover.voidedAt !== null,
    returnedAt: iso(back?.happenedAt),
    ...signedBy(signature),
  }));
}

async function readGifts(ctx: Context, needId: string): Promise<AccessReport['given']> {
  const rows = await ctx.database.db
    .select({ gift: accessoryGifts, code: accessories.code, signature: signatures })
    .from(accessoryGifts)
    .innerJoin(accessories, eq(accessories.id, accessoryGifts.accessoryId))
    .leftJoin(signatures, eq(signatures.giftId, accessoryGifts.id))
    .where(eq(accessoryGifts.needId, needId))
    .orderBy(asc(accessoryGifts.givenAt));
  return rows.map(({ gift, code, signature }) => ({
    receiptCode: gift.receiptCode ?? '',
    deviceCode: code,
    happenedAt: (gift.happenedAt ?? gift.givenAt).toISOString(),
    warrantyEnd: null,
    voided: false,
    returnedAt: iso(gift.endedAt),
    ...signedBy(signature),
  }));
}

async function readTableRecords(ctx: Context, code: string) {
  const rows = await ctx.database.db
    .select()
    .from(tableRecords)
    .where(eq(tableRecords.needCode, code))
    .orderBy(asc(tableRecords.receivedAt));
  return rows.map(({ receivedAt, kind, content }) => ({
    receivedAt: receivedAt.toISOString(),
    kind,
    contentHeld: content !== null,
  }));
}

async function readRequests(ctx: Context, needId: string) {
  const rows = await ctx.database.db
    .select()
    .from(privacyRequests)
    .where(eq(privacyRequests.needId, needId))
    .orderBy(asc(privacyRequests.receivedAt));
  return rows.map(({ kind, receivedAt, closedAt, outcome }) => ({
    kind,
    receivedAt: receivedAt.toISOString(),
    closedAt: iso(closedAt),
    outcome: outcome ?? '',
  }));
}

/** From the log: what names the request, also exports and earlier reports. */
async function readActs(ctx: Context, needId: string, code: string) {
  const { db } = ctx.database;
  const rows = await db
    .select({ at: adminLog.recordedAt, action: adminLog.action, actorId: adminLog.actorId })
    .from(adminLog)
    .where(or(eq(adminLog.subjectId, needId), sql`${adminLog.data} like ${`%"need":"${code}"%`}`))
    .orderBy(asc(adminLog.recordedAt))
    .limit(500);
  const ids = [...new Set(rows.flatMap((row) => row.actorId ?? []))];
  const roles = ids.length
    ? await db.select().from(personRoles).where(inArray(personRoles.personId, ids))
    : [];
  return rows.map(({ at, action, actorId }) => ({
    at: at.toISOString(),
    action,
    roles: [...new Set(roles.filter((one) => one.personId === actorId).map((one) => one.role))],
  }));
}
