import type { Direction } from '../lib/pdf/bidi-runs.ts';

export type LabelKind =
  | 'device'
  | 'accessory'
  | 'medium'
  | 'place'
  | 'batch'
  | 'badge'
  | 'command'
  | 'document'
  | 'blank';

/** The picture on a command card, so that a card is found without reading. */
export type CommandShape =
  | 'check'
  | 'arrow'
  | 'undo'
  | 'pause'
  | 'stop'
  | 'warning'
  | 'document'
  | 'pair'
  | 'count'
  | 'place';

/** What one label says. Texts are already in the language of the label; any text is made harmless when drawn. */
export interface LabelContent {
  kind: LabelKind;
  /** Ten digits with right check digits. */
  code: string;
  /** What the QR code holds: the tracking address (see `labelQrText`) or the bare code. */
  qrText: string;
  /** Kind with make and model, the name of a place or a person, or what a command does; empty on blanks. */
  title: string;
  /** Short further lines: specification, shelf, role, site. */
  lines: readonly string[];
  programme: string;
  /** Box `n` of `m`. */
  boxOf?: { n: number; m: number };
  /** Side from which the label is read; without it, the title decides. */
  direction?: Direction;
  /** Only on command cards. */
  shape?: CommandShape;
}
