import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Entry } from 'tar-stream';
import type { Config } from '../../api/config.ts';
import { StartError } from '../../db/start-error.ts';

/** Files and secrets of a backup: unpacked beside, and put in place only once the database is. */
export class RestoredFiles {
  /** how many files of the workshop (photos, documents) came, without secrets and certificates */
  count = 0;
  readonly #config: Config;
  readonly #folder: string;

  constructor(config: Config) {
    this.#config = config;
    this.#folder = join(config.dataDir, `restore-${process.pid}`);
  }

  /** @throws StartError for a name that does not belong into a backup or leads out of the folder */
  async take(name: string, entry: Entry): Promise<void> {
    const [kind = ''] = name.split('/');
    const path = normalize(join(this.#folder, name));
    const known = name === 'secret' || kind === 'tls' || kind === 'files';
    if (!known || !path.startsWith(this.#folder + sep)) {
      throw new StartError(
        `The backup holds "${name}", which Rework does not write. Nothing was changed.`,
      );
    }
    if (kind === 'files') this.count += 1;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    await pipeline(entry, createWriteStream(path, { mode: 0o600 }));
  }

  putInPlace(): void {
    const { dataDir, secretFile } = this.#config;
    this.#replace('secret', secretFile);
    this.#replace('tls', join(dataDir, 'tls'));
    rmSync(join(dataDir, 'files'), { recursive: true, force: true });
    this.#replace('files', join(dataDir, 'files'));
  }

  discard(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #replace(name: string, target: string): void {
    const source = join(this.#folder, name);
    if (!existsSync(source)) return;
    rmSync(target, { recursive: true, force: true });
    mkdirSync(dirname(target), { recursive: true });
    renameSync(source, target);
  }
}
