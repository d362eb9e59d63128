import type { LshwNode } from './lshw-node.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};
const MAX_TAGS = 200_000;
const MAX_DEPTH = 150;

export function isLshwXml(text: string): boolean {
  return /<node\s[^>]{0,400}\bclass="/.test(text.slice(0, 20_000));
}

/**
 * `lshw -xml`, also ill-formed (control characters from the firmware, other encodings, a cut end):
 * only tags and their text are looked at. `complete` is false when an element is not closed.
 */
export function lshwXmlRoots(text: string): { roots: LshwNode[]; complete: boolean } {
  const roots: LshwNode[] = [];
  const open: LshwNode[] = [];
  const tags = /<(\/?)([a-z]+)((?:\s[^<>]{0,2000})?)>([^<]*)/gi;
  let count = 0;
  for (const [, slash = '', name = '', attributes = '', content = ''] of text.matchAll(tags)) {
    count += 1;
    if (count > MAX_TAGS) break;
    const here = open.at(-1);
    if (name === 'node' && slash === '') {
      if (open.length >= MAX_DEPTH) break;
      const node = newNode(attributes);
      if (here) (here.children ??= []).push(node);
      else roots.push(node);
      if (!attributes.trimEnd().endsWith('/')) open.push(node);
    } else if (name === 'node') open.pop();
    else if (here && slash === '') takeElement(here, name, attributes, plain(content));
  }
  return { roots, complete: open.length === 0 };
}

function newNode(attributes: string): LshwNode {
  return {
    id: attribute(attributes, 'id') ?? '',
    class: attribute(attributes, 'class') ?? '',
    description: '',
    product: null,
    vendor: null,
    version: null,
    serial: null,
    businfo: '',
    logicalNames: [],
    size: null,
    capacity: null,
    units: '',
    configuration: new Map(),
    capabilities: new Set(),
    children: null,
  };
}

function takeElement(node: LshwNode, name: string, attributes: string, content: string): void {
  const id = attribute(attributes, 'id');
  switch (name) {
    case 'description':
    case 'businfo':
      node[name] = content;
      break;
    case 'product':
    case 'vendor':
    case 'version':
    case 'serial':
      node[name] = content;
      break;
    case 'logicalname':
      node.logicalNames.push(content);
      break;
    case 'size':
    case 'capacity':
      node[name] = /^\d{1,18}$/.test(content) ? Number(content) : null;
      node.units = attribute(attributes, 'units') ?? node.units;
      break;
    case 'setting':
      if (id !== null) node.configuration.set(id, attribute(attributes, 'value') ?? '');
      break;
    case 'capability':
      if (id !== null) node.capabilities.add(id);
      break;
  }
}

function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? null : plain(found);
}

function plain(text: string): string {
  return text
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,4});/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
      const hex = /^#x/i.test(name);
      const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .trim();
}
