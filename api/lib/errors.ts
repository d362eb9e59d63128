/** Errors a person can act on. Each code is a translation key `error.<code>` in the browser. */
import type { Blocker } from '#domain/gates.ts';

export type Params = Record<string, string | number>;

/** What is wrong with one field of the input; `field` is a path such as `devices.0.serial`. */
export interface FieldError {
  field: string;
  code: string;
  params?: Params;
}

/** What happened to a record since the person saw it: who, what, when. */
export interface Meanwhile {
  by: string;
  what: string;
  stage: string | null;
  at: string;
}

export interface ErrorDetails {
  status?: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 423 | 428 | 429 | 502 | 503;
  params?: Params;
  fields?: FieldError[];
  blockers?: Blocker[];
  meanwhile?: Meanwhile;
}

/** Thrown by services and answered as problem JSON (RFC 9457); the default status is 422. */
export class AppError extends Error {
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(code: string, details: ErrorDetails = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  get status(): NonNullable<ErrorDetails['status']> {
    return this.details.status ?? 422;
  }
}

export const notFound = (what: string, params: Params = {}) =>
  new AppError(`${what}.not_found`, { status: 404, params });

export const forbidden = (params: Params = {}) =>
  new AppError('access.forbidden', { status: 403, params });

/** One field of the input is wrong. */
export const invalidField = (field: string, code: string, params: Params = {}) =>
  new AppError('input.invalid', { status: 422, fields: [{ field, code, params }] });

/** The body of a problem answer. */
export interface Problem extends Omit<ErrorDetails, 'status'> {
  type: 'about:blank';
  title: string;
  status: number;
  code: string;
}

export function toProblem(error: AppError): Problem {
  const { status: _status, ...details } = error.details;
  return {
    type: 'about:blank',
    title: error.code,
    status: error.status,
    code: error.code,
    ...details,
  };
}
