import { readdirSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const WORTH = /\.(?:js|css|html|svg|json|webmanifest)$/;
/** Smaller ones fit into one packet as they are. */
const LEAST_BYTES = 1000;

/**
 * Puts a Brotli and a gzip file beside each file of a folder that browsers can take compressed. Browsers ask for Brotli
 * on HTTPS and on localhost only.
 */
export async function precompress(folder: string): Promise<void> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => WORTH.test(path) && statSync(path).size >= LEAST_BYTES);
  await Promise.all(
    paths.map(async (path) => {
      const bytes = readFileSync(path);
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      };
      const [brotli, zipped] = await Promise.all([
        promisify(brotliCompress)(bytes, { params }),
        promisify(gzip)(bytes, { level: 9 }),
      ]);
      await Promise.all([writeFile(`${path}.br`, brotli), writeFile(`${path}.gz`, zipped)]);
    }),
  );
}
