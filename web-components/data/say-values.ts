/** What fills the places of a sentence, in the person's language: codes of rules, of labels, and days. */
import { isValidCode } from '#domain/codes.ts';
import { CONNECTORS } from '#domain/connectors.ts';
import { formatDate, isKey, t, type Values } from '../i18n/i18n.ts';
import { localeTag } from '../i18n/locale.ts';
import { groupedCode } from '../ui/grouped-code.ts';

/** Places that hold a code of ours, with the parts of the catalogue where its name may stand. */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  lock: ['lock'],
  hold: ['hold'],
  item: ['checklist', 'acc', 'kit.line'],
  line: ['acc', 'kit.line'],
  kind: ['kind'],
  gate: ['gate'],
  task: ['task'],
  fault: ['fault'],
  stage: ['stage'],
  from: ['stage'],
  to: ['stage'],
  status: ['media', 'need.status', 'accessories'],
  partStatus: ['part.status'],
  fact: ['part.fact'],
};

/** Places that hold several codes, parted by commas. */
const LISTS: Readonly<Record<string, string>> = {
  roles: 'role',
  kinds: 'places.kind',
  columns: 'need_list.column',
};

/** `{ line: 'charger', code: '1000012383' }` → `{ line: 'Charger', code: '1 0000123 83' }` and so on. */
export function sayValues(params: Values): Values {
  const values: Values = {};
  for (const [name, value] of Object.entries(params)) {
    values[name] = typeof value === 'string' ? sayValue(name, value) : value;
  }
  return values;
}

function sayValue(name: string, value: string): string {
  if (isValidCode(value)) return groupedCode(value);
  if (isKey(value)) return t(value);
  if (name === 'medium') return sayMedium(value);
  if (name === 'date' && /^\d{4}-\d\d-\d\d$/.test(value)) return formatDate(value, {}, 'UTC');
  const list = LISTS[name];
  if (list) {
    const words = value.split(',').map((word) => wordOf([list], word));
    const type = name === 'columns' ? 'conjunction' : 'disjunction';
    return new Intl.ListFormat(localeTag(), { type }).format(words);
  }
  const connector = CONNECTORS.find(({ id }) => id === value);
  return connector?.label ?? wordOf(PREFIXES[name] ?? [], value);
}

function wordOf(prefixes: readonly string[], value: string): string {
  const key = prefixes.map((prefix) => `${prefix}.${value}`).find(isKey);
  return key ? t(key) : value;
}

/** The server names a medium `nvme PM981 1234`: only its first word is a code. */
function sayMedium(name: string): string {
  const [type = '', ...rest] = name.split(' ');
  return [wordOf(['medium'], type), ...rest].join(' ');
}
