/** What stands on the label of each code, read from the records behind it. */
import { and, eq, inArray } from 'drizzle-orm';
import { type CodeType, codeType, formatCode, labelQrText } from '#domain/codes.ts';
import { connectorLabel } from '#domain/connectors.ts';
import { type DocumentLocale, documentLanguage } from '../documents/document-locale.ts';
import {
  accessories,
  badges,
  batches,
  codes,
  devices,
  donations,
  media,
  parts,
  people,
  places,
  settings,
} from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { isUnit } from '../lib/unit.ts';
import type { LabelContent, LabelKind } from './label-content.ts';
import { itemWords, partWords } from './stock-words.ts';
import { boxWords, transferWords } from './travel-words.ts';
import { batchTemplate } from '../intake/batch-template.ts';

export interface PrintableLabel {
  code: string;
  subject: (typeof codes.$inferSelect)['subject'];
  subjectId: string | null;
  content: LabelContent;
}

const KINDS: Record<CodeType, LabelKind> = {
  device: 'device',
  accessory: 'accessory',
  medium: 'medium',
  place: 'place',
  batch: 'batch',
  badge: 'badge',
  command: 'command',
  document: 'document',
};

type Words = Pick<LabelContent, 'title' | 'lines' | 'boxOf'> & { qrText?: string };

/**
 * Contents in the order of the codes asked for. Badges need `people.manage`.
 * @throws AppError `labels.unknown` (404) naming the first code that this site does not have
 */
export async function readLabels(
  ctx: Context,
  wanted: readonly string[],
  locale: DocumentLocale,
): Promise<PrintableLabel[]> {
  const db = runner(ctx);
  const rows = await db
    .select()
    .from(codes)
    .where(inArray(codes.code, [...wanted]));
  const known = new Map(rows.map((row) => [row.code, row]));
  const words = await wordsOf(ctx, rows, locale);
  const [programme] = await db.select({ name: settings.programmeName }).from(settings);
  return wanted.map((code) => {
    const row = known.get(code);
    const found = words.get(code);
    if (!row || !found) throw new AppError('labels.unknown', { status: 404, params: { code } });
    const content: LabelContent = {
      kind: row.subject === 'blank' ? 'blank' : KINDS[codeType(code)],
      code,
      qrText: found.qrText ?? code,
      title: found.title,
      lines: found.lines,
      programme: programme?.name ?? '',
      direction: locale === 'fa' ? 'rtl' : 'ltr',
      ...(found.boxOf ? { boxOf: found.boxOf } : {}),
    };
    return { code, subject: row.subject, subjectId: row.subjectId, content };
  });
}

function runner(ctx: Context) {
  return isUnit(ctx) ? ctx.tx : ctx.database.db;
}

type CodeRow = typeof codes.$inferSelect;

async function wordsOf(
  ctx: Context,
  rows: readonly CodeRow[],
  locale: DocumentLocale,
): Promise<Map<string, Words>> {
  const byId = (subject: CodeRow['subject']) =>
    rows.flatMap((row) => (row.subject === subject && row.subjectId ? [row.subjectId] : []));
  const found = await Promise.all([
    deviceWords(ctx, byId('device'), locale),
    accessoryWords(ctx, byId('accessory'), locale),
    mediumWords(ctx, byId('medium'), locale),
    partWords(ctx, byId('part'), locale),
    itemWords(ctx, byId('item'), locale),
    boxWords(ctx, byId('box'), locale),
    transferWords(ctx, byId('transfer'), locale),
    placeWords(ctx, byId('place')),
    batchWords(ctx, byId('batch'), locale),
    donationWords(ctx, byId('donation'), locale),
    badgeWords(ctx, rows),
  ]);
  const words = new Map(found.flatMap((one) => [...one]));
  const papers = paperTitles(ctx, locale);
  for (const row of rows) {
    const own = row.siteId === null || row.siteId === ctx.actor.siteId;
    if (row.subject === 'blank' && own) words.set(row.code, { title: '', lines: [] });
    const title = papers[row.subject];
    if (title && row.siteId === ctx.actor.siteId) words.set(row.code, { title, lines: [] });
  }
  return words;
}

type Found = Promise<Map<string, Words>>;

/** Papers are labelled by what they are; whom they are about stands on the paper alone. */
function paperTitles(
  ctx: Context,
  locale: DocumentLocale,
): Partial<Record<CodeRow['subject'], string>> {
  const { text } = documentLanguage(locale, ctx.actor.timeZone);
  return {
    handover: text.handover.title,
    handover_batch: text.manifest.session,
    gift: text.papers.receipt.title,
    return: text.returnSlip.title,
    recycling: text.recycling.title,
    certificate: text.certificate.title,
  };
}

async function deviceWords(ctx: Context, ids: string[], locale: DocumentLocale): Found {
  if (ids.length === 0) return new Map();
  const { kind } = documentLanguage(locale, ctx.actor.timeZone).text;
  const rows = await runner(ctx)
    .select()
    .from(devices)
    .where(and(inArray(devices.id, ids), eq(devices.siteId, ctx.actor.siteId)));
  return new Map(
    rows.map((row) => {
      const name = `${row.make} ${row.model}`.trim();
      const spec = [
        row.memoryMib ? `${Math.round(row.memoryMib / 1024)} GB` : '',
        row.storageGb ? `${row.storageKind?.toUpperCase() ?? ''} ${row.storageGb} GB`.trim() : '',
        row.screenInch ? `${row.screenInch}"` : '',
      ].filter(Boolean);
      const title = [kind[row.kind], name].filter(Boolean).join(' · ');
      const qrText = labelQrText(ctx.config.publicUrl ?? null, row.publicCode, row.code);
      return [row.code, { title, lines: spec.length > 0 ? [spec.join(' · ')] : [], qrText }];
    }),
  );
}

