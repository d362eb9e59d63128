/** What a part or some pieces went in, out or away for, in the reader's words. */
import { faultName } from '../data/fault-list.ts';
import { isKey, t } from '../i18n/i18n.ts';
import type { LabelledPart } from './parts-data.ts';

type Cause = LabelledPart['events'][number]['cause'];

export function causeText(cause: Cause): string {
  if (!cause) return '';
  const { what, code, title } = cause;
  switch (what) {
    case 'task':
      return t('parts.for', { what: title || taskText(code) });
    case 'fault':
      return t('parts.for', { what: faultName(code) });
    case 'order':
      return t('parts.for_order');
    case 'transfer':
      return t('parts.with_transfer', { code });
    default:
      return t('parts.with_batch', { code });
  }
}

function taskText(kind: string): string {
  const key = `task.${kind}`;
  return isKey(key) ? t(key) : kind;
}
