/** Blockers and rule reasons in words: what their parameters stand for is translated too. */
import { CONNECTORS } from '#domain/connectors.ts';
import { isKey, t, type Values } from '../i18n/i18n.ts';

/** Parameters that hold a code of ours, with the first part of its key. */
const PREFIXES: Record<string, readonly string[]> = {
  lock: ['lock'],
  hold: ['hold'],
  item: ['checklist', 'acc', 'kit.line'],
  line: ['acc', 'kit.line'],
  gate: ['gate'],
  task: ['task'],
  stage: ['stage'],
  from: ['stage'],
  to: ['stage'],
  status: ['media'],
  partStatus: ['part.status'],
  fact: ['part.fact'],
};

export interface Sayable {
  code: string;
  params?: Values | undefined;
}

/** The sentence for a blocker, a reason of a rule, or the code itself when nobody wrote one. */
export function blockerText({ code, params = {} }: Sayable): string {
  const key = [code, `error.${code}`].find(isKey);
  if (!key) return t('error.unknown');
  return t(key, sayValues(params));
}

/** The values with every code of ours in words. */
export function sayValues(params: Values): Values {
  const values: Values = {};
  for (const [name, value] of Object.entries(params)) {
    values[name] = typeof value === 'string' ? sayValue(name, value) : value;
  }
  return values;
}

function sayValue(name: string, value: string): string {
  if (name === 'medium') return sayMedium(value);
  if (name === 'roles') return value.split(',').map(sayRole).join(', ');
  const connector = CONNECTORS.find(({ id }) => id === value);
  if (connector) return connector.label;
  for (const prefix of PREFIXES[name] ?? []) {
    const key = `${prefix}.${value}`;
    if (isKey(key)) return t(key);
  }
  return value;
}

function sayRole(role: string): string {
  const key = `role.${role}`;
  return isKey(key) ? t(key) : role;
}

/** The server names a medium `nvme PM981 1234`: only its first word is a code. */
function sayMedium(name: string): string {
  const [type = '', ...rest] = name.split(' ');
  const key = `medium.${type}`;
  return isKey(key) ? [t(key), ...rest].join(' ') : name;
}
