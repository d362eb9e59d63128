import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const SOURCE = join(import.meta.dirname, 'service-worker.js');
const PUBLIC = join(import.meta.dirname, '../public');

/** Writes `service-worker.js` beside the built page, with a version made of the content of all files. */
export function serviceWorker(): Plugin {
  return {
    name: 'rework-service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const source = readFileSync(SOURCE, 'utf8');
        const kept = Object.values(bundle).filter(
          ({ fileName }) => !/\.(map|woff|html)$/.test(fileName),
        );
        const still = readdirSync(PUBLIC);
        const files = [
          '/',
          ...kept.map(({ fileName }) => `/${fileName}`),
          ...still.map((name) => `/${name}`),
        ];
        const hash = createHash('sha256').update(source);
        for (const output of Object.values(bundle)) {
          hash.update(output.fileName).update('code' in output ? output.code : output.source);
        }
        for (const name of still) hash.update(readFileSync(join(PUBLIC, name)));
        const version = `rework-${hash.digest('hex').slice(0, 12)}`;
        this.emitFile({
          type: 'asset',
          fileName: 'service-worker.js',
          source: source
            .replace("'__VERSION__'", JSON.stringify(version))
            .replace('__FILES__', JSON.stringify(files)),
        });
      },
    },
  };
}
