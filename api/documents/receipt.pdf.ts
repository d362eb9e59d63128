import { printedCode } from '../labels/printed-code.ts';
import type { PdfCanvas } from '../lib/pdf/pdf-canvas.ts';
import { deviceFacts } from './device-facts.ts';
import type { ReceiptData } from './document-data.ts';
import { type DocumentForm, documentLanguage, type DocumentLanguage } from './document-locale.ts';
import type { PageFlow } from './page-flow.ts';
import { drawSignatures, drawVoid, startDocument } from './page-parts.ts';
import { drawTable } from './page-table.ts';
import { contactOf, drawProof } from './receipt-parts.ts';

/** The receipt a family keeps: one page, nobody named but who handed over. */
export async function receiptPdf(data: ReceiptData, form: DocumentForm): Promise<Uint8Array> {
  return drawReceipt(data, form).finish();
}

/** @param into the file it becomes a part of */
export function drawReceipt(data: ReceiptData, form: DocumentForm, into?: PdfCanvas): PageFlow {
  const language = documentLanguage(form, data.issuer.timeZone);
  const { handover, device } = language.text;
  const text = language.text.papers.receipt;
  const flow = startDocument(text.title, data.issuer, data.receipt, language, 'A4', into);
  drawVoid(flow, data.voided);
  drawWhen(flow, data, language);
  flow.heading(device.heading);
  flow.facts(deviceFacts(data.device, language), 3);
  if (data.kit.length > 0) {
    flow.heading(handover.kit);
    const columns = [
      { title: handover.item, share: 34 },
      { title: handover.quantity, share: 16, align: 'center' as const },
      { title: handover.itemCode, share: 26 },
      { title: handover.detail, share: 40 },
    ];
    const rows = data.kit.map((line) => [
      language.text.kit[line.key],
      language.number(line.quantity),
      line.code ? printedCode(line.code) : '',
      line.detail ?? '',
    ]);
    drawTable(flow, columns, rows);
  }
  flow.heading(text.fault);
  flow.paragraph(flow.sentence(text.faultText, { contact: contactOf(data.issuer, language) }));
  flow.paragraph(text.keepIt, { weight: 'bold' });
  drawProof(flow, data.proof, language);
  drawSignatures(flow, [
    {
      label: text.giverSignature,
      name: data.handedOver ? data.handedOver.by : null,
      signature: null,
    },
    { label: text.recipientSignature, name: null, signature: null },
  ]);
  return flow;
}

function drawWhen(flow: PageFlow, data: ReceiptData, language: DocumentLanguage): void {
  const text = language.text.papers.receipt;
  const { handedOver } = data;
  const blank = text.onTheDay;
  flow.facts(
    [
      [text.reference, data.needCode],
      [language.text.device.trackingCode, data.trackingCode],
      [language.text.common.place, data.issuer.site],
      ...(data.receipt ? [] : [[text.numberLater, blank] as const]),
      [text.handedOver, handedOver ? language.dateTime(handedOver.at) : blank],
      ...(handedOver ? [[text.givenBy, handedOver.by] as const] : []),
      [text.warrantyUntil, data.warrantyEnd ? language.date(data.warrantyEnd) : text.warrantyDays],
    ],
    3,
  );
}
