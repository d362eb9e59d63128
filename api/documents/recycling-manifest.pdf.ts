import { printedCode } from '../labels/printed-code.ts';
import type { BatchLine } from '../recycling/batch-lines.ts';
import type { BatchView } from '../recycling/batch-view.service.ts';
import type { DocumentIssuer } from './document-data.ts';
import { documentLanguage, type DocumentLanguage, type DocumentLocale } from './document-locale.ts';
import { documentNumberOf } from './issue.ts';
import type { PageFlow } from './page-flow.ts';
import { drawSignatures, startDocument } from './page-parts.ts';
import { type Column, drawTable } from './page-table.ts';
import { thingWords } from './thing-words.ts';

export interface RecyclingManifestData {
  issuer: DocumentIssuer;
  batch: BatchView;
}

/** What leaves with a recycler: each thing, the state of its drives, hazardous parts apart, two signatures. */
export async function recyclingManifestPdf(
  { issuer, batch }: RecyclingManifestData,
  locale: DocumentLocale,
): Promise<Uint8Array> {
  const language = documentLanguage(locale, issuer.timeZone);
  const { recycling: text, common } = language.text;
  const number = documentNumberOf(batch.code);
  const flow = startDocument(text.title, issuer, number, language);
  const isSigned = batch.state === 'signed';
  if (!isSigned) flow.watermark = batch.state === 'open' ? text.open : common.void;
  const left = isSigned && batch.closedAt ? language.dateTime(new Date(batch.closedAt)) : null;
  flow.facts([
    [text.recycler, batch.recycler],
    [text.licence, batch.licence],
    [text.wasteDocument, batch.wasteDocument],
    [text.left, left],
    [text.pieces, language.number(batch.pieces)],
    [text.weight, batch.weightKg === null ? null : kilograms(flow, batch.weightKg, language)],
    [text.expected, expectedText(flow, batch, language)],
  ]);
  if (batch.state === 'open') flow.paragraph(text.openNote, { weight: 'bold' });
  if (batch.state === 'cancelled') flow.paragraph(text.cancelledNote, { weight: 'bold' });
  drawThings(flow, batch, language);
  drawHazards(flow, batch, language);
  if (batch.notes.length > 0) {
    flow.heading(text.notes);
    flow.list(
      batch.notes.map((note) =>
        flow.sentence('{at}, {by}: {it}', {
          at: language.dateTime(new Date(note.at)),
          by: note.by,
          it: note.text,
        }),
      ),
    );
  }
  flow.y += 4;
  flow.paragraph(text.statement);
  drawSignatures(flow, [
    { label: text.giver, name: batch.signedBy, signature: null },
    { label: text.second, name: batch.secondSigner, signature: null },
    { label: text.receiver, name: null, signature: null },
  ]);
  return flow.finish();
}

function kilograms(flow: PageFlow, kg: number, language: DocumentLanguage): string {
  return flow.sentence(language.text.recycling.kilograms, { kg: language.number(kg) });
}

function expectedText(flow: PageFlow, batch: BatchView, language: DocumentLanguage): string {
  const { kg, unknownPieces } = batch.expected;
  if (unknownPieces === 0) return kilograms(flow, kg, language);
  const values = { kg: language.number(kg), count: language.number(unknownPieces) };
  return flow.sentence(language.text.recycling.expectedUnknown, values);
}

function drawThings(flow: PageFlow, batch: BatchView, language: DocumentLanguage): void {
  const { recycling: text } = language.text;
  const things = batch.lines.filter((line) => line.subject !== 'hazard');
  if (things.length === 0) return;
  flow.heading(text.things);
  const columns: Column[] = [
    { title: text.number, share: 7 },
    { title: text.code, share: 18 },
    { title: text.what, share: 29 },
    { title: text.drives, share: 26 },
    { title: text.piecesShort, share: 9, align: 'end' },
    { title: text.weightShort, share: 11, align: 'end' },
  ];
  const rows = things.map((line, index) => [
    language.number(index + 1),
    printedCode(line.code),
    [thingWords(line.what, language.locale), line.name].filter(Boolean).join(' '),
    drivesText(line, language),
    language.number(line.pieces),
    weightText(line, language),
  ]);
  drawTable(flow, columns, rows);
  const set = things.find((line) => line.factorSet)?.factorSet;
  if (!set) return;
  const co2e = things.reduce((sum, line) => sum + (line.co2eKg ?? 0), 0);
  const values = { set, co2e: language.number(Math.round(co2e)) };
  flow.paragraph(flow.sentence(text.factors, values), { size: 9 });
}

function drawHazards(flow: PageFlow, batch: BatchView, language: DocumentLanguage): void {
  const { recycling: text } = language.text;
  const hazards = batch.lines.filter((line) => line.subject === 'hazard');
  if (hazards.length === 0) return;
  flow.heading(text.hazards);
  const columns: Column[] = [
    { title: text.number, share: 7 },
    { title: text.what, share: 70 },
    { title: text.piecesShort, share: 11, align: 'end' },
    { title: text.weightShort, share: 12, align: 'end' },
  ];
  const rows = hazards.map((line, index) => [
    language.number(index + 1),
    [hazardText(line.what, language), line.name].filter(Boolean).join(' – '),
    language.number(line.pieces),
    weightText(line, language),
  ]);
  drawTable(flow, columns, rows);
  flow.paragraph(text.hazardNote);
}

function hazardText(what: string, language: DocumentLanguage): string {
  const { hazard } = language.text.recycling;
  const kind = what.replace('hazard.', '');
  return kind in hazard ? hazard[kind as keyof typeof hazard] : hazard.other;
}

function weightText({ weightKg, weightSource }: BatchLine, language: DocumentLanguage): string {
  if (weightKg === null) return language.text.common.none;
  return `${language.number(weightKg)}${weightSource === 'factor_set' ? ' *' : ''}`;
}

function drivesText(line: BatchLine, language: DocumentLanguage): string {
  const { recycling: text } = language.text;
  if (line.drives === null) return '';
  if (line.drives.length === 0) return line.noDrives ? text.noDrive : '';
  return line.drives
    .map(({ type, serial, status }) => {
      const drive = [type.toUpperCase(), serial && `…${serial}`].filter(Boolean).join(' ');
      return text.drive[status].replace('{drive}', drive);
    })
    .join('; ');
}
