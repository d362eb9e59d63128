import type { Direction } from '../lib/pdf/bidi-runs.ts';
import type { Rect } from '../lib/pdf/pdf-canvas.ts';
import type { LabelContent } from './label-content.ts';
import { placeQr, qrModulesThatFit, type QrMark, qrSide } from './label-marks.ts';
import type { LabelSize, PrinterProfile } from './label-media.ts';
import { bestQr } from './symbols.ts';

/** White along the edges of a label, millimetres. */
export const EDGE_MM = 1;

/** Things that every part of a layout needs to know. */
export interface LayoutContext {
  content: LabelContent;
  size: LabelSize;
  profile: PrinterProfile;
  direction: Direction;
}

/** The QR code at the side where reading starts; the bare code when the address does not fit. */
export function qrAtStart(context: LayoutContext, sideMm: number, y: number): QrMark | null {
  const { size, profile, content, direction } = context;
  const modules = qrModulesThatFit(sideMm, profile.dpi);
  const symbol = bestQr(content.qrText, modules) ?? bestQr(content.code, modules);
  if (!symbol) return null;
  const atLeft = placeQr(symbol, 0, y, sideMm, profile.dpi);
  const side = qrSide(atLeft);
  const top = y + Math.max(0, (sideMm - side) / 2);
  const left = direction === 'rtl' ? size.widthMm - side : 0;
  return placeQr(symbol, left, top, side, profile.dpi);
}

/** The column between the QR code and the far edge. */
export function besideQr(context: LayoutContext, qr: QrMark | null, height: number): Rect {
  const { size, direction } = context;
  const taken = qr ? qrSide(qr) : EDGE_MM;
  const width = size.widthMm - taken - EDGE_MM - 0.5;
  return { x: direction === 'rtl' ? EDGE_MM + 0.5 : taken, y: 0, width, height };
}
