/** The OpenAPI 3.1 document, made from the validators that guard the routes. */
import type { Hono } from 'hono';
import { openAPIRouteHandler } from 'hono-openapi';
import type { Env } from './lib/route.ts';

/** @param api the routes under `/api` */
export function openApiDocument(api: Hono<Env>) {
  return openAPIRouteHandler(api, {
    // Receipts, labels and exports have names with a dot: they are routes too.
    excludeStaticFile: false,
    documentation: {
      openapi: '3.1.0',
      info: {
        title: 'Rework',
        version: '0.1.0',
        description:
          'Writes carry `requestId` (a UUID made by the client; a replay gets the first answer) and the header `x-rework: 1`. ' +
          'Errors are problem+json (RFC 9457) with a stable `code`, `fields` for wrong input and `blockers` for missing evidence. ' +
          'A 409 says in `meanwhile` who changed what and when.',
      },
      servers: [{ url: '/api' }],
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'rework_session' } },
      },
      security: [{ session: [] }],
    },
  });
}
