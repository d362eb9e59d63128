import { printedCode } from '../labels/printed-code.ts';
import { bestQr, CODE128_MODULES, code128Bars, QR_QUIET } from '../labels/symbols.ts';
import { isolate } from '../lib/pdf/clean-text.ts';
import { MM, type PdfCanvas, type Rect } from '../lib/pdf/pdf-canvas.ts';
import { isPrintablePng } from '../lib/pdf/png-check.ts';
import { LINE_HEIGHT } from '../lib/pdf/wrap.ts';
import { inOneLine, languagesOf } from './both-languages.ts';
import type {
  DocumentIssuer,
  DocumentNumber,
  DrawnSignature,
  NamedPerson,
  VoidNotice,
} from './document-data.ts';
import type { DocumentLanguage } from './document-locale.ts';
import { codeText, PageFlow, type Paper, SMALLEST_SIZE } from './page-flow.ts';

const QR_MM = 24;
const BAR_MM = 0.375;
const SIGNATURE_WIDTH = 80 * MM;
const SIGNATURE_HEIGHT = 15 * MM;

/** Begins a document: letterhead and title at the side where reading starts, number and symbols at the other. */
export function startDocument(
  title: string,
  issuer: DocumentIssuer,
  number: DocumentNumber | null,
  language: DocumentLanguage,
  paper: Paper = 'A4',
  into?: PdfCanvas,
): PageFlow {
  const { text } = language;
  const shownCode = number ? codeText(printedCode(number.code)) : '';
  const shownTitle = inOneLine(title);
  const [firstTitle = title] = languagesOf(title);
  const flow = new PageFlow({
    title: number ? `${shownTitle} ${printedCode(number.code)}` : shownTitle,
    footer: [
      isolate(issuer.programme),
      number ? `${inOneLine(text.common.number)} ${shownCode}` : isolate(firstTitle),
    ].join(' · '),
    author: issuer.programme,
    language,
    paper,
    into,
  });
  const symbolsWidth = number ? (QR_MM + 4 + CODE128_MODULES * BAR_MM) * MM : 0;
  const isNarrow = paper === 'A5';
  const titleWidth = flow.width - (number ? (isNarrow ? QR_MM * MM + 8 : symbolsWidth + 8) : 0);
  const top = flow.y;
  drawLetterhead(flow, issuer, titleWidth);
  drawTitle(flow, title, titleWidth);
  if (number) {
    flow.y = Math.max(flow.y, drawSymbols(flow, number, top, isNarrow));
  }
  flow.y += 8;
  return flow;
}

/** Who issues it and how to reach them: programme, site and place, then telephone or address. */
function drawLetterhead(flow: PageFlow, issuer: DocumentIssuer, width: number): void {
  const { direction } = flow.language;
  const where = [issuer.site, issuer.address].filter((part) => part?.trim());
  const lines = [
    { text: isolate(issuer.programme), size: 11, weight: 'bold' as const, maxLines: 1 },
    {
      text: where.map((part) => isolate(part ?? '')).join(' · '),
      size: SMALLEST_SIZE,
      maxLines: 2,
    },
    { text: isolate(issuer.phone ?? ''), size: SMALLEST_SIZE, maxLines: 2 },
  ];
  for (const { text, ...style } of lines) {
    if (text === isolate('')) continue;
    const box = flow.box(0, width, flow.y, style.size * LINE_HEIGHT * style.maxLines);
    flow.y += flow.canvas.text(text, box, { ...style, direction });
  }
  const rule = flow.box(0, width, flow.y, 0);
  flow.canvas.line(rule.x, flow.y + 2, rule.x + rule.width, flow.y + 2, 1);
  flow.y += 5;
}

