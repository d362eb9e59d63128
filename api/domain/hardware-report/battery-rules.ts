import { emptyBattery } from './shape.ts';
import type { BatteryReading } from './shape.ts';
import { cleanText, decimal, readName, readSerial, round } from './values.ts';
import { warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';

/** Below and above these no notebook or tablet pack exists (aircraft rules stop at 100 Wh). */
const LEAST_WH = 8;
const MOST_WH = 200;

export function isPlausibleWh(wh: number | null): wh is number {
  return wh !== null && wh >= LEAST_WH && wh <= MOST_WH;
}

/** Full of design capacity, in percent with one decimal; new packs hold more than they promise. */
export function healthPercent(full: number | null, design: number | null): number | null {
  if (full === null || design === null || !(design > 0) || full < 0) return null;
  if (full > design * 1.6) return null;
  return Math.min(100, round((full / design) * 100, 1));
}

/** A count of cycles; 0 from a firmware means that it does not count. */
export function cycleCount(value: number | null): number | null {
  return value !== null && Number.isInteger(value) && value > 0 && value < 20_000 ? value : null;
}

const TEMPLATE =
  /virtual battery|crb battery|^fake|^smart battery$|real battery|^battery (name|manufacturer|\d)|^molicel$|^location of/i;

/** SMBIOS type 22 (DSP0134 §7.23). Templates of the firmware and packs without capacity are left out. */
export function batteryFromDmi(entry: {
  location?: string | undefined;
  manufacturer?: string | undefined;
  name?: string | undefined;
  serial?: string | undefined;
  capacity?: string | undefined;
  voltage?: string | undefined;
}): { battery: BatteryReading | null; present: boolean; warnings: ReportWarning[] } {
  const name = readName(entry.name);
  const texts = [entry.location, entry.manufacturer, entry.name].map(
    (text) => cleanText(text) ?? '',
  );
  const capacity = /^(\d{1,9})\s*mWh/i.exec(entry.capacity ?? '')?.[1];
  const designWh = capacity === undefined ? null : Number(capacity) / 1000;
  if (texts.some((text) => TEMPLATE.test(text)) || (name === null && !designWh)) {
    const left = warn('battery_placeholder', cleanText(entry.name) ?? '');
    return { battery: null, present: false, warnings: [left] };
  }
  if (designWh === null || designWh === 0) {
    // A pack that names itself is there, though nothing is known of it.
    const left = warn('battery_implausible', name ?? '');
    return { battery: null, present: capacity !== undefined, warnings: [left] };
  }
  const plausible = isPlausibleWh(designWh);
  return {
    battery: {
      ...emptyBattery('dmidecode'),
      manufacturer: readName(entry.manufacturer),
      model: name,
      serial: readSerial(entry.serial),
      designWh: plausible ? round(designWh, 3) : null,
    },
    present: true,
    warnings: plausible
      ? []
      : [warn('battery_implausible', `${name ?? ''} ${entry.capacity}`.trim())],
  };
}

/** A battery from capacities in Wh, or in Ah with the design voltage. */
export function withCapacities(
  battery: BatteryReading,
  capacities: { design: number | null; full: number | null; volts: number | null },
): { battery: BatteryReading; warnings: ReportWarning[] } {
  const { design, full, volts } = capacities;
  const toWh = (value: number | null) =>
    value === null || volts === null ? null : round(value * volts, 3);
  const designWh = toWh(design);
  const fullWh = toWh(full);
  const known = design !== null && design > 0;
  const bad = known && volts !== null && !isPlausibleWh(designWh);
  return {
    battery: {
      ...battery,
      designWh: isPlausibleWh(designWh) ? designWh : null,
      fullWh: fullWh !== null && fullWh > 0 && fullWh <= MOST_WH && !bad ? fullWh : null,
      healthPct: known ? healthPercent(full, design) : null,
    },
    warnings: [
      ...(bad ? [warn('battery_implausible', battery.model ?? '')] : []),
      ...(known && volts === null ? [warn('battery_units', battery.model ?? '')] : []),
    ],
  };
}

/** Watt-hours from text such as `74,496 Wh` or `47.5 Wh`. */
export function wattHours(text: string | null | undefined): number | null {
  const value = decimal(text);
  return value !== null && /\d\s*Wh\b/i.test(text ?? '') ? value : null;
}
