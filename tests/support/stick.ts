/** A computer with only these tools: each prints what the real one printed somewhere, and nothing else. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export interface Stick {
  /** Writes a tool as the body of a shell script. */
  tool(name: string, body: string): void;
  /** A command line under one shell, with the tools first in the path. */
  run(shell: string, command: string): Promise<{ code: number | null; out: string; err: string }>;
  remove(): void;
}

export function makeStick(): Stick {
  const folder = mkdtempSync(join(tmpdir(), 'rework-stick-'));
  const tool = (name: string, body: string) => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  // Asks for no password, and says nothing about the computer that runs the test.
  tool('id', 'echo 0');
  for (const name of ['lshw', 'dmidecode', 'smartctl', 'hdparm', 'nvme', 'lspci', 'upower']) {
    tool(name, 'exit 1');
  }
  return {
    tool,
    async run(shell, command) {
      tool('sh', `exec ${shell} "$@"`);
      const child = spawn('sh', ['-c', command], {
        env: { PATH: `${folder}:/usr/bin:/bin`, HOME: folder, TERM: 'dumb' },
      });
      child.stdin.end();
      const [out, err, code] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        new Promise<number | null>((resolve) => child.once('close', resolve)),
      ]);
      return { code, out, err };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The smallest shells that rescue sticks have; those of them that stand on this computer. */
export function smallShells(): string[] {
  const shells = [
    ['/bin/dash', '/bin/dash'],
    ['/usr/bin/busybox', '/usr/bin/busybox sh'],
    ['/bin/busybox', '/bin/busybox sh'],
  ] as const;
  const found = shells.filter(([path]) => existsSync(path)).map(([, command]) => command);
  return [...new Set(found.length > 0 ? found : ['/bin/sh'])].slice(0, 2);
}

/** A test that needs a tool which this computer lacks is skipped, and says so. */
export function hasTool(name: string): boolean {
  return ['/usr/bin', '/bin'].some((folder) => existsSync(join(folder, name)));
}
