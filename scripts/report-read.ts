/**
 * `npm run --silent report:read -- PATH…`: what hardware reports say, as JSON.
 * PATH is a file, or a folder with one machine's files. Exit code 2 where nothing could be read.
 */
import { readReport } from '#domain/hardware-report/read.ts';
import { warningText } from '#domain/hardware-report/warnings.ts';
import { reportFiles } from './lib/report-files.ts';
import { printedMachine } from './lib/report-print.ts';

const paths = process.argv.slice(2);
const machines: ReturnType<typeof printedMachine>[] = [];
const failures: string[] = [];

for (const path of paths) {
  try {
    const { machines: read, unread } = readReport(await reportFiles(path));
    machines.push(...read.map((machine) => printedMachine(path, machine, unread)));
    if (read.length === 0) {
      const reasons = new Set(unread.map(({ warning }) => warningText(warning)));
      failures.push(`${path}: ${[...reasons].join('; ') || 'the folder holds no files'}`);
    }
  } catch (error) {
    failures.push(
      `${path}: cannot be opened (${error instanceof Error ? error.message : 'unknown'})`,
    );
  }
}

if (paths.length === 0) failures.push('usage: npm run --silent report:read -- PATH…');
for (const failure of failures) console.error(failure.replaceAll('\n', ' '));
if (machines.length > 0) console.log(JSON.stringify({ machines }, null, 2));
else process.exitCode = 2;
