/** What a refusal of the server asks for, each piece in words; what its parameters stand for is translated too. */
import { isValidCode } from '#domain/codes.ts';
import { isKey, t, type Values } from '../i18n/i18n.ts';
import { ApiError } from './api-error.ts';
import { groupedCode } from '../ui/grouped-code.ts';

/** Parameters that hold a code of ours, with the first part of its key. */
const PREFIXES: Record<string, readonly string[]> = {
  lock: ['lock'],
  hold: ['hold'],
  item: ['acc', 'checklist'],
  line: ['acc'],
  gate: ['gate'],
  task: ['task'],
  stage: ['stage'],
  status: ['need.status'],
  kinds: ['places.kind'],
  to: ['stage'],
};

/** One sentence for each missing piece and each wrong field. */
export function refusalLines(error: unknown): string[] {
  if (!(error instanceof ApiError)) return [];
  return [...error.blockers, ...error.fields].map(({ code, params = {} }) => {
    const key = [code, `error.${code}`].find(isKey);
    return key ? t(key, sayValues(params)) : t('error.unknown');
  });
}

/** The sentence of a refusal whose parameters are words of ours; null when nobody wrote one. */
export function refusalSentence(error: unknown): string | null {
  if (!(error instanceof ApiError)) return null;
  const key = `error.${error.code}`;
  return isKey(key) ? t(key, sayValues(error.params)) : null;
}

function sayValues(params: Values): Values {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? sayValue(name, value) : value,
    ]),
  );
}

function sayValue(name: string, value: string): string {
  if (isValidCode(value)) return groupedCode(value);
  for (const prefix of PREFIXES[name] ?? []) {
    const key = `${prefix}.${value}`;
    if (isKey(key)) return t(key);
  }
  return value;
}
