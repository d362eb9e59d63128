/** Hardware reports in words: fields, values, changes, warnings. */
import { formatNumber, isKey, t } from '../i18n/i18n.ts';
import type { DeviceReports } from './reports.ts';

export type Fact = DeviceReports['facts'][number];
export type ReportChange = DeviceReports['reports'][number]['changes'][number];

export function factName(field: Fact['field']): string {
  return t(`report.field.${field}`);
}

/** A value of a field as people write it. */
export function factValue(field: Fact['field'], value: Fact['current']): string {
  if (value === null) return t('report.unknown');
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (typeof value === 'number') return numberValue(field, value);
  const key = { kind: `kind.${value}`, storageKind: `spec.storage_kind.${value}` }[field as string];
  return key !== undefined && isKey(key) ? t(key) : value;
}

function numberValue(field: Fact['field'], value: number): string {
  if (field === 'memoryMib') return gigabytes(value);
  if (field === 'batteryHealth') return t('report.percent', { value });
  return t('report.gigabytes', { value });
}

function gigabytes(mib: number): string {
  return t('report.gigabytes', { value: Math.round((mib / 1024) * 10) / 10 });
}

export function changeWords(change: ReportChange): string {
  switch (change.what) {
    case 'memory':
      return t('report.change.memory', { from: gigabytes(change.from), to: gigabytes(change.to) });
    case 'battery_health':
      return t('report.change.battery_health', {
        from: formatNumber(change.from),
        to: formatNumber(change.to),
      });
    case 'battery_replaced':
      return t('report.change.battery_replaced', { from: change.from, to: change.to });
    default:
      return t(`report.change.${change.what}`, { disk: change.disk });
  }
}

export function warningWords({ code, detail }: { code: string; detail: string }): string {
  const key = `report.warning.${code}`;
  const words = isKey(key) ? t(key) : code.replaceAll('_', ' ');
  return detail ? t('history.with', { words, details: detail }) : words;
}
