import { printedCode } from '../labels/printed-code.ts';
import type { DonorReceiptData } from './document-data.ts';
import { documentLanguage, type DocumentLanguage, type DocumentForm } from './document-locale.ts';
import type { PageFlow, Paper } from './page-flow.ts';
import { drawSignatures, personText, startDocument } from './page-parts.ts';
import { drawTable } from './page-table.ts';

/** More codes than this on a line say less than their count. */
const MOST_CODES = 12;

/** The receipt a donor takes home: what came, when, to whom, and what happens to the data. No value is stated. */
export async function donorReceiptPdf(
  data: DonorReceiptData,
  form: DocumentForm,
  options: { paper?: Paper } = {},
): Promise<Uint8Array> {
  const language = documentLanguage(form, data.issuer.timeZone);
  const text = language.text.donorReceipt;
  const flow = startDocument(text.title, data.issuer, data.receipt, language, options.paper);
  flow.facts([
    [text.donor, data.donor.kind === 'anonymous' ? text.anonymous : data.donor.name],
    [language.text.common.time, language.dateTime(data.receivedAt)],
    [text.dropOff, text.dropOffWay[data.dropOff]],
    [language.text.common.place, data.place],
    [text.receivedBy, personText(data.receivedBy, language)],
  ]);
  drawDevices(flow, data, language);
  drawCounts(flow, data, language);
  if (data.accessoriesNote?.trim()) {
    flow.heading(text.accessoriesNote);
    flow.paragraph(flow.sentence('{note}', { note: data.accessoriesNote }));
  }
  flow.heading(text.dataTitle);
  flow.list([text.data, text.safety, text.noValue]);
  if (data.trackingAddress)
    flow.paragraph(flow.sentence(text.tracking, { address: data.trackingAddress }));
  flow.paragraph(text.thanks, { weight: 'bold', gap: 10 });
  drawSignatures(flow, [
    {
      label: text.giver,
      name: data.donor.kind === 'person' ? data.donor.name : null,
      signature: null,
    },
    { label: text.receiver, name: data.receivedBy.name, signature: null },
  ]);
  return flow.finish();
}

function drawDevices(flow: PageFlow, data: DonorReceiptData, language: DocumentLanguage): void {
  const { device, kind, donorReceipt } = language.text;
  flow.heading(donorReceipt.devices);
  const columns = [
    { title: device.kind, share: 22 },
    { title: device.make, share: 20 },
    { title: device.model, share: 28 },
    { title: device.count, share: 12, align: 'center' as const },
    { title: device.code, share: 26 },
  ];
  const rows = data.lines.map((line) => [
    kind[line.kind],
    line.make ?? language.text.common.none,
    line.model ?? language.text.common.none,
    language.number(line.count),
    line.codes.length <= MOST_CODES ? line.codes.map((code) => printedCode(code)).join(', ') : '',
  ]);
  const total = data.lines.reduce((sum, line) => sum + line.count, 0);
  drawTable(flow, columns, [...rows, [donorReceipt.total, '', '', language.number(total), '']]);
}

function drawCounts(flow: PageFlow, data: DonorReceiptData, language: DocumentLanguage): void {
  if (data.counts.length === 0) return;
  const { donorReceipt: text, device, kind } = language.text;
  flow.heading(text.counts);
  const align = 'center' as const;
  const columns = [
    { title: device.kind, share: 40 },
    { title: text.announced, share: 20, align },
    { title: text.received, share: 20, align },
    { title: text.difference, share: 20, align },
  ];
  const rows = data.counts.map((line) => [
    kind[line.kind],
    language.number(line.announced),
    language.number(line.received),
    language.number(line.received - line.announced),
  ]);
  drawTable(flow, columns, rows);
}
