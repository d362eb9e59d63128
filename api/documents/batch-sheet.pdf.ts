import { printedCode } from '../labels/printed-code.ts';
import { MM } from '../lib/pdf/pdf-canvas.ts';
import type { BatchSheetData } from './document-data.ts';
import { type DocumentForm, documentLanguage, type DocumentLanguage } from './document-locale.ts';
import { drawSignatures, startDocument } from './page-parts.ts';
import { drawTable } from './page-table.ts';

/** Room for a name written by hand. */
const ROW_HEIGHT = 13 * MM;

/** What lies on the table of a handover session: one row a family, signed on paper where the tablet cannot be. */
export async function batchSheetPdf(data: BatchSheetData, form: DocumentForm): Promise<Uint8Array> {
  const language = documentLanguage(form, data.issuer.timeZone);
  const text = language.text.papers.sheet;
  const number = { ...data.session, hint: text.scanToOpen };
  const flow = startDocument(text.title, data.issuer, number, language);
  flow.facts(
    [
      [text.session, data.title],
      [text.area, data.area],
      [text.day, data.plannedOn && day(data.plannedOn, language)],
      [text.count, language.number(data.lines.length)],
    ],
    4,
  );
  flow.paragraph(text.before);
  // In millimetres of the 180 that A4 leaves: the column to sign in has eight centimetres.
  const columns = [
    { title: text.position, share: 11, align: 'center' as const },
    { title: text.reference, share: data.withClasses ? 26 : 35 },
    ...(data.withClasses ? [{ title: text.group, share: 23 }] : []),
    { title: text.thing, share: data.withClasses ? 40 : 54 },
    { title: text.signature, share: 80 },
  ];
  const rows = data.lines.map((line) => [
    language.number(line.position),
    line.needCode,
    ...(data.withClasses ? [line.className ?? ''] : []),
    [line.code ? printedCode(line.code) : '', line.what].filter(Boolean).join(' · '),
    line.receiptCode ? `${text.served} · ${printedCode(line.receiptCode)}` : '',
  ]);
  if (rows.length === 0) flow.paragraph(text.empty);
  else drawTable(flow, columns, rows, { rowHeight: ROW_HEIGHT });
  if (data.spares.length > 0) {
    flow.heading(text.spares);
    flow.paragraph(data.spares.map((code) => printedCode(code)).join(' · '));
  }
  drawSignatures(flow, [
    { label: text.responsible, name: null, signature: null },
    { label: text.witness, name: null, signature: null },
  ]);
  return flow.finish();
}

/** A day has no zone. */
function day(iso: string, language: DocumentLanguage): string {
  return documentLanguage(language.form, 'UTC').date(new Date(iso));
}
