import { asArray, asNumber, asObject, asString } from './guards.ts';
import type { Json, JsonObject } from './lenient-json.ts';

/** A node of lshw's tree, the same from JSON and from XML. */
export interface LshwNode {
  id: string;
  class: string;
  description: string;
  product: string | null;
  vendor: string | null;
  version: string | null;
  serial: string | null;
  businfo: string;
  logicalNames: string[];
  size: number | null;
  capacity: number | null;
  units: string;
  configuration: Map<string, string>;
  capabilities: Set<string>;
  /** null: the report holds no list of children, so it cannot say what is built in. */
  children: LshwNode[] | null;
}

const MAX_NODES = 20_000;

export function isLshw(document: Json): boolean {
  const node = asObject(document);
  if (node === null)
    return asArray(document)
      .slice(0, 50)
      .some((item) => isLshwObject(asObject(item)));
  return isLshwObject(node);
}

function isLshwObject(node: JsonObject | null): boolean {
  return (
    node !== null &&
    typeof node['id'] === 'string' &&
    typeof node['class'] === 'string' &&
    ['claimed', 'children', 'description', 'physid', 'capabilities', 'handle', 'product'].some(
      (key) => node[key] !== undefined,
    )
  );
}

/** The roots of a document: lshw prints one object, newer versions an array of them. */
export function lshwRoots(document: Json): LshwNode[] {
  const budget = { left: MAX_NODES };
  const items = (Array.isArray(document) ? document : [document]).slice(0, 1_000);
  return items.flatMap((item) => {
    const object = asObject(item);
    return isLshwObject(object) && object ? [toNode(object, budget)] : [];
  });
}

function toNode(object: JsonObject, budget: { left: number }): LshwNode {
  budget.left -= 1;
  const text = (key: string) => asString(object[key]);
  const children = object['children'];
  return {
    id: text('id') ?? '',
    class: text('class') ?? '',
    description: text('description') ?? '',
    product: text('product'),
    vendor: text('vendor'),
    version: text('version'),
    serial: text('serial'),
    businfo: text('businfo') ?? '',
    logicalNames: logicalNames(object['logicalname']),
    size: asNumber(object['size']),
    capacity: asNumber(object['capacity']),
    units: text('units') ?? '',
    configuration: textMap(asObject(object['configuration'])),
    capabilities: new Set(Object.keys(asObject(object['capabilities']) ?? {})),
    children: Array.isArray(children)
      ? children.flatMap((item) => {
          const child = asObject(item);
          return child && budget.left > 0 ? [toNode(child, budget)] : [];
        })
      : null,
  };
}

function logicalNames(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  return asArray(value).flatMap((item) => asString(item) ?? []);
}

function textMap(object: JsonObject | null): Map<string, string> {
  return new Map(
    Object.entries(object ?? {}).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[key, String(value)] as const] : [],
    ),
  );
}

export interface Placed {
  readonly node: LshwNode;
  /** From the root down, without the node itself. */
  readonly above: readonly LshwNode[];
}

/** Every node with those above it, parents first. */
export function walkLshw(root: LshwNode): Placed[] {
  const found: Placed[] = [];
  const waiting: Placed[] = [{ node: root, above: [] }];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    found.push(next);
    const above = [...next.above, next.node];
    waiting.push(...(next.node.children ?? []).map((node) => ({ node, above })));
  }
  return found;
}
