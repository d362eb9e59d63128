/** The typed fields of a device's spec, as the form shows them. */
import { connectorLabel } from '#domain/connectors.ts';
import type { Key } from '../i18n/i18n.ts';
import type { Card } from './card.ts';

export interface NumberField {
  name: 'memoryMib' | 'storageGb' | 'screenInch' | 'cpuCores' | 'batteryHealth';
  label: Key;
  value: string;
  unit: string;
  /** The field's unit in the stored unit, whole numbers only: 4 GB are 4096 MiB. */
  factor: number | null;
}

export function specNumbers(card: Card): NumberField[] {
  const text = (value: number | null) => (value === null ? '' : String(value));
  const memory = card.memoryMib === null ? null : Math.round((card.memoryMib / 1024) * 100) / 100;
  return [
    field('memoryMib', 'spec.memory', text(memory), 'GB', 1024),
    field('storageGb', 'spec.storage', text(card.storageGb), 'GB', 1),
    field('screenInch', 'spec.screen', text(card.screenInch), '″', null),
    field('cpuCores', 'spec.cpu_cores', text(card.cpuCores), '', 1),
    field('batteryHealth', 'field.battery_health', text(card.batteryHealth), '%', 1),
  ];
}

function field(
  name: NumberField['name'],
  label: Key,
  value: string,
  unit: string,
  factor: number | null,
): NumberField {
  return { name, label, value, unit, factor };
}

export interface TextField {
  name: 'screenPixels' | 'cpu' | 'osName';
  label: Key;
  value: string;
}

export function specTexts(card: Card): TextField[] {
  return [
    { name: 'screenPixels', label: 'spec.pixels', value: card.screenPixels },
    { name: 'cpu', label: 'part.cpu', value: card.cpu },
    { name: 'osName', label: 'field.os', value: card.osName },
  ];
}

/** The charger a device needs, written as on a label; empty when unknown. */
export function chargerText(card: Card): string {
  return [
    card.chargerVolts === null ? '' : `${card.chargerVolts}V`,
    card.chargerWatts === null ? '' : `${card.chargerWatts}W`,
    card.chargerConnector ? connectorLabel(card.chargerConnector) : '',
  ]
    .filter(Boolean)
    .join(' ');
}
