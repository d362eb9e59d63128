/** Turns everything that can go wrong into problem JSON; no input ever gives a 500. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type DatabaseError, databaseError, gaveWay } from './database-errors.ts';
import { AppError, type Problem, toProblem } from './errors.ts';
import type { Env } from './route.ts';

export function onError(error: Error, c: Context<Env>): Response {
  const known = toAppError(error);
  if (known) return problem(c, toProblem(known));
  c.get('public')?.log.error({ error, path: c.req.path }, 'unexpected error');
  return problem(c, { type: 'about:blank', title: 'internal', status: 500, code: 'internal' });
}

export function onNotFound(c: Context<Env>): Response {
  return problem(c, toProblem(new AppError('route.not_found', { status: 404 })));
}

function problem(c: Context<Env>, body: Problem): Response {
  return c.body(JSON.stringify(body), body.status as 422, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  });
}

function toAppError(error: Error): AppError | null {
  if (error instanceof AppError) return error;
  if (error instanceof HTTPException) return fromHttp(error);
  if (error instanceof SyntaxError) return new AppError('input.not_json', { status: 400 });
  const cause = databaseError(error);
  return cause ? fromDatabase(cause) : null;
}

function fromHttp(error: HTTPException): AppError {
  if (error.status === 413) return new AppError('input.too_large', { status: 413 });
  if (error.status === 403) return new AppError('access.cross_site', { status: 403 });
  return new AppError('input.not_json', { status: 400 });
}

/** What the database refuses is a rule or a race, never a crash; see PostgreSQL's appendix of error codes. */
function fromDatabase(error: DatabaseError): AppError | null {
  const constraint = error.constraint_name ?? '';
  if (error.code === '23505')
    return new AppError('conflict.taken', { status: 409, params: { constraint } });
  if (error.code.startsWith('23'))
    return new AppError('conflict.rule', { status: 409, params: { constraint } });
  if (gaveWay(error)) return new AppError('conflict.again', { status: 409 });
  if (error.code.startsWith('22')) return new AppError('input.wrong_value', { status: 422 });
  return null;
}
