/**
 * `node --import tsx scripts/bench/page-sizes.ts [br|gz]`: compressed script that the first load of each page asks for,
 * read from the built pages: shell, top bar, the page, and the catalogue of its language.
 * Prints JSON; workers (the camera's decoder) load later and are listed apart.
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../dist/web');
const assets = join(root, 'assets');
const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
const encoding = process.argv[2] ?? 'br';
const size = new Map(scripts.map((name) => [name, sent(join(assets, name))] as const));

/** Bytes on their way: small files have no compressed form. */
function sent(path: string): number {
  const compressed = `${path}.${encoding}`;
  return statSync(existsSync(compressed) ? compressed : path).size;
}

/** Static imports only: what the browser must fetch before the script runs. */
function closure(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const text = readFileSync(join(assets, name), 'utf8');
  for (const [, found] of text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) {
    if (found) closure(found, seen);
  }
  return seen;
}

const kB = (bytes: number) => Math.round(bytes / 100) / 10;
const sum = (names: Iterable<string>) =>
  [...names].reduce((total, name) => total + (size.get(name) ?? 0), 0);

const html = readFileSync(join(root, 'index.html'), 'utf8');
const entry = /assets\/([\w.-]+\.js)/.exec(html)?.[1];
if (!entry) throw new Error('dist/web has no entry script: run npm run build');
const TOP_BAR = ['rw-search-box', 'rw-scan-status', 'rw-bench-lock'];
const shell = closure(entry);
for (const part of TOP_BAR) {
  const name = scripts.find((one) => one.startsWith(part));
  if (name) closure(name, shell);
}
const catalogue = (locale: string) =>
  sum(scripts.filter((name) => new RegExp(`^${locale}-[\\w-]{8}\\.js$`).test(name)));
const pages = scripts
  .filter((name) => name.startsWith('rw-page-'))
  .map((name) => {
    const bytes = sum(closure(name, new Set(shell)));
    return {
      page: name.replace(/-[\w-]{8}\.js$/, ''),
      en: kB(bytes + catalogue('en')),
      vi: kB(bytes + catalogue('vi')),
      fa: kB(bytes + catalogue('fa')),
    };
  })
  .toSorted((a, b) => b.en - a.en);

console.log(
  JSON.stringify(
    {
      unit: `kB of 1000 bytes, ${encoding}`,
      shell: kB(sum(shell)),
      pages,
      workers: scripts
        .filter((name) => name.includes('worker'))
        .map((name) => ({ worker: name, kB: kB(size.get(name) ?? 0) })),
    },
    null,
    2,
  ),
);