async function accessoryWords(ctx: Context, ids: string[], locale: DocumentLocale): Found {
  if (ids.length === 0) return new Map();
  const { kit } = documentLanguage(locale, ctx.actor.timeZone).text;
  const rows = await runner(ctx)
    .select()
    .from(accessories)
    .where(and(inArray(accessories.id, ids), eq(accessories.siteId, ctx.actor.siteId)));
  return new Map(
    rows.map((row) => {
      const name = Object.entries(kit).find(([key]) => key === row.kind)?.[1] ?? row.kind;
      const rating = [
        row.volts ? `${row.volts} V` : '',
        row.watts ? `${row.watts} W` : '',
        row.connector ? connectorLabel(row.connector) : '',
      ].filter(Boolean);
      const title = [name, `${row.make} ${row.model}`.trim()].filter(Boolean).join(' · ');
      return [row.code, { title, lines: rating.length > 0 ? [rating.join(' · ')] : [] }];
    }),
  );
}

async function mediumWords(ctx: Context, ids: string[], locale: DocumentLocale): Found {
  if (ids.length === 0) return new Map();
  const names: Readonly<Record<string, string>> = documentLanguage(locale, ctx.actor.timeZone).text
    .certificate.media;
  const rows = await runner(ctx)
    .select({ medium: media, from: devices.code })
    .from(media)
    .leftJoin(parts, eq(parts.mediumId, media.id))
    .leftJoin(devices, eq(devices.id, parts.cameFromId))
    .where(and(inArray(media.id, ids), eq(media.siteId, ctx.actor.siteId)));
  return new Map(
    rows.map(({ medium: row, from }) => {
      const name = names[row.type] ?? row.type;
      const title = [name, `${row.make} ${row.model}`.trim()].filter(Boolean).join(' · ');
      const size = row.sizeBytes ? `${Math.round(row.sizeBytes / 1e9)} GB` : '';
      const serial = row.serial ? `…${row.serial.slice(-4)}` : '';
      const line = [size, serial].filter(Boolean).join(' · ');
      return [
        row.code,
        { title, lines: [line, from ? `« ${formatCode(from)}` : ''].filter(Boolean) },
      ];
    }),
  );
}

async function placeWords(ctx: Context, ids: string[]): Found {
  if (ids.length === 0) return new Map();
  const rows = await runner(ctx)
    .select()
    .from(places)
    .where(and(inArray(places.id, ids), eq(places.siteId, ctx.actor.siteId)));
  const outer = await placeNames(
    ctx,
    rows.flatMap(({ parentId }) => parentId ?? []),
  );
  return new Map(
    rows.map((row) => {
      const lies = outer.get(row.parentId ?? '');
      return [row.code, { title: row.name, lines: [lies ?? ctx.actor.siteName] }];
    }),
  );
}

async function placeNames(ctx: Context, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await runner(ctx)
    .select({ id: places.id, name: places.name })
    .from(places)
    .where(inArray(places.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function batchWords(ctx: Context, ids: string[], locale: DocumentLocale): Found {
  if (ids.length === 0) return new Map();
  const { kind } = documentLanguage(locale, ctx.actor.timeZone).text;
  const rows = await runner(ctx)
    .select()
    .from(batches)
    .where(and(inArray(batches.id, ids), eq(batches.siteId, ctx.actor.siteId)));
  return new Map(
    rows.map((row) => {
      const template = batchTemplate.parse(row.template);
      const name = `${template.make} ${template.model}`.trim();
      return [row.code, { title: `${kind[template.kind]} · ${name}`, lines: [] }];
    }),
  );
}

async function donationWords(ctx: Context, ids: string[], locale: DocumentLocale): Found {
  if (ids.length === 0) return new Map();
  const { donorReceipt } = documentLanguage(locale, ctx.actor.timeZone).text;
  const rows = await runner(ctx)
    .select({ code: donations.receiptCode })
    .from(donations)
    .where(and(inArray(donations.id, ids), eq(donations.siteId, ctx.actor.siteId)));
  return new Map(rows.map((row) => [row.code, { title: donorReceipt.title, lines: [] }]));
}

async function badgeWords(ctx: Context, rows: readonly CodeRow[]): Found {
  const wanted = rows.flatMap((row) => (row.subject === 'badge' ? [row.code] : []));
  if (wanted.length === 0) return new Map();
  requirePermission(ctx, 'people.manage');
  const found = await runner(ctx)
    .select({ code: badges.code, name: people.name, revokedAt: badges.revokedAt })
    .from(badges)
    .innerJoin(people, eq(people.id, badges.personId))
    .where(inArray(badges.code, wanted));
  return new Map(
    found
      .filter((row) => row.revokedAt === null)
      .map((row) => [row.code, { title: row.name, lines: [ctx.actor.siteName] }] as const),
  );
}
