/** What a scanned code turned out to be. */
import type { SubjectKind } from '#domain/bench.ts';
import type { Code } from '#domain/codes.ts';

export type DocumentKind =
  'donation' | 'handover' | 'gift' | 'return' | 'recycling' | 'certificate';

/** A known thing: `label` is what people call it, without any person's name. */
export interface FoundCode {
  kind: SubjectKind;
  /** Our code of it; the surviving one where two records were merged. */
  code: Code;
  label: string;
  stage: string | null;
  /** The device it belongs to: of an accessory, a medium, a receipt. */
  deviceCode: Code | null;
  /** Translation key of what kind of accessory it is. */
  what: string | null;
  /** What kind of document a code of type 8 is. */
  document: DocumentKind | null;
}

export const found = (kind: SubjectKind, code: Code, rest: Partial<FoundCode> = {}): FoundCode => ({
  kind,
  code,
  label: '',
  stage: null,
  deviceCode: null,
  what: null,
  document: null,
  ...rest,
});
