import type { AccessoryFacts, VideoPort } from './accessory-facts.ts';
import { finding, matchCharger, summarise } from './charger-matching.ts';
import type { ChargerFacts, Finding, Match } from './charger-matching.ts';
import type { KitLine, KitLineKey } from './kit-template.ts';
import type { Reason } from './reason.ts';

/** What the device asks of its kit. */
export interface KitDevice {
  needed: ChargerFacts;
  videoPorts?: readonly VideoPort[] | null;
  screenInch?: number | null;
  /** ISO 8601 date: a data plan is judged by it. */
  today?: string;
}

/** What lies in the kit for one line. */
export interface KitEntry {
  line: KitLineKey;
  quantity: number;
  /** Nothing in stock: the device waits for it. */
  short: boolean;
  /** For the charger line: what the charger in the kit gives. */
  charger?: ChargerFacts | null;
  /** What is known of the thing beside that; null where a person only ticked the line. */
  facts?: AccessoryFacts | null;
  /** The last day of a SIM's plan, ISO 8601. */
  planEndsOn?: string | null;
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
    const match = summarise(judgeLine(line, entry, entries, device));
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

function judgeLine(
  line: KitLine,
  entry: KitEntry | null,
  kit: readonly KitEntry[],
  device: KitDevice,
): Finding[] {
  const filled = entry !== null && !entry.short && entry.quantity > 0;
  if (!filled) {
    if (!line.required) return [];
    return [finding('block', entry?.short ? 'kit.line_short' : 'kit.line_missing')];
  }
  const few = entry.quantity < line.quantity && line.required;
  const counted = { needed: line.quantity, found: entry.quantity };
  return [
    ...(few ? [finding('block', 'kit.line_too_few', counted)] : []),
    ...thingFindings(line, entry, kit, device),
  ];
}

/** What the rules say of the thing itself, however many there are. */
export function thingFindings(
  line: KitLine,
  entry: KitEntry,
  kit: readonly KitEntry[],
  device: KitDevice,
): Finding[] {
  return [
    ...(line.key === 'charger' ? chargerFindings(line, entry, device.needed) : []),
    ...(line.key === 'monitor' ? monitorFindings(entry, device) : []),
    ...(line.key === 'video_cable' ? cableFindings(entry, kit, device) : []),
    ...(line.key === 'keyboard' ? layoutFindings(line, entry) : []),
    ...(line.key === 'bag' || line.key === 'case' ? sizeFindings(entry, device) : []),
    ...(line.key === 'sim' ? simFindings(line, entry, device) : []),
    ...cordFindings(line, entry, kit),
  ];
}

function chargerFindings(line: KitLine, entry: KitEntry, needed: ChargerFacts): Finding[] {
  if (!entry.charger) return [finding('block', 'kit.charger_not_recorded')];
  const match = matchCharger(needed, entry.charger, line);
  const result = match.result === 'block' ? 'block' : 'warn';
  return match.reasons.map((why) => ({ ...why, result }));
}

const share = (a: readonly string[], b: readonly string[]) => a.some((one) => b.includes(one));

function monitorFindings({ facts }: KitEntry, { videoPorts }: KitDevice): Finding[] {
  if (!facts?.sockets || !videoPorts) return [];
  return share(facts.sockets, videoPorts) ? [] : [finding('block', 'kit.monitor_port')];
}

/** One end goes into the device, the other into its monitor. */
function cableFindings(
  { facts }: KitEntry,
  kit: readonly KitEntry[],
  { videoPorts }: KitDevice,
): Finding[] {
  const ends = facts?.sockets;
  if (!ends || ends.length === 0) return [];
  const monitor = kit.find((one) => one.line === 'monitor')?.facts?.sockets;
  const reaches = (ports: readonly string[] | null | undefined) => !ports || share(ends, ports);
  return reaches(videoPorts) && reaches(monitor) ? [] : [finding('block', 'kit.cable_ends')];
}

/** A keyboard with other legends does with stickers, where the country has them. */
function layoutFindings(line: KitLine, { facts }: KitEntry): Finding[] {
  if (!line.layouts || !facts?.layout || line.layouts.includes(facts.layout)) return [];
  const params = {
    needed: line.layouts.join('/').toUpperCase(),
    found: facts.layout.toUpperCase(),
  };
  const result = line.alternatives.includes('acc.key_stickers') ? 'warn' : 'block';
  return [finding(result, 'kit.keyboard_layout', params)];
}

/** Makers round inches up and down by as much. */
const INCH_ROUNDING = 0.4;

function sizeFindings({ facts }: KitEntry, { screenInch }: KitDevice): Finding[] {
  if (!facts?.inch || !screenInch || facts.inch + INCH_ROUNDING >= screenInch) return [];
  return [finding('block', 'kit.bag_small', { needed: screenInch, found: facts.inch })];
}

function simFindings(line: KitLine, { facts, planEndsOn }: KitEntry, device: KitDevice): Finding[] {
  const findings: Finding[] = [];
  if (line.simSizes && facts?.simSize && !line.simSizes.includes(facts.simSize)) {
    const params = { needed: line.simSizes.join('/'), found: facts.simSize };
    findings.push(finding('block', 'kit.sim_size', params));
  }
  if (facts?.simState === 'not_active') findings.push(finding('warn', 'kit.sim_not_active'));
  return [...findings, ...planFindings(planEndsOn ?? null, device.today ?? null, line.planDays)];
}

/** Both dates are ISO 8601, so that their texts compare as the days do. */
export function planFindings(endsOn: string | null, today: string | null, days: number): Finding[] {
  if (!endsOn || !today) return [];
  if (endsOn < today) return [finding('block', 'kit.plan_ended', { date: endsOn })];
  const last = new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
  return endsOn < last ? [finding('warn', 'kit.plan_ends_soon', { date: endsOn, days })] : [];
}

/** The cord's inlet must be the brick's, its plug one of the country's walls, its current enough. */
function cordFindings(line: KitLine, { facts }: KitEntry, kit: readonly KitEntry[]): Finding[] {
  const findings: Finding[] = [];
  const brick = kit.find((one) => one.line === 'charger')?.facts?.inlet;
  const inlets = line.inlets && brick ? [brick] : line.inlets;
  if (inlets && facts?.inlet && !inlets.includes(facts.inlet)) {
    const params = { needed: inlets.join('/'), found: facts.inlet };
    findings.push(finding('block', 'kit.cord_inlet', params));
  }
  if (line.cordAmps !== null && facts?.amps && facts.amps < line.cordAmps) {
    const params = { needed: line.cordAmps, found: facts.amps };
    findings.push(finding('block', 'kit.cord_amps', params));
  }
  if (line.plugs && facts?.plug && !line.plugs.includes(facts.plug)) {
    const params = { needed: line.plugs.join('/'), found: facts.plug };
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
