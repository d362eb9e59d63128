import { printedCode } from '../labels/printed-code.ts';
import type { HandoverRecordData } from './document-data.ts';
import { documentLanguage, type DocumentLanguage, type DocumentForm } from './document-locale.ts';
import type { PageFlow } from './page-flow.ts';
import { deviceFacts } from './device-facts.ts';
import { drawSignatures, drawVoid, personText, startDocument } from './page-parts.ts';
import { drawTable } from './page-table.ts';

/**
 * The record both parties sign at the table: device, kit, condition, everything that was waived, warranty, care.
 * It names the adult who signs and never a child.
 */
export async function handoverRecordPdf(
  data: HandoverRecordData,
  form: DocumentForm,
): Promise<Uint8Array> {
  const language = documentLanguage(form, data.issuer.timeZone);
  const text = language.text.handover;
  const flow = startDocument(text.title, data.issuer, data.receipt, language);
  drawVoid(flow, data.voided);
  drawParties(flow, data, language);
  flow.heading(language.text.device.heading);
  flow.facts(
    [
      ...deviceFacts(data.device, language),
      [language.text.device.system, data.operatingSystem],
      [text.cosmeticGrade, text.cosmetic[data.cosmeticGrade]],
      [text.functionalGrade, text.functional[data.functionalGrade]],
      ...(data.batteryHealth === null
        ? []
        : [[text.battery, percent(data.batteryHealth, language)] as const]),
    ],
    3,
  );
  drawKit(flow, data, language);
  drawExceptions(flow, data, language);
  flow.heading(text.warranty);
  flow.paragraph(flow.sentence(text.warrantyText, { date: language.date(data.warrantyEnd) }));
  flow.heading(text.care);
  flow.list(text.careLines, 9.5);
  flow.keep(100);
  flow.paragraph(text.confirm, { weight: 'bold', gap: 6 });
  drawSignatures(flow, [
    { label: text.giverSignature, name: data.giver.name, signature: null },
    { label: text.recipientSignature, name: data.signer.name, signature: data.signer.signature },
    ...(data.witness
      ? [{ label: text.witnessSignature, name: data.witness, signature: null }]
      : []),
  ]);
  return flow.finish();
}

function percent(value: number, language: DocumentLanguage): string {
  return `${language.number(Math.round(value))}${language.locale === 'fa' ? '٪' : '%'}`;
}

function drawParties(flow: PageFlow, data: HandoverRecordData, language: DocumentLanguage): void {
  const { handover: text, common } = language.text;
  flow.heading(text.parties);
  flow.facts(
    [
      [text.giver, personText(data.giver, language)],
      [text.signedBy, `${data.signer.name} · ${text.signerRole[data.signer.role]}`],
      [common.time, language.dateTime(data.handedOverAt)],
      [common.place, data.place],
      ...(data.needCode ? [[text.onBehalfOf, data.needCode] as const] : []),
      ...(data.witness ? [[text.witness, data.witness] as const] : []),
    ],
    3,
  );
  if (language.date(data.handedOverAt) !== language.date(data.recordedAt)) {
    flow.paragraph(flow.sentence(common.enteredLater, { date: language.date(data.recordedAt) }));
  }
  flow.paragraph(flow.sentence(text.identitySeen, { name: data.identitySeenBy }));
}

function drawKit(flow: PageFlow, data: HandoverRecordData, language: DocumentLanguage): void {
  const { handover: text, kit } = language.text;
  flow.heading(text.kit);
  const center = 'center' as const;
  const columns = [
    { title: text.given, share: 15, align: center },
    { title: text.item, share: 33 },
    { title: text.quantity, share: 13, align: center },
    { title: text.itemCode, share: 24 },
    { title: text.detail, share: 37 },
  ];
  const rows = data.kit.map((line) => [
    line.given,
    kit[line.key],
    language.number(line.quantity),
    line.code ? printedCode(line.code) : '',
    line.detail ?? '',
  ]);
  drawTable(flow, columns, rows);
}

/** Waivers, accepted mismatches and self-checks stay visible on paper for ever. */
function drawExceptions(
  flow: PageFlow,
  data: HandoverRecordData,
  language: DocumentLanguage,
): void {
  const { handover: text, kit } = language.text;
  const values = (decision: { reason: string; by: string; at: Date }) => ({
    reason: decision.reason,
    by: decision.by,
    date: language.date(decision.at),
  });
  const lines = [
    ...data.waivers.map((w) =>
      flow.sentence(text.waived, { what: text.gate[w.gate], ...values(w) }),
    ),
    ...data.overrides.map((o) =>
      flow.sentence(text.overridden, { what: kit[o.line], ...values(o) }),
    ),
    ...(data.selfCheck ? [flow.sentence(text.selfCheck, values(data.selfCheck))] : []),
    ...(data.selfApproval ? [flow.sentence(text.selfApproval, values(data.selfApproval))] : []),
  ];
  if (lines.length > 0) {
    flow.heading(text.exceptions);
    flow.list(lines);
  }
  if (data.limitations.length > 0) {
    flow.heading(text.limitations);
    flow.list(data.limitations.map((limitation) => flow.sentence('{limitation}', { limitation })));
  }
}
