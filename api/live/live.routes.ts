import type { ServerResponse } from 'node:http';
import { Hono } from 'hono';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Env, describe, guard } from '../lib/route.ts';
import { type LiveHub, encodeLiveEvent } from './live-hub.ts';

const HEARTBEAT_MILLISECONDS = 15_000;
/** A reader this far behind is dropped; it connects again and catches up from the table. */
const MAX_BUFFERED_BYTES = 1_000_000;

interface NodeBindings {
  outgoing: ServerResponse;
}

export function liveRoutes(hub: LiveHub) {
  return new Hono<Env & { Bindings: NodeBindings }>().get(
    '/live',
    describe(
      'Server-sent events of the site: `device` for each recorded event, `change` for other things',
    ),
    guard('signed-in'),
    async (c) => {
      const { siteId } = c.get('ctx').actor;
      const { outgoing } = c.env;
      const after = c.req.header('last-event-id') ?? c.req.query('after');
      outgoing.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      outgoing.write(': connected\n\n');
      const unsubscribe = hub.subscribe((siteIds, encoded) => {
        if (!siteIds.includes(siteId)) return;
        if (outgoing.writableLength > MAX_BUFFERED_BYTES) outgoing.destroy();
        else outgoing.write(encoded);
      });
      const heartbeat = setInterval(
        () => outgoing.write(': still here\n\n'),
        HEARTBEAT_MILLISECONDS,
      );
      outgoing.on('close', () => {
        unsubscribe();
        clearInterval(heartbeat);
      });
      if (after) {
        for (const event of await hub.replay(siteId, after)) outgoing.write(encodeLiveEvent(event));
      }
      return RESPONSE_ALREADY_SENT;
    },
  );
}
