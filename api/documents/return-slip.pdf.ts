import { printedCode } from '../labels/printed-code.ts';
import { deviceFacts } from './device-facts.ts';
import type { ReturnSlipData } from './document-data.ts';
import { documentLanguage, type DocumentForm, type DocumentLanguage } from './document-locale.ts';
import type { PageFlow, Paper } from './page-flow.ts';
import { drawSignatures, personText, startDocument } from './page-parts.ts';
import { drawTable } from './page-table.ts';

/** What a family or school takes home when it brings a device back. */
export async function returnSlipPdf(
  data: ReturnSlipData,
  form: DocumentForm,
  options: { paper?: Paper } = {},
): Promise<Uint8Array> {
  const language = documentLanguage(form, data.issuer.timeZone);
  const { returnSlip: text, common, device, kit } = language.text;
  const flow = startDocument(text.title, data.issuer, data.slip, language, options.paper);
  flow.facts([
    [common.time, language.dateTime(data.returnedAt)],
    [common.place, data.place],
    [text.returnedBy, data.returnedBy],
    [text.receivedBy, personText(data.receivedBy, language)],
    [text.handoverNumber, printedCode(data.handoverCode)],
    [text.warranty, warrantyText(data, language, flow)],
    [text.reason, text.reasons[data.reason]],
  ]);
  flow.heading(device.heading);
  flow.facts(deviceFacts(data.device, language));
  flow.heading(text.condition);
  flow.paragraph(
    data.condition.trim() === '' ? common.none : flow.sentence('{it}', { it: data.condition }),
  );
  if (data.accessories.length > 0) {
    flow.heading(text.accessories);
    const columns = [
      { title: text.cameBack, share: 20, align: 'center' as const },
      { title: language.text.handover.item, share: 50 },
      { title: language.text.handover.itemCode, share: 30 },
    ];
    const rows = data.accessories.map((line) => [
      line.returned,
      kit[line.key],
      line.code ? printedCode(line.code) : '',
    ]);
    drawTable(flow, columns, rows);
  }
  flow.y += 6;
  flow.list([text.data, text.noBlame, afterwards(data, text, flow)]);
  drawSignatures(flow, [
    { label: text.giver, name: data.returnedBy, signature: null },
    { label: text.receiver, name: data.receivedBy.name, signature: null },
  ]);
  return flow.finish();
}

function warrantyText(
  { warrantyEnd, returnedAt }: ReturnSlipData,
  { text, date }: DocumentLanguage,
  flow: PageFlow,
): string {
  const { warrantyEnded, warrantyRuns } = text.returnSlip;
  const ended = warrantyEnd.getTime() < returnedAt.getTime();
  return flow.sentence(ended ? warrantyEnded : warrantyRuns, { date: date(warrantyEnd) });
}

/** What becomes of the request. */
function afterwards(
  { replacement, needReopened }: ReturnSlipData,
  text: DocumentLanguage['text']['returnSlip'],
  flow: PageFlow,
): string {
  if (!replacement) return needReopened ? text.needReopened : text.needClosed;
  const { code, receiptCode } = replacement;
  const values = { code: printedCode(code), receipt: printedCode(receiptCode) };
  return flow.sentence(text.exchanged, values);
}
