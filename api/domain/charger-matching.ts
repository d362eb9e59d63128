import type { PowerRating } from './charger-text.ts';
import { ratingDisagrees } from './charger-text.ts';
import { connectorLabel, connectorsFit } from './connectors.ts';
import { reason } from './reason.ts';
import type { Reason } from './reason.ts';

export type MatchResult = 'ok' | 'warn' | 'block';

export interface Match {
  result: MatchResult;
  reasons: Reason[];
}

/** Texts may be empty where the database holds none. */
export interface ChargerFacts extends Omit<PowerRating, 'amps'> {
  amps?: number | null;
  make?: string | null;
}

/** Volts may differ by so many hundredths of what the device asks for. */
export const VOLTAGE_PERCENT = 5;

/** What a kit template may set: how far volts may be off, and whether fewer watts block or only warn. */
export interface ChargerRules {
  voltagePercent: number;
  weakCharger: 'block' | 'warn';
}

export const STRICT_RULES: ChargerRules = { voltagePercent: VOLTAGE_PERCENT, weakCharger: 'block' };

/** Printed watts are rounded: 64.9 W is sold as 65 W. */
const WATT_ROUNDING = 0.5;

/** Makers whose laptops read an identification pin and refuse or throttle a stranger's charger. */
const MAKERS_WITH_ID_PIN = ['dell', 'hp'];

/**
 * Does this charger fit this device? Voltage within the tolerance, watts at least those required, plug the same.
 * USB-C negotiates its voltage, so there the charger's highest voltage must reach the device's.
 */
export function matchCharger(
  needed: ChargerFacts,
  charger: ChargerFacts,
  rules: ChargerRules = STRICT_RULES,
): Match {
  const findings = [
    ...plugFindings(needed, charger),
    ...voltageFindings(needed, charger, rules.voltagePercent / 100),
    ...wattFindings(needed, charger, rules.weakCharger),
    ...pinFindings(needed, charger),
  ];
  return summarise(findings);
}

export interface Finding extends Reason {
  result: 'warn' | 'block';
}

export function finding(
  result: 'warn' | 'block',
  code: string,
  params?: Record<string, string | number>,
): Finding {
  return { result, ...reason(code, params) };
}

/** What blocks is the whole answer: warnings about a thing that does not fit help nobody. */
export function summarise(findings: readonly Finding[]): Match {
  const blocks = findings.filter((one) => one.result === 'block');
  const said = blocks.length > 0 ? blocks : findings;
  const result = blocks.length > 0 ? 'block' : findings.length > 0 ? 'warn' : 'ok';
  return { result, reasons: said.map(({ code, params }) => reason(code, params)) };
}

/** A number nobody has read yet blocks: the person reads the label and types it. */
function unknown(needed: unknown, found: unknown, what: string): Finding[] {
  if (!needed) return [finding('block', `kit.needs_unknown_${what}`)];
  if (!found) return [finding('block', `kit.charger_unknown_${what}`)];
  return [];
}

function plugFindings(needed: ChargerFacts, charger: ChargerFacts): Finding[] {
  if (!needed.connector || !charger.connector) {
    return unknown(needed.connector, charger.connector, 'connector');
  }
  const params = {
    needed: connectorLabel(needed.connector),
    found: connectorLabel(charger.connector),
  };
  const fit = connectorsFit(needed.connector, charger.connector);
  if (fit === 'no') return [finding('block', 'kit.charger_connector', params)];
  return fit === 'unsure' ? [finding('warn', 'kit.charger_connector_unsure', params)] : [];
}

function voltageFindings(
  needed: ChargerFacts,
  charger: ChargerFacts,
  tolerance: number,
): Finding[] {
  if (needed.volts === null || charger.volts === null) {
    return unknown(needed.volts, charger.volts, 'volts');
  }
  const params = { needed: needed.volts, found: charger.volts };
  const low = charger.volts < needed.volts * (1 - tolerance) - Number.EPSILON;
  const high = charger.volts > needed.volts * (1 + tolerance) + Number.EPSILON;
  const negotiates = needed.connector === 'usb_c' && charger.connector === 'usb_c';
  return low || (high && !negotiates) ? [finding('block', 'kit.charger_voltage', params)] : [];
}

function wattFindings(
  needed: ChargerFacts,
  charger: ChargerFacts,
  weak: 'block' | 'warn',
): Finding[] {
  if (needed.watts === null || charger.watts === null) {
    return unknown(needed.watts, charger.watts, 'watts');
  }
  const findings: Finding[] = [];
  if (charger.watts + WATT_ROUNDING < needed.watts) {
    const params = { needed: needed.watts, found: charger.watts };
    findings.push(finding(weak, 'kit.charger_watts', params));
  }
  if (ratingDisagrees({ ...charger, amps: charger.amps ?? null }))
    findings.push(finding('warn', 'kit.charger_label_disagrees'));
  return findings;
}

function pinFindings(needed: ChargerFacts, charger: ChargerFacts): Finding[] {
  const maker = needed.make?.trim().toLowerCase() ?? '';
  const same = charger.make?.trim().toLowerCase() === maker;
  const reads = MAKERS_WITH_ID_PIN.includes(maker) && needed.connector !== 'usb_c';
  return reads && !same ? [finding('warn', 'kit.charger_id_pin', { make: maker })] : [];
}
