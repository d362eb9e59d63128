import { isKey, t } from '../i18n/i18n.ts';
import { ApiError } from './api-error.ts';

/** The sentence for anything caught; an unknown code gets a general one. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) return t('error.unknown');
  return codeText(error.code, error.params);
}

/** The sentence for a code from the server, for instance of one field. */
export function codeText(code: string, params: Record<string, string | number> = {}): string {
  const key = [code, `error.${code}`].find((candidate) => isKey(candidate));
  if (!key || !isKey(key)) return t('error.unknown');
  try {
    return t(key, params);
  } catch {
    return t('error.unknown');
  }
}

export function isOffline(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'error.offline';
}
