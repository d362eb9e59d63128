import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { MAX_REPORT_BYTES } from '#domain/hardware-report/decode.ts';
import type { ReportFile } from '#domain/hardware-report/read.ts';

/** A folder with more files than this is not one machine's. */
const MAX_FILES = 200;

/** A file, or every file of a folder, as the readers take them. Larger ones come without content. */
export async function reportFiles(path: string): Promise<ReportFile[]> {
  const found = await stat(path);
  if (!found.isDirectory()) return [await reportFile(path)];
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  if (names.length > MAX_FILES) throw new Error(`${names.length} files are not one machine's`);
  return Promise.all(names.toSorted().map((name) => reportFile(join(path, name))));
}

async function reportFile(path: string): Promise<ReportFile> {
  const { size } = await stat(path);
  // A length over the limit is all that the reader needs to refuse it.
  const bytes =
    size > MAX_REPORT_BYTES ? new Uint8Array(MAX_REPORT_BYTES + 1) : await readFile(path);
  return { name: basename(path), bytes };
}
