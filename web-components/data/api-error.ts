import type { Blocker } from '#domain/gates.ts';
import type { FieldError, Meanwhile, Params, Problem } from '../../api/lib/errors.ts';

/** Answered by our own side when the server cannot be reached; its status is 0. */
export const OFFLINE = 'error.offline';

/** A refusal of the server (RFC 9457), or a network that is not there. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  /** Put into words by `errorText`. */
  readonly code: string;
  readonly params: Params;
  /** What is wrong with single fields of the input. */
  readonly fields: readonly FieldError[];
  /** What keeps a device from moving. */
  readonly blockers: readonly Blocker[];
  /** On a stale write: who did what since the person looked. */
  readonly meanwhile: Meanwhile | null;

  constructor(problem: Partial<Problem> & { status: number; code: string }) {
    super(problem.code);
    this.status = problem.status;
    this.code = problem.code;
    this.params = problem.params ?? {};
    this.fields = problem.fields ?? [];
    this.blockers = problem.blockers ?? [];
    this.meanwhile = problem.meanwhile ?? null;
  }
}
