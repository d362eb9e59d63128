import type { VideoPort } from './accessory-facts.ts';
import { finding, matchCharger, summarise } from './charger-matching.ts';
import type { ChargerFacts, Finding, Match } from './charger-matching.ts';
import type { KitLine, KitLineKey } from './kit-template.ts';
import type { Reason } from './reason.ts';

/** What the device asks of its kit. */
export interface KitDevice {
  needed: ChargerFacts;
  videoPorts?: readonly VideoPort[] | null;
}

/** What lies in the kit for one line. */
export interface KitEntry {
  line: KitLineKey;
  quantity: number;
  /** Nothing in stock: the device waits for it. */
  short: boolean;
  /** For the charger line: what the charger in the kit gives. */
  charger?: ChargerFacts | null;
  /** For the power cord or a charger with its own plug: inlet and wall plug, where recorded. */
  inlet?: string | null;
  plug?: string | null;
  /** For the monitor: its sockets. */
  videoPorts?: readonly VideoPort[] | null;
  /** A coordinator lets this line pass, with a reason. */
  overridden?: boolean;
}

export interface KitLineVerdict extends Match {
  line: KitLineKey;
  /** Counts for G9: nothing to say, or overridden by a coordinator. */
  satisfied: boolean;
}

export interface KitVerdict {
  result: Match['result'];
  /** G9: every required line filled and fitting, or overridden. */
  satisfied: boolean;
  lines: KitLineVerdict[];
}

/** Judges the whole kit of a device against its template. Optional lines count only when something lies in them. */
export function kitVerdict(
  template: readonly KitLine[],
  entries: readonly KitEntry[],
  device: KitDevice,
): KitVerdict {
  const lines = template.map((line): KitLineVerdict => {
    const entry = entries.find((one) => one.line === line.key) ?? null;
    const match = summarise(judgeLine(line, entry, device));
    const satisfied = match.result === 'ok' || entry?.overridden === true;
    return { line: line.key, ...match, satisfied };
  });
  const open = lines.filter((line) => !line.satisfied);
  const result = open.some((line) => line.result === 'block')
    ? 'block'
    : open.length > 0
      ? 'warn'
      : 'ok';
  return { result, satisfied: open.length === 0, lines };
}

function judgeLine(line: KitLine, entry: KitEntry | null, device: KitDevice): Finding[] {
  const filled = entry !== null && !entry.short && entry.quantity > 0;
  if (!filled) {
    if (!line.required) return [];
    return [finding('block', entry?.short ? 'kit.line_short' : 'kit.line_missing')];
  }
  const few = entry.quantity < line.quantity && line.required;
  return [
    ...(few ? [finding('block', 'kit.line_too_few', countOf(line, entry))] : []),
    ...(line.key === 'charger' ? chargerFindings(entry, device.needed) : []),
    ...(line.key === 'monitor' ? monitorFindings(entry, device) : []),
    ...cordFindings(line, entry),
  ];
}

function countOf(line: KitLine, entry: KitEntry): Record<string, number> {
  return { needed: line.quantity, found: entry.quantity };
}

function chargerFindings(entry: KitEntry, needed: ChargerFacts): Finding[] {
  if (!entry.charger) return [finding('block', 'kit.charger_not_recorded')];
  const match = matchCharger(needed, entry.charger);
  const result = match.result === 'block' ? 'block' : 'warn';
  return match.reasons.map((why) => ({ ...why, result }));
}

function monitorFindings(entry: KitEntry, device: KitDevice): Finding[] {
  const { videoPorts } = entry;
  if (!videoPorts || !device.videoPorts) return [];
  const common = videoPorts.some((port) => device.videoPorts?.includes(port));
  return common ? [] : [finding('block', 'kit.monitor_port')];
}

/** The cord's inlet must be the brick's, its plug one of the country's walls. */
function cordFindings(line: KitLine, entry: KitEntry): Finding[] {
  const findings: Finding[] = [];
  if (line.inlets && entry.inlet && !line.inlets.includes(entry.inlet)) {
    const params = { needed: line.inlets.join('/'), found: entry.inlet };
    findings.push(finding('block', 'kit.cord_inlet', params));
  }
  if (line.plugs && entry.plug && !line.plugs.includes(entry.plug)) {
    const params = { needed: line.plugs.join('/'), found: entry.plug };
    findings.push(finding('block', 'kit.cord_plug', params));
  }
  return findings;
}

/** The reasons of one line that still block, for the device's list of blockers. */
export function openReasons(verdict: KitVerdict): { line: KitLineKey; reason: Reason }[] {
  return verdict.lines
    .filter((line) => !line.satisfied)
    .flatMap((line) => line.reasons.map((why) => ({ line: line.line, reason: why })));
}
