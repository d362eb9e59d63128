/** A refusal of the server, or of the network (`error.offline`, status 0). */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  /** Doubles as translation key, e.g. `error.stale`. */
  readonly code: string;
  readonly params: Record<string, string | number>;
  /** Codes by field name, for the marks at the fields. */
  readonly fields: Record<string, string>;
  /** On a stale write: who did what in the meantime, as the server describes it. */
  readonly meanwhile?: unknown;

  constructor(problem: {
    status: number;
    code: string;
    params?: Record<string, string | number>;
    fields?: Record<string, string>;
    meanwhile?: unknown;
  }) {
    super(problem.code);
    this.status = problem.status;
    this.code = problem.code;
    this.params = problem.params ?? {};
    this.fields = problem.fields ?? {};
    this.meanwhile = problem.meanwhile;
  }
}