/** The second language stands below the first, smaller, at the same side. */
function drawTitle(flow: PageFlow, title: string, width: number): void {
  const { direction } = flow.language;
  languagesOf(title).forEach((part, index) => {
    const size = index === 0 ? 20 : 14;
    flow.y += flow.canvas.text(isolate(part), flow.box(0, width, flow.y, size * 2.8), {
      size,
      minSize: 14,
      maxLines: 2,
      weight: 'bold',
      direction,
    });
  });
}

/**
 * QR code at the edge; Code 128 beside it, or below it only as digits where the page is narrow.
 * @returns where what it drew ends
 */
function drawSymbols(
  flow: PageFlow,
  number: DocumentNumber,
  top: number,
  isNarrow: boolean,
): number {
  const { direction } = flow.language;
  const qrSide = QR_MM * MM;
  const qrBox = flow.box(flow.width - qrSide, qrSide, top, qrSide);
  drawQr(flow, number.qrText, number.code, qrBox);
  const style = { direction, align: 'center' as const, maxLines: 1, minSize: SMALLEST_SIZE };
  if (isNarrow) {
    const below = flow.box(flow.width - qrSide, qrSide, top + qrSide, 14);
    flow.canvas.text(codeText(printedCode(number.code)), below, {
      ...style,
      size: 11,
      weight: 'bold',
    });
    return below.y + below.height;
  }
  const barsWidth = CODE128_MODULES * BAR_MM * MM;
  const start = flow.width - qrSide - 4 * MM - barsWidth;
  const bars = flow.box(start, barsWidth, top + QR_QUIET * 1.5, 11 * MM);
  flow.canvas.fillRects(
    code128Bars(number.code).map((bar) => ({
      x: bars.x + bar.x * BAR_MM * MM,
      y: bars.y,
      width: bar.width * BAR_MM * MM,
      height: bars.height,
    })),
  );
  const codeBox = flow.box(start, barsWidth, bars.y + bars.height + 2, 18);
  flow.canvas.text(codeText(printedCode(number.code)), codeBox, {
    ...style,
    size: 12,
    weight: 'bold',
  });
  const hintBox = flow.box(start, barsWidth, codeBox.y + 17, 26 * flow.language.directions.length);
  const hint = inOneLine(number.hint ?? flow.language.text.common.scanToCheck);
  const used = flow.canvas.text(hint, hintBox, {
    ...style,
    size: SMALLEST_SIZE,
    maxLines: 2 * flow.language.directions.length,
  });
  return Math.max(top + qrSide, hintBox.y + used);
}

function drawQr(flow: PageFlow, qrText: string, code: string, box: Rect): void {
  const symbol = bestQr(qrText, Math.floor(QR_MM / 0.5)) ?? bestQr(code, Math.floor(QR_MM / 0.5));
  if (!symbol) return;
  const module = box.width / symbol.size;
  flow.canvas.fillRects(
    symbol.rects.map((rect) => ({
      x: box.x + rect.x * module,
      y: box.y + rect.y * module,
      width: rect.width * module,
      height: rect.height * module,
    })),
  );
}

/** One large word in a frame across the page. */
export function drawBanner(flow: PageFlow, word: string): void {
  const { direction } = flow.language;
  const box = { x: flow.left, y: flow.y, width: flow.width, height: 34 };
  flow.canvas.strokeRect(box, 2.5);
  const style = { size: 24, weight: 'bold' as const, direction };
  flow.canvas.text(inOneLine(word), box, { ...style, align: 'center', vertical: 'middle' });
  flow.y += box.height + 6;
}

/** Says large and clear that the document no longer holds. */
export function drawVoid(flow: PageFlow, notice: VoidNotice | null): void {
  if (!notice) return;
  const { text, date } = flow.language;
  drawBanner(flow, text.common.void);
  flow.paragraph(
    flow.sentence(text.common.voidNote, { date: date(notice.at), reason: notice.reason }),
  );
  if (notice.replacedBy) {
    flow.paragraph(flow.sentence(text.common.replacedBy, { code: printedCode(notice.replacedBy) }));
  }
}

