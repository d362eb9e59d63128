/** The pieces every route is made of: guard, validators and its entry in the OpenAPI document. */
import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { describeRoute, resolver, validator } from 'hono-openapi';
import type { ZodType } from 'zod';
import type { Permission } from '#domain/roles.ts';
import type { Context, PublicContext } from './context.ts';
import { requireActor, requirePermission } from './context.ts';
import type { FieldError } from './errors.ts';
import { AppError } from './errors.ts';

/** What the log of exports says about a file. */
export interface Exported {
  rows?: number;
  /** Why it names people who give or receive; left out where it names nobody. */
  people?: 'handover' | 'donation' | 'privacy_request';
}

export interface Env {
  Variables: {
    public: PublicContext;
    ctx: Context;
    requestId: string;
    /** Set by `sendFile`, for the log of exports. */
    exported?: Exported;
  };
}

/** Permission of each guard, so that a test can walk all routes with a wrong role. */
export const guardPermissions = new WeakMap<MiddlewareHandler, Permission | 'signed-in'>();

/**
 * Answers 401 without a session and 403 without the permission; `signed-in` asks for a session only.
 * A session opened with a given password passes only where `givenPassword` says so:
 * everything else answers 403 `access.own_password_first`.
 */
export function guard(
  permission: Permission | 'signed-in',
  options: { givenPassword?: true } = {},
): MiddlewareHandler<Env> {
  const handler: MiddlewareHandler<Env> = async (c, next) => {
    const ctx = requireActor(c.get('public'));
    if (ctx.actor.mustChangePassword && !options.givenPassword) {
      throw new AppError('access.own_password_first', { status: 403 });
    }
    if (permission !== 'signed-in') requirePermission(ctx, permission);
    c.set('ctx', ctx);
    await next();
  };
  guardPermissions.set(handler as MiddlewareHandler, permission);
  return handler;
}

interface Issue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
}

function toFieldErrors(issues: readonly Issue[]): FieldError[] {
  return issues.map((issue) => ({
    field: (issue.path ?? [])
      .map((part) => String(typeof part === 'object' ? part.key : part))
      .join('.'),
    code: /^[a-z_]+\.[a-z_.]+$/.test(issue.message) ? issue.message : 'input.wrong_value',
    params: { detail: issue.message },
  }));
}

type HookResult = { success: boolean; error?: readonly Issue[] };

function refuse(result: HookResult): void {
  if (!result.success) {
    throw new AppError('input.invalid', { status: 422, fields: toFieldErrors(result.error ?? []) });
  }
}

export const json = <S extends ZodType>(schema: S) =>
  validator('json', schema, (result) => refuse(result as HookResult));
export const query = <S extends ZodType>(schema: S) =>
  validator('query', schema, (result) => refuse(result as HookResult));
export const param = <S extends ZodType>(schema: S) =>
  validator('param', schema, (result) => refuse(result as HookResult));

/** The route's line in `/api/openapi.json`; `answer` is the schema of a 200. */
export function describe(summary: string, answer?: ZodType) {
  return describeRoute({
    summary,
    responses: {
      200: {
        description: summary,
        ...(answer ? { content: { 'application/json': { schema: resolver(answer) } } } : {}),
      },
      default: { description: 'problem+json with code, params, fields and blockers' },
    },
  });
}

interface FileAnswer {
  type: string;
  name: string;
  inline?: boolean;
}

function fileHeaders({ type, name, inline }: FileAnswer): Record<string, string> {
  const safe = name.replace(/[^\w.-]/g, '_');
  return {
    'content-type': type,
    'content-disposition': `${inline ? 'inline' : 'attachment'}; filename="${safe}"`,
    'cache-control': 'no-store',
  };
}

function noteExport(c: HonoContext<Env>, { rows, people }: Exported): void {
  if (rows === undefined && !people) return;
  c.set('exported', { ...(rows === undefined ? {} : { rows }), ...(people ? { people } : {}) });
}

/** Answers a file with a name that is safe in the header. */
export function sendFile(
  c: HonoContext<Env>,
  body: Uint8Array | string,
  options: FileAnswer & Exported,
): Response {
  noteExport(c, options);
  const bytes = typeof body === 'string' ? body : new Uint8Array(body);
  return c.body(bytes, 200, fileHeaders(options));
}

/** Answers a file piece by piece, as fast as it is read. */
export function streamFile(
  c: HonoContext<Env>,
  pieces: AsyncGenerator<Uint8Array>,
  options: FileAnswer & Exported,
): Response {
  noteExport(c, options);
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return c.body(stream, 200, fileHeaders(options));
}
