import { printedCode } from '../labels/printed-code.ts';
import { deviceTitle } from './device-facts.ts';
import type { PickListData } from './document-data.ts';
import {
  documentLanguage,
  type DocumentLanguage,
  type DocumentForm,
  type DocumentLocale,
} from './document-locale.ts';
import type { PageFlow } from './page-flow.ts';
import { drawSignatures, personText, startDocument } from './page-parts.ts';
import { drawTable } from './page-table.ts';

type PickLine = PickListData['lines'][number];

/** What to take from which shelf, shelf by shelf in the order of their names, with a box to tick. */
export async function pickListPdf(data: PickListData, form: DocumentForm): Promise<Uint8Array> {
  const language = documentLanguage(form, data.issuer.timeZone);
  const { pickList: text, common } = language.text;
  const flow = startDocument(text.title, data.issuer, data.list, language);
  const shelves = byPlace(data.lines, language.locale);
  flow.facts([
    [text.forWhom, data.forWhom],
    [common.time, language.dateTime(data.createdAt)],
    [text.createdBy, personText(data.createdBy, language)],
    [
      common.note,
      flow.sentence(text.total, {
        devices: language.number(data.lines.length),
        places: language.number(shelves.length),
      }),
    ],
  ]);
  if (shelves.length === 0) flow.paragraph(text.empty);
  for (const [place, lines] of shelves) {
    flow.heading(flow.sentence('{place}', { place: place ?? text.noShelf }));
    drawLines(flow, lines, language);
  }
  drawSignatures(flow, [
    { label: text.pickedBy, name: null, signature: null },
    { label: text.checkedBy, name: null, signature: null },
  ]);
  return flow.finish();
}

function drawLines(flow: PageFlow, lines: readonly PickLine[], language: DocumentLanguage): void {
  const { pickList: text, device, kit } = language.text;
  const columns = [
    { title: text.done, share: 12, align: 'center' as const },
    { title: device.code, share: 24 },
    { title: text.take, share: 40 },
    { title: text.withIt, share: 32 },
    { title: text.request, share: 20 },
  ];
  const separator = language.locale === 'fa' ? '، ' : ', ';
  const rows = lines.map((line) => [
    false,
    printedCode(line.code),
    line.device ? deviceTitle(line.device, language) : kit.sim,
    line.accessories.join(separator),
    line.needCode ?? text.spare,
  ]);
  drawTable(flow, columns, rows);
}

/** Places in the order of their names, `B-2` before `B-10`; devices without a place come last. */
function byPlace(
  lines: readonly PickLine[],
  locale: DocumentLocale,
): Array<[string | null, PickLine[]]> {
  const groups = new Map<string | null, PickLine[]>();
  for (const line of lines) groups.set(line.place, [...(groups.get(line.place) ?? []), line]);
  const order = new Intl.Collator(locale, { numeric: true });
  return [...groups].toSorted(([a], [b]) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return order.compare(a, b);
  });
}
