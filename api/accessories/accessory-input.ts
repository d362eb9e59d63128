/** What a person says about an accessory, as the database keeps it. */
import { and, eq, ne } from 'drizzle-orm';
import type { AccessoryFacts } from '#domain/accessory-facts.ts';
import { parseChargerText } from '#domain/charger-text.ts';
import { normaliseConnector } from '#domain/connectors.ts';
import { ICCID_WARNING, iccidChecks, readIccid } from '#domain/iccid.ts';
import { accessories } from '../../db/schema/index.ts';
import { invalidField } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import type { AccessoryRow } from './accessory-events.ts';

export interface AccessoryWords {
  make?: string | undefined;
  model?: string | undefined;
  serial?: string | undefined;
  /** What a charger's label says, e.g. `19.5V 3.34A 65W 4.5mm`. */
  chargerText?: string | undefined;
  volts?: number | null | undefined;
  watts?: number | null | undefined;
  /** As people write it; kept in the spelling of `#domain/connectors`. */
  connector?: string | undefined;
  /** Those given replace what was known; null forgets one. */
  facts?: { [Key in keyof AccessoryFacts]: AccessoryFacts[Key] | null } | undefined;
  /** Of a SIM or data card, as printed on it. */
  iccid?: string | undefined;
  /** ISO 8601 date. */
  planEndsOn?: string | null | undefined;
}

export type KnownFacts = Partial<
  Pick<
    AccessoryRow,
    'make' | 'model' | 'serial' | 'volts' | 'watts' | 'connector' | 'facts' | 'iccid' | 'planEndsOn'
  >
>;

/**
 * Typed numbers win over those read from the label's text.
 * @param before what was known of it
 * @throws AppError `input.invalid` on `chargerText`, `connector` or `iccid`
 */
export function factsFrom(input: AccessoryWords, before: AccessoryFacts = {}): KnownFacts {
  const { make, model, serial, planEndsOn } = input;
  const known: KnownFacts = {
    ...(make === undefined ? {} : { make }),
    ...(model === undefined ? {} : { model }),
    ...(serial === undefined ? {} : { serial }),
    ...(planEndsOn === undefined ? {} : { planEndsOn }),
  };
  const facts: Record<string, unknown> = { ...before, ...input.facts };
  if (input.chargerText?.trim()) {
    const { volts, amps, watts, connector } = parseChargerText(input.chargerText);
    if (volts === null && watts === null && connector === null) {
      throw invalidField('chargerText', 'spec.charger_unreadable');
    }
    Object.assign(known, { volts, watts, connector: connector ?? '' });
    if (input.facts?.amps === undefined) facts.amps = amps;
  }
  known.facts = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
  if (input.volts !== undefined) known.volts = input.volts;
  if (input.watts !== undefined) known.watts = input.watts;
  if (input.connector !== undefined) known.connector = readConnector(input.connector);
  if (input.iccid !== undefined) known.iccid = iccidFrom(input.iccid);
  return known;
}

function readConnector(text: string): string {
  if (text.trim() === '') return '';
  const connector = normaliseConnector(text);
  if (!connector) throw invalidField('connector', 'accessory.connector_unreadable');
  return connector;
}

function iccidFrom(text: string): string {
  if (text.trim() === '') return '';
  const iccid = readIccid(text);
  if (!iccid) throw invalidField('iccid', 'accessory.iccid_unreadable');
  return iccid;
}

/** @throws AppError `input.invalid` on `iccid` when another card has this number */
export async function refuseKnownIccid(unit: Unit, iccid = '', exceptId = ''): Promise<void> {
  if (iccid === '') return;
  const [other] = await unit.tx
    .select({ code: accessories.code, siteId: accessories.siteId })
    .from(accessories)
    .where(and(eq(accessories.iccid, iccid), exceptId ? ne(accessories.id, exceptId) : undefined));
  if (!other) return;
  const here = other.siteId === unit.actor.siteId;
  const code = here ? 'accessory.iccid_known' : 'accessory.iccid_elsewhere';
  throw invalidField('iccid', code, here ? { code: other.code } : {});
}

/** What to look at again; nothing is refused for it. */
export function warningsOf({ iccid }: KnownFacts): string[] {
  return iccid && !iccidChecks(iccid) ? [ICCID_WARNING] : [];
}
