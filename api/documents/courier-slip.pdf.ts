import { printedCode } from '../labels/printed-code.ts';
import type { CourierSlipData } from './document-data.ts';
import { type DocumentForm, documentLanguage } from './document-locale.ts';
import type { PageFlow } from './page-flow.ts';
import { drawSignatures, startDocument } from './page-parts.ts';
import { drawTable } from './page-table.ts';

const WHOLE_PAGE = 600;

/**
 * Two pages: the address for the outside, which tells nobody what is in the parcel, and the list for the inside, to be
 * ticked and signed at the local office.
 */
export async function courierSlipPdf(
  data: CourierSlipData,
  form: DocumentForm,
): Promise<Uint8Array> {
  const language = documentLanguage(form, data.issuer.timeZone);
  const text = language.text.papers.courier;
  const number = { ...data.session, hint: text.scanToOpen };
  const flow = startDocument(text.title, data.issuer, number, language);
  const big = { size: 20, weight: 'bold' as const, gap: 6 };
  flow.heading(text.to);
  flow.paragraph(flow.sentence('{office}', { office: data.office }), big);
  for (const part of data.address.split('\n')) {
    flow.paragraph(flow.sentence('{part}', { part }), { size: 16, gap: 2 });
  }
  if (data.phone) {
    flow.paragraph(`${text.phone}: ${flow.sentence('{phone}', { phone: data.phone })}`, {
      size: 14,
    });
  }
  flow.y += 20;
  drawFacts(flow, data);
  flow.keep(WHOLE_PAGE);
  flow.heading(text.contents);
  flow.paragraph(text.inside);
  drawFacts(flow, data);
  const columns = [
    { title: text.request, share: 30 },
    { title: text.thing, share: 66 },
    { title: text.pieces, share: 18, align: 'center' as const },
    { title: text.arrived, share: 22, align: 'center' as const },
    { title: text.missing, share: 22, align: 'center' as const },
    { title: text.damaged, share: 22, align: 'center' as const },
  ];
  const rows = data.lines.map((line) => [
    line.needCode,
    [printedCode(line.code), line.what].filter(Boolean).join(' · '),
    language.number(line.pieces),
    false,
    false,
    false,
  ]);
  drawTable(flow, columns, rows);
  flow.paragraph(text.check);
  drawSignatures(flow, [
    { label: text.packedBy, name: null, signature: null },
    { label: text.receivedBy, name: null, signature: null },
  ]);
  return flow.finish();
}

function drawFacts(flow: PageFlow, data: CourierSlipData): void {
  const { language } = flow;
  const text = language.text.papers.courier;
  flow.facts(
    [
      [text.parcel, `${printedCode(data.session.code)} / ${language.number(data.number)}`],
      [text.sent, data.sentAt && language.date(data.sentAt)],
      [text.carrier, data.carrier || null],
      [text.reference, data.reference || null],
    ],
    2,
  );
}
