import type { AccessoryFacts } from '#domain/accessory-facts.ts';
import { printedCode } from '../labels/printed-code.ts';
import type { DocumentIssuer, DocumentNumber, NamedPerson, ReceiptProof } from './document-data.ts';
import { documentLanguage, type DocumentForm } from './document-locale.ts';
import { codeText, type Paper } from './page-flow.ts';
import { drawSignatures, personText, startDocument } from './page-parts.ts';
import { drawProof } from './receipt-parts.ts';
import { CARD_RECEIPT } from './text/card-receipt.ts';

export interface CardReceiptData {
  issuer: DocumentIssuer;
  proof: ReceiptProof | null;
  /** Null for cards given before receipts had numbers. */
  receipt: DocumentNumber | null;
  givenAt: Date;
  place: string;
  givenBy: NamedPerson;
  needCode: string;
  card: {
    /** Ten digits of type 2. */
    code: string;
    provider: string;
    /** Digits as printed on the card; empty where nobody has read them. */
    iccid: string;
    facts: AccessoryFacts;
    /** ISO 8601 date. */
    planEndsOn: string | null;
  };
}

/** What a family signs for a SIM or data card that it gets without a device. */
export async function cardReceiptPdf(
  data: CardReceiptData,
  form: DocumentForm,
  options: { paper?: Paper } = {},
): Promise<Uint8Array> {
  const language = documentLanguage(form, data.issuer.timeZone);
  const { common } = language.text;
  const text = language.pick(CARD_RECEIPT);
  const { card } = data;
  const { simSize, simState } = card.facts;
  const flow = startDocument(text.title, data.issuer, data.receipt, language, options.paper);
  flow.facts([
    [common.time, language.dateTime(data.givenAt)],
    [common.place, data.place],
    [text.request, codeText(data.needCode)],
    [text.givenBy, personText(data.givenBy, language)],
  ]);
  flow.heading(text.card);
  flow.facts([
    [text.cardCode, codeText(printedCode(card.code))],
    [text.provider, card.provider || null],
    [text.iccid, card.iccid ? codeText(card.iccid) : null],
    [text.planEnds, card.planEndsOn ? planDate(card.planEndsOn, form) : null],
    [text.size, simSize ? text.sizes[simSize] : null],
    [text.state, simState ? text.states[simState] : null],
  ]);
  flow.y += 6;
  flow.list(text.notes);
  drawProof(flow, data.proof, language);
  flow.paragraph(text.confirm);
  drawSignatures(flow, [
    { label: text.giver, name: data.givenBy.name, signature: null },
    { label: text.recipient, name: null, signature: null },
  ]);
  return flow.finish();
}

/** A day has no zone. */
function planDate(day: string, form: DocumentForm): string {
  return documentLanguage(form, 'UTC').date(new Date(day));
}
