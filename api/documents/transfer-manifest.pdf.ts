import { printedCode } from '../labels/printed-code.ts';
import type { DocumentIssuer, DocumentNumber } from './document-data.ts';
import { type DocumentLanguage, type DocumentLocale, documentLanguage } from './document-locale.ts';
import type { PageFlow } from './page-flow.ts';
import { drawSignatures, startDocument } from './page-parts.ts';
import { drawTable } from './page-table.ts';

export interface ManifestLine {
  code: string;
  subject: 'device' | 'accessory' | 'part' | 'item';
  /** A device kind or an accessory kind; a part type otherwise. */
  kind: string;
  label: string;
  /** Code of the box it lies in. */
  box: string | null;
  pieces: number;
  received: number;
}

export interface TransferManifestData {
  issuer: DocumentIssuer;
  transfer: DocumentNumber;
  from: string;
  to: string;
  carrier: string;
  state: 'packing' | 'sent' | 'settled' | 'cancelled';
  sentAt: Date | null;
  boxes: readonly { code: string; name: string; number: number; total: number }[];
  lines: readonly ManifestLine[];
}

/** What travels with a transfer, box by box, for the two who give and receive it to sign. */
export async function transferManifestPdf(
  data: TransferManifestData,
  locale: DocumentLocale,
): Promise<Uint8Array> {
  const language = documentLanguage(locale, data.issuer.timeZone);
  const { manifest: text, common } = language.text;
  const flow = startDocument(text.title, data.issuer, data.transfer, language);
  const pieces = data.lines.reduce((sum, line) => sum + line.pieces, 0);
  flow.facts([
    [text.from, data.from],
    [text.to, data.to],
    [text.carrier, data.carrier || common.none],
    [text.sentAt, data.sentAt ? language.dateTime(data.sentAt) : text.packed],
    [
      common.note,
      flow.sentence(text.total, {
        things: language.number(pieces),
        boxes: language.number(data.boxes.length),
      }),
    ],
  ]);
  if (data.state === 'cancelled') flow.paragraph(text.cancelled);
  if (data.lines.length === 0) flow.paragraph(text.empty);
  for (const box of data.boxes) {
    const title = [text.box, boxNumber(box, language), box.name].filter(Boolean).join(' ');
    flow.heading(flow.sentence('{it} · {code}', { it: title, code: printedCode(box.code) }));
    drawLines(
      flow,
      data.lines.filter((line) => line.box === box.code),
      language,
    );
  }
  const loose = data.lines.filter((line) => !data.boxes.some(({ code }) => code === line.box));
  if (loose.length > 0) {
    if (data.boxes.length > 0) flow.heading(text.loose);
    drawLines(flow, loose, language);
  }
  flow.paragraph(text.check);
  drawSignatures(flow, [
    { label: `${text.giver} · ${data.from}`, name: null, signature: null },
    { label: `${text.receiver} · ${data.to}`, name: null, signature: null },
    { label: text.driver, name: data.carrier || null, signature: null },
  ]);
  return flow.finish();
}

function boxNumber(
  { number, total }: { number: number; total: number },
  language: DocumentLanguage,
) {
  return total > 1 ? `${language.number(number)}/${language.number(total)}` : '';
}

function drawLines(
  flow: PageFlow,
  lines: readonly ManifestLine[],
  language: DocumentLanguage,
): void {
  const { manifest: text, common } = language.text;
  if (lines.length === 0) {
    flow.paragraph(common.none);
    return;
  }
  const columns = [
    { title: text.code, share: 24 },
    { title: text.what, share: 60 },
    { title: text.pieces, share: 16, align: 'end' as const },
    { title: text.received, share: 18, align: 'center' as const },
  ];
  const rows = lines.map((line) => [
    printedCode(line.code),
    [wordOf(line, language), line.label].filter(Boolean).join(' · '),
    language.number(line.pieces),
    line.received >= line.pieces,
  ]);
  drawTable(flow, columns, rows);
}

function wordOf({ subject, kind }: ManifestLine, { text }: DocumentLanguage): string {
  const names: Record<string, string> = { ...text.kit, ...text.kind };
  if (subject === 'device' || subject === 'accessory')
    return names[kind] ?? text.manifest.accessory;
  return subject === 'part' ? text.manifest.part : '';
}
