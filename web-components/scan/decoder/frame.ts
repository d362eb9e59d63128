import type { Interest } from './interest.ts';

/** A grey picture: `luma` holds width × height values 0 (black) to 255 (white), row by row. */
export interface LumaFrame {
  luma: Uint8ClampedArray;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export type SymbolFormat = 'code128' | 'qr' | 'datamatrix' | 'code39' | 'ean13';

/** One symbol read in a frame; `corners` are four points in frame pixels, in order around the symbol. */
export interface Decoded {
  text: string;
  format: SymbolFormat;
  own: boolean;
  /** Read from brightness, not from edges: a camera asks for two looks that agree on it. */
  soft?: true;
  corners: Point[];
}

/** Says whether a text is one of our own codes; others are reported as foreign. */
export type AcceptOwn = (text: string) => boolean;

export interface DecodeOptions {
  accept: AcceptOwn;
  /** false for live frames (tens of milliseconds), true for a still look (up to seconds). */
  thorough: boolean;
  /** Regions here are read before others, of which a live look reads only some. */
  interest?: Interest;
}
