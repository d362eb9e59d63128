/** The further fields of a media record, `media_records.details`, as they are written and read. */
import type { GuidedReset } from './guided-reset.ts';
import type { ErasureResult, ErrorParts } from './hardware-report/shape.ts';
import type { Reason } from './reason.ts';
import type { LogEnd, SanitisationStep } from './sanitisation.ts';

/** What a tool's own log says beyond the columns of the record; null where it does not say. */
export interface LogDetails {
  /** The raw file: `GET /api/hardware-reports/files/:uploadId/:position`; its SHA-256 is `log_hash`. */
  uploadId: string;
  position: number;
  fileName: string;
  /** As the tool names it: `PRNG Stream`. */
  methodName: string | null;
  result: ErasureResult;
  end: LogEnd;
  sizeBytes: number | null;
  bytesErased: number | null;
  durationSeconds: number | null;
  rounds: number | null;
  /** Sectors behind an HPA or DCO. */
  hiddenSectors: boolean | null;
  errorParts: ErrorParts | null;
  /** As the log writes them, without a zone; the columns take them as UTC. */
  startedAtText: string | null;
  endedAtText: string | null;
}

/** `log`: read from a tool's file. `typed`: a person's word. `guided`: each step of a reset confirmed. */
export type EvidenceOrigin = 'log' | 'typed' | 'guided';

export interface SanitisationDetails {
  origin: EvidenceOrigin;
  /** Everything that speaks against the record, the gravest first; empty when it is accepted. */
  reasons: Reason[];
  next: SanitisationStep | null;
  log: LogDetails | null;
  reset: GuidedReset | null;
}

export interface RemovalDetails {
  destination: 'donor' | 'to_destroy' | 'stock';
  donorSigned: boolean;
}

export interface DestructionDetails {
  /** Id of the photo. */
  photo: string;
}

export type MediaRecordDetails = SanitisationDetails | RemovalDetails | DestructionDetails;

/** Of a record that says how a medium was erased; earlier records say less and count as typed. */
export function sanitisationDetails(details: unknown): SanitisationDetails {
  const known = (details ?? {}) as Partial<SanitisationDetails>;
  const reset = known.reset && 'steps' in known.reset ? known.reset : null;
  return {
    origin: known.origin ?? 'typed',
    reasons: known.reasons ?? [],
    next: known.next ?? null,
    log: known.log ?? null,
    reset,
  };
}
