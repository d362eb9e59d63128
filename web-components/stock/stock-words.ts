/** The answer of ready stock in words. */
import type { Stock, StockWait } from '../../api/stock/stock.service.ts';
import { sayValues } from '../data/say-values.ts';
import { formatNumber, isKey, t } from '../i18n/i18n.ts';

export function gigabytes(value: number): string {
  return formatNumber(value, { style: 'unit', unit: 'gigabyte', maximumFractionDigits: 1 });
}

/** Memory as it was sold: graphics take a share before the system counts it. @param mib MiB */
export function memoryWords(mib: number): string {
  return gigabytes(mib < 1024 ? Number((mib / 1024).toFixed(1)) : Math.ceil(mib / 1024));
}

export function percent(value: number): string {
  return formatNumber(value / 100, { style: 'percent' });
}

/** One reason for waiting as a short name, e.g. “Charger 19.5 V, 4.5 × 3.0 mm”. */
export function waitWords({ code, params }: StockWait): string {
  const plug = code === 'stock.wait_charger' && params.connector;
  const key = plug ? 'stock.wait_charger_plug' : code;
  return isKey(key) ? t(key, sayValues(params)) : key;
}

/** “43 can leave today, on 6 shelves; 14 more wait for a 19.5 V charger.” */
export function answerWords({ canLeave, shelves, waits }: Stock): string {
  const answer =
    canLeave > 0 ? t('stock.answer', { count: canLeave, shelves }) : t('stock.answer_none');
  const first = reasonsOf(waits)[0];
  const more = first && moreWords(first);
  return more ? t('stock.answer_more', { answer, more }) : t('stock.answer_only', { answer });
}

/** Waits with a cause; the others are only further back on the line. */
export function reasonsOf(waits: readonly StockWait[]): StockWait[] {
  return waits.filter((wait) => wait.code !== 'stock.wait_stage');
}

function moreWords({ code, params, count }: StockWait): string {
  const key = code.replace('stock.wait_', 'stock.more_');
  return isKey(key) ? t(key, { ...sayValues(params), count }) : '';
}
