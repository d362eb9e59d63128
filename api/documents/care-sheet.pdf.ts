import { printedCode } from '../labels/printed-code.ts';
import type { PdfCanvas } from '../lib/pdf/pdf-canvas.ts';
import { deviceTitle } from './device-facts.ts';
import type { CareSheetData } from './document-data.ts';
import { type DocumentForm, type DocumentLocale, documentLanguage } from './document-locale.ts';
import type { PageFlow } from './page-flow.ts';
import { startDocument } from './page-parts.ts';
import { contactOf } from './receipt-parts.ts';

const SIZE = 10.5;

/** The sheet that stays with a device at home: how to treat it, until when it is repaired, whom to call. */
export async function careSheetPdf(data: CareSheetData, form: DocumentForm): Promise<Uint8Array> {
  return drawCareSheet(data, form).finish();
}

/**
 * In two languages it is one sheet with a language on each side.
 * @param into the file it becomes a part of
 */
export function drawCareSheet(data: CareSheetData, form: DocumentForm, into?: PdfCanvas): PageFlow {
  const [first, second] = form.split('-') as [DocumentLocale, DocumentLocale?];
  const flow = drawSide(data, first, into);
  if (!second) return flow;
  flow.endPages();
  return drawSide(data, second, flow.canvas);
}

function drawSide(data: CareSheetData, form: DocumentLocale, into?: PdfCanvas): PageFlow {
  const language = documentLanguage(form, data.issuer.timeZone);
  const text = language.text.papers.care;
  const flow = startDocument(text.title, data.issuer, null, language, 'A4', into);
  const code = printedCode(data.device.code);
  flow.facts([
    [language.text.device.heading, deviceTitle(data.device, language)],
    [language.text.device.code, code],
  ]);
  const parts = [
    [text.charging, text.chargingLines],
    [text.battery, text.batteryLines],
    [text.accounts, text.accountsLines],
    [text.handling, text.handlingLines],
  ] as const;
  const values = { charger: data.charger ?? text.ownCharger };
  for (const [heading, lines] of parts) {
    flow.heading(heading);
    flow.list(
      lines.map((line) => flow.sentence(line, values)),
      SIZE,
    );
  }
  flow.heading(text.warranty);
  const end = data.warrantyEnd;
  const date = end ? language.date(end) : language.text.papers.receipt.warrantyDays;
  flow.paragraph(flow.sentence(text.warrantyText, { date }), { size: SIZE });
  flow.heading(text.help);
  const contact = sentenceStart(contactOf(data.issuer, language));
  flow.paragraph(flow.sentence(text.helpText, { contact, code }), { size: 12, weight: 'bold' });
  flow.paragraph(text.noLonger, { size: SIZE });
  return flow;
}

/** A telephone number stays as it is. */
const sentenceStart = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
