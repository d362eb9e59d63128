import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { CHECKLIST_ROWS } from '#domain/checklist-items.ts';
import { COMMAND_CARDS } from '#domain/command-cards.ts';
import { DEVICE_KINDS } from '#domain/device-kinds.ts';
import { FAULT_CODES, FAULT_DECISIONS, FAULT_OUTCOMES, FAULT_PARTS } from '#domain/faults.ts';
import { GATES } from '#domain/gates.ts';
import { COSMETIC_GRADES, FUNCTIONAL_GRADES } from '#domain/grading.ts';
import { IDENTITY_FIELDS } from '#domain/identity.ts';
import { kitTemplate } from '#domain/kit-template.ts';
import { LOCK_KINDS, LOCK_STATUSES } from '#domain/locks.ts';
import { MEDIA_STATUSES } from '#domain/media.ts';
import { MOVES } from '#domain/moves.ts';
import {
  ORDER_OUTCOMES,
  OS_ACTIVATIONS,
  OS_LICENCES,
  REPAIR_QUEUES,
  TASK_KINDS,
  TASK_OUTCOMES,
} from '#domain/repairs.ts';
import {
  MEDIA_TYPES,
  methodOf,
  SANITISATION_METHODS,
  TECHNIQUE_NAMES,
} from '#domain/sanitisation-techniques.ts';
import { COUNTED_TYPES } from '#domain/counted.ts';
import { ICCID_WARNING } from '#domain/iccid.ts';
import { PRIORITY_REASONS } from '#domain/need-priority.ts';
import {
  ACCESSIBILITY_NEEDS,
  NEED_KINDS,
  REQUIREMENTS,
  WANTED_ACCESSORIES,
} from '#domain/need-requirements.ts';
import { ONLINE_LEARNING_BASIC } from '#domain/spec-requirements.ts';
import { en } from '../../web-components/i18n/en.ts';
import { fa } from '../../web-components/i18n/fa.ts';
import { vi } from '../../web-components/i18n/vi.ts';

const unknown = { hasCamera: null, hasMicrophone: null, hasWifi: null };

function prefixed(prefix: string, names: readonly string[]): string[] {
  return names.map((name) => `${prefix}.${name}`);
}

const named = [
  ...CHECKLIST_ROWS.flatMap(({ key }) => [`checklist.${key}`, `checklist.${key}.criterion`]),
  ...CHECKLIST_ROWS.flatMap(({ input }) => (input.type === 'number' ? [`unit.${input.unit}`] : [])),
  ...COMMAND_CARDS.flatMap((card) => [card.titleKey, card.parameterKey ?? card.titleKey]),
  ...prefixed('kind', DEVICE_KINDS),
  ...prefixed('fault', FAULT_CODES),
  ...prefixed('decision', FAULT_DECISIONS),
  ...prefixed('outcome', FAULT_OUTCOMES),
  ...Object.values(FAULT_PARTS).flat(),
  ...prefixed('gate', GATES),
  ...prefixed(
    'gate',
    MOVES.flatMap((move) => move.evidence.map((name) => `evidence_${name}`)),
  ),
  ...prefixed(
    'gate',
    IDENTITY_FIELDS.map((field) => `identity_${field}`),
  ),
  ...prefixed('grade.cosmetic', COSMETIC_GRADES),
  ...prefixed('grade.functional', FUNCTIONAL_GRADES),
  ...DEVICE_KINDS.flatMap((kind) => kitTemplate(kind, unknown, 'IR')).flatMap((line) => [
    line.titleKey,
    ...line.alternatives,
  ]),
  ICCID_WARNING,
  ...prefixed('acc', COUNTED_TYPES),
  ...prefixed('lock', [...LOCK_KINDS, ...LOCK_STATUSES]),
  ...prefixed('media', MEDIA_STATUSES),
  ...prefixed('medium', MEDIA_TYPES),
  ...prefixed('method', SANITISATION_METHODS),
  ...prefixed('technique', TECHNIQUE_NAMES),
  ...prefixed('task', TASK_KINDS),
  ...prefixed('task_outcome', TASK_OUTCOMES),
  ...prefixed('order_outcome', ORDER_OUTCOMES),
  ...prefixed('os.licence', OS_LICENCES),
  ...prefixed('os.activation', OS_ACTIVATIONS),
  ...prefixed('repair.queue', REPAIR_QUEUES),
  ...prefixed('kind', NEED_KINDS),
  ...prefixed('priority', PRIORITY_REASONS),
  ...prefixed('require.name', REQUIREMENTS),
  ...prefixed('require', ACCESSIBILITY_NEEDS),
  ...prefixed('acc', WANTED_ACCESSORIES),
  `spec.profile.${ONLINE_LEARNING_BASIC.id}`,
];

