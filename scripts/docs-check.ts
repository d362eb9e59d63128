/** `npm run docs:check`: every relative link, anchor, file path and npm script named in the docs exists. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { runCommand } from './lib/command.ts';

const root = join(import.meta.dirname, '..');
/** Folders whose names begin a path of this repository, in text between backticks. */
const folders = ['api', 'db', 'docs', 'scripts', 'tests', 'web-components', '.ci'];

await runCommand(async () => {
  const dead = documents().flatMap((file) => [
    ...deadLinks(file),
    ...deadPaths(file),
    ...deadScripts(file),
  ]);
  for (const line of dead) console.error(line);
  if (dead.length > 0) process.exitCode = 1;
});

function documents(): string[] {
  const top = readdirSync(root).filter((name) => name.endsWith('.md'));
  const docs = join(root, 'docs');
  const below = existsSync(docs)
    ? readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.md'),
      )
    : [];
  return [...top, ...below.map((name) => join('docs', name))].map((name) => join(root, name));
}

function deadLinks(file: string): string[] {
  const text = withoutCode(readFileSync(file, 'utf8'));
  const targets = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)|(?:src|href)="([^"]+)"/g)];
  return targets.flatMap((match) => {
    const target = match[1] ?? match[2] ?? '';
    if (/^[a-z][a-z+.-]*:/i.test(target)) return [];
    const [path = '', anchor] = target.split('#');
    const place = path === '' ? file : join(dirname(file), decodeURIComponent(path));
    if (!existsSync(place)) return [complain(file, `dead link ${target}`)];
    if (anchor && place.endsWith('.md') && !anchors(place).has(anchor)) {
      return [complain(file, `dead anchor ${target}`)];
    }
    return [];
  });
}

/** Headings as the usual forges name them. */
function anchors(file: string): Set<string> {
  const headings = readFileSync(file, 'utf8').matchAll(/^#{1,6}\s+(.+)$/gm);
  return new Set(
    [...headings].map(([, heading = '']) =>
      heading
        .trim()
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  );
}

function deadPaths(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/`([^`\s]+)`/g)].flatMap(([, quoted = '']) => {
    const path = quoted.replace(/[:#].*$/, '');
    if (!folders.includes(path.split('/')[0]!) || !path.includes('/')) return [];
    if (/[*<>{}…]/.test(path) || existsSync(join(root, path))) return [];
    return [complain(file, `dead path ${quoted}`)];
  });
}

function deadScripts(file: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const named = readFileSync(file, 'utf8').matchAll(/npm run ([\w:-]+)/g);
  return [...named].flatMap(([, name = '']) =>
    name in scripts ? [] : [complain(file, `no script "npm run ${name}"`)],
  );
}

function withoutCode(text: string): string {
  return text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
}

function complain(file: string, what: string): string {
  return `${relative(root, file)}: ${what}`;
}
