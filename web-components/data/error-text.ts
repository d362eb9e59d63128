import { isKey, t, type Key, type Values } from '../i18n/i18n.ts';
import { ApiError } from './api-error.ts';
import { blockerText } from './blocker-text.ts';
import { sayValues } from './say-values.ts';

/** What is said of a code that has no sentence of its own. */
const BY_STATUS: Record<number, Key> = {
  400: 'error.invalid',
  401: 'error.signed_out',
  403: 'error.forbidden',
  404: 'error.not_found',
  409: 'error.stale',
  413: 'error.too_large',
  422: 'error.invalid',
  429: 'error.too_many',
};

/** The sentence for anything caught: what happened, what is safe, what to do. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) return t('error.unknown');
  const general =
    BY_STATUS[error.status] ?? (error.status >= 500 ? 'error.internal' : 'error.unknown');
  return codeText(error.code, error.params) ?? t(general);
}

/** The sentence for the field `name` of a refused input; empty when that field is not to blame. */
export function fieldText(error: unknown, name: string): string {
  if (!(error instanceof ApiError)) return '';
  const fault = error.fields.find((field) => field.field === name);
  return fault ? (codeText(fault.code, fault.params) ?? t('error.input.wrong_value')) : '';
}

/** One sentence for each missing piece and each wrong field. */
export function refusalLines(error: unknown): string[] {
  return error instanceof ApiError ? [...error.blockers, ...error.fields].map(blockerText) : [];
}

/** The server was not reached; what it told earlier may still be shown. */
export function isOffline(error: unknown): boolean {
  return error instanceof ApiError && error.status === 0;
}

function codeText(code: string, params: Values = {}): string | undefined {
  const whose = 'roles' in params ? [`error.${code}_whose`] : [];
  const key = [...whose, `error.${code}`, code].find(isKey);
  if (!key) return undefined;
  try {
    return t(key, sayValues(params));
  } catch {
    return undefined;
  }
}