const CODE =
  /'((?:checklist|fault|gate|grade|kit|media|pin|password|repair|require|sanitisation|spec|text)\.[a-z_]+)'/g;

// Permissions look like reason codes.
const PERMISSION = /rolesFor\('[a-z.]+'\)/g;

const written = readdirSync('api/domain', { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'roles.ts')
  .flatMap(({ name }) =>
    codesIn(readFileSync(`api/domain/${name}`, 'utf8').replace(PERMISSION, ''), CODE),
  );

const assembled = [
  ...prefixed(
    'sanitisation',
    codesIn(readFileSync('api/domain/sanitisation.ts', 'utf8'), /, '([a-z_]+)'\],/g),
  ),
  ...TECHNIQUE_NAMES.filter((name) => methodOf(name) === null).map(
    (name) => `sanitisation.refused_${name}`,
  ),
  ...['connector', 'volts', 'watts'].flatMap((what) => [
    `kit.needs_unknown_${what}`,
    `kit.charger_unknown_${what}`,
  ]),
  ...['memory', 'storage', 'storage_kind', 'screen', 'camera'].map(
    (field) => `spec.missing_${field}`,
  ),
  ...['memory', 'storage', 'screen'].flatMap((name) => [
    `require.${name}`,
    `require.${name}_unknown`,
  ]),
];

function codesIn(source: string, pattern: RegExp): string[] {
  return [...source.matchAll(pattern)].map((match) => match[1] ?? '');
}

function placesOf(text: string): string {
  const places = codesIn(text, /\{(\w+)(?=[,}])/g);
  return [...new Set(places)].toSorted((a, b) => a.localeCompare(b)).join(' ');
}

describe('texts of the rules', () => {
  it('exist for everything the rules name', () => {
    const all = [...named, ...written, ...assembled];
    const said = (key: string) => Object.hasOwn(en, key) || Object.hasOwn(en, `error.${key}`);
    expect(all.filter((key) => !said(key))).toEqual([]);
    expect(assembled.length).toBeGreaterThan(30);
  });

  it.each(Object.entries({ vi, fa }))('have the same places in %s', (_language, catalogue) => {
    const own = Object.keys(en) as (keyof typeof en)[];
    const different = own.filter((key) => placesOf(catalogue[key]) !== placesOf(en[key]));
    expect(different).toEqual([]);
  });

  it.each(['en', 'vi', 'fa'])('stand once in %s: of two, only one would be seen', (language) => {
    const folder = join(import.meta.dirname, '../../web-components/i18n', language);
    const keys = readdirSync(folder).flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/^  '([\w.]+)':/gm)].map(
        ([, key]) => key,
      ),
    );
    expect(keys.length).toBeGreaterThan(1000);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it.each(Object.entries({ en, vi, fa }))(
    'can be read as messages in %s',
    (language, catalogue) => {
      for (const text of Object.values(catalogue)) {
        expect(() => new IntlMessageFormat(text, language)).not.toThrow();
      }
    },
  );
});
