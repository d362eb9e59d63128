/** Serves the API and the browser's files over HTTP or HTTPS. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Logger } from 'pino';
import type { Database } from '../db/client.ts';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { newId } from './lib/ids.ts';
import { startLiveHub } from './live/live-hub.ts';
import { startOutbox } from './messages/outbox.ts';
import { createSenders } from './messages/senders.ts';
import { startTabletClock } from './handover-table/tablets.service.ts';
import { startPhotoClock } from './photos/photo-removal.service.ts';
import { startRetentionClock } from './privacy/retention.service.ts';
import { startReservationClock } from './reservations/expiry.service.ts';

export interface ServerOptions {
  config: Config;
  database: Database;
  /** 32 random bytes: key of all HMACs. */
  secret: Buffer;
  log: Logger;
  /** Folder of the built pages. */
  webRoot: string;
}

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

const YEAR = 'public, max-age=31536000, immutable';

/** @throws Error with code `EADDRINUSE` when another program has the port. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, database, log, secret, webRoot } = options;
  const system = { database, config, secret, log, now: () => new Date(), newId };
  const hub = await startLiveHub(system);
  const app = createApp(system, hub);
  const page = readFileSync(join(webRoot, 'index.html'), 'utf8');
  const authority = join(config.dataDir, 'tls/ca.crt');
  if (config.lan && existsSync(authority)) {
    // Tablets fetch it here once and trust it, so that camera and offline work.
    app.get('/ca.crt', (c) =>
      c.body(readFileSync(authority, 'utf8'), 200, {
        'content-type': 'application/x-x509-ca-cert',
        'content-disposition': 'attachment; filename="rework-ca.crt"',
      }),
    );
  }
  app.use(
    '/*',
    serveStatic({
      root: webRoot,
      precompressed: true,
      onFound: (path, c) =>
        c.header('cache-control', path.includes('/assets/') ? YEAR : 'no-cache'),
    }),
  );
  app.get('/*', (c, next) => {
    if (c.req.path.startsWith('/api/') || c.req.path.startsWith('/assets/')) return next();
    c.header('cache-control', 'no-cache');
    return c.html(page);
  });

  const tls = config.tls && {
    createServer: createHttpsServer,
    serverOptions: { cert: readFileSync(config.tls.cert), key: readFileSync(config.tls.key) },
  };
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const started = serve(
      { fetch: app.fetch, port: config.port, hostname: config.host, ...tls },
      () => resolve(started),
    );
    started.once('error', reject);
  });
  const stopClocks = [
    startReservationClock(system),
    startPhotoClock(system),
    startTabletClock(system),
    startRetentionClock(system),
  ];
  const outbox = await startOutbox(system, createSenders(config));
  const { port } = server.address() as AddressInfo;
  const scheme = tls ? 'https' : 'http';
  return {
    url: `${scheme}://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`,
    async close() {
      for (const stop of stopClocks) stop();
      await outbox.stop();
      await hub.stop();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