/** `name · role`, as one isolated value. */
export function personText(person: NamedPerson, language: DocumentLanguage): string {
  return person.role ? `${person.name} · ${language.text.role[person.role]}` : person.name;
}

export interface SignatureField {
  label: string;
  name: string | null;
  signature: DrawnSignature | null;
}

const LABEL_HEIGHT = 14;

/** What one row of fields takes; a bilingual label has a line for each language. */
export function signaturesHeight({ directions }: DocumentLanguage): number {
  return SIGNATURE_HEIGHT + 17 + LABEL_HEIGHT * directions.length;
}

/** Fields with a line of 8 cm, two beside each other where the page is wide enough. */
export function drawSignatures(flow: PageFlow, fields: readonly SignatureField[]): void {
  const perRow = flow.width >= 2 * SIGNATURE_WIDTH + 8 ? 2 : 1;
  const height = signaturesHeight(flow.language);
  for (let first = 0; first < fields.length; first += perRow) {
    flow.keep(height);
    fields.slice(first, first + perRow).forEach((field, index) => {
      const start = index === 0 ? 0 : flow.width - SIGNATURE_WIDTH;
      drawSignature(flow, field, start);
    });
    flow.y += height + 4;
  }
}

function drawSignature(flow: PageFlow, field: SignatureField, start: number): void {
  const { direction, text } = flow.language;
  const style = { size: SMALLEST_SIZE, direction, maxLines: 1 };
  languagesOf(field.label).forEach((label, index) => {
    const y = flow.y + index * LABEL_HEIGHT;
    const above = flow.box(start, SIGNATURE_WIDTH, y, LABEL_HEIGHT);
    flow.canvas.text(isolate(label), above, { ...style, weight: 'bold' });
  });
  const labels = LABEL_HEIGHT * flow.language.directions.length;
  const pen = flow.box(start, SIGNATURE_WIDTH, flow.y + labels, SIGNATURE_HEIGHT);
  if (field.signature && !drawPen(flow, field.signature, pen)) {
    flow.canvas.text(inOneLine(text.handover.unreadableSignature), pen, {
      ...style,
      vertical: 'middle',
    });
  }
  const lineY = pen.y + pen.height;
  flow.canvas.line(pen.x, lineY, pen.x + pen.width, lineY, 0.7);
  const below = flow.box(start, SIGNATURE_WIDTH, lineY + 2, 14);
  flow.canvas.text(
    field.name ? isolate(field.name) : inOneLine(text.common.signature),
    below,
    style,
  );
}

/** @returns false when the picture cannot be drawn */
function drawPen(flow: PageFlow, signature: DrawnSignature, box: Rect): boolean {
  if (signature.form === 'png') {
    if (!isPrintablePng(signature.bytes)) return false;
    flow.canvas.image(signature.bytes, box);
    return true;
  }
  const strokes = signature.strokes.slice(0, 60).map((stroke) => stroke.slice(0, 1_000));
  const points = strokes
    .flat()
    .filter((point) => Number.isFinite(point.x) && Number.isFinite(point.y));
  if (points.length === 0) return false;
  const [left, top] = [Math.min(...points.map((p) => p.x)), Math.min(...points.map((p) => p.y))];
  const width = Math.max(1, ...points.map((p) => p.x - left));
  const height = Math.max(1, ...points.map((p) => p.y - top));
  const scale = Math.min((box.width - 8) / width, (box.height - 4) / height);
  const offset = {
    x: box.x + (box.width - width * scale) / 2,
    y: box.y + (box.height - height * scale) / 2,
  };
  const scaled = strokes.map((stroke) =>
    stroke
      .filter((point) => Number.isFinite(point.x) && Number.isFinite(point.y))
      .map((point) => ({
        x: offset.x + (point.x - left) * scale,
        y: offset.y + (point.y - top) * scale,
      })),
  );
  flow.canvas.strokePoints(scaled, 1.2);
  return true;
}
