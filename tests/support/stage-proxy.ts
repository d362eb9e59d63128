import { request } from 'node:http';
import { pipeline } from 'node:stream';
import type { Plugin } from 'vite';

/** Variable with the address of the product, known once it listens. */
export const STAGE_URL = 'REWORK_TEST_STAGE';

/** The rules of `api/domain` are modules of the page and come from the dev server itself. */
export function isForProduct(path: string): boolean {
  return /^\/(api|scenes)\//.test(path) && !path.endsWith('.ts');
}

/** Passes what the pages under test ask of the product on to it, so that both have one origin. */
export function stageProxy(): Plugin {
  return {
    name: 'rework:stage-proxy',
    configureServer(server) {
      server.middlewares.use((incoming, outgoing, next) => {
        const stage = process.env[STAGE_URL];
        const { method, headers, url = '/' } = incoming;
        if (!stage || !isForProduct(url.replace(/\?.*/, ''))) return next();
        const passed = request(new URL(url, stage), { method, headers }, (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          // Breaks off towards the browser too when the product does.
          pipeline(answer, outgoing, () => {});
        });
        passed.once('error', () => {
          if (!outgoing.headersSent) outgoing.writeHead(502);
          outgoing.end();
        });
        outgoing.once('close', () => passed.destroy());
        incoming.pipe(passed);
      });
    },
  };
}
