/**
 * `npm test`: runs every check and every test, goes on after a failure, and ends with one line
 * `N passed, N failed`. A check without tests of its own, such as the linter, counts as one.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

interface Counts {
  passed: number;
  failed: number;
}

interface Stage {
  name: string;
  command: string[];
  /** where a test runner leaves its numbers */
  report?: { file: string; read: (text: string) => Counts };
}

const root = join(import.meta.dirname, '..');
const reports = join(root, 'node_modules/.cache/rework');

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

const stages: Stage[] = [
  { name: 'format', command: ['npm', 'run', 'format:check'] },
  { name: 'lint', command: ['npm', 'run', 'lint'] },
  { name: 'types', command: ['npm', 'run', 'typecheck'] },
  { name: 'dead code', command: ['npm', 'run', 'knip'] },
  { name: 'docs', command: ['npm', 'run', 'docs:check'] },
  { name: 'diagram', command: ['npm', 'run', 'diagram', '--', '--check'] },
  vitest('domain'),
  vitest('api'),
  vitest('web'),
  { name: 'pages', command: ['npm', 'run', 'build'] },
  {
    name: 'end to end',
    command: ['npx', 'playwright', 'test'],
    report: {
      file: join(reports, 'e2e.json'),
      read: (text) => {
        const { stats } = playwrightReport.parse(JSON.parse(text));
        return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
      },
    },
  },
];

function vitest(project: string): Stage {
  const file = join(reports, `${project}.json`);
  return {
    name: `tests: ${project}`,
    command: [
      'npx',
      'vitest',
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    report: {
      file,
      read: (text) => {
        const { numPassedTests, numFailedTests } = vitestReport.parse(JSON.parse(text));
        return { passed: numPassedTests, failed: numFailedTests };
      },
    },
  };
}

const total: Counts = { passed: 0, failed: 0 };
const broken: string[] = [];
mkdirSync(reports, { recursive: true });
for (const stage of stages) {
  console.log(`\n── ${stage.name}`);
  const counts = await run(stage);
  total.passed += counts.passed;
  total.failed += counts.failed;
  if (counts.failed > 0) broken.push(`${stage.name} (${counts.failed})`);
}
if (broken.length > 0) console.log(`\nfailed: ${broken.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function run({ command, report }: Stage): Promise<Counts> {
  if (report) rmSync(report.file, { force: true });
  const [program, ...args] = command;
  const succeeded = await new Promise<boolean>((resolve) => {
    const child = spawn(program!, args, { cwd: root, stdio: 'inherit' });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
  if (!report) return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const counts = readCounts(report);
  // A runner that broke off, or ran nothing at all, has failed whatever it counted.
  const silent = !succeeded && counts.failed === 0;
  return silent || counts.passed + counts.failed === 0
    ? { passed: counts.passed, failed: 1 }
    : counts;
}

function readCounts(report: NonNullable<Stage['report']>): Counts {
  try {
    return report.read(readFileSync(report.file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0 };
  }
}
