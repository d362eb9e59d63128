/** The kit as it leaves: what must be scanned at the table, and what the record keeps for ever. */
import { and, eq } from 'drizzle-orm';
import { connectorLabel } from '#domain/connectors.ts';
import type { KitLineKey } from '#domain/kit-template.ts';
import type { CardRow } from '../../db/device-card.ts';
import { kitLines, people, reservations, waivers } from '../../db/schema/index.ts';
import type { Decision, HandoverRecordData } from '../documents/document-data.ts';
import type { Unit } from '../lib/unit.ts';

export interface KitPiece {
  line: KitLineKey;
  quantity: number;
  /** Code of a tracked accessory: it is scanned at the table. */
  code: string | null;
  accessoryId: string | null;
  /** `Dell · 65 W · 19.5 V · 4.5x3.0` */
  detail: string | null;
}

/** Filled lines of the device's kit, tracked ones first. */
export function kitPieces(row: Pick<CardRow, 'kit'>): KitPiece[] {
  return row.kit
    .filter((line) => line.quantity > 0 && line.status !== 'open' && line.status !== 'short')
    .map((line) => ({
      line: line.line as KitLineKey,
      quantity: line.quantity,
      code: line.accessoryCode,
      accessoryId: line.accessoryId,
      detail: line.accessoryId ? detailOf(line) : line.itemName,
    }))
    .toSorted((a, b) => Number(b.code !== null) - Number(a.code !== null));
}

function detailOf({ make, watts, volts, connector }: CardRow['kit'][number]): string | null {
  const parts = [
    make,
    watts ? `${watts} W` : '',
    volts ? `${volts} V` : '',
    connector ? connectorLabel(connector) : '',
  ];
  return parts.filter(Boolean).join(' · ') || null;
}

/** A decision of somebody of the workshop, as it is stored: moments are ISO text. */
type StoredDecision = Omit<Decision, 'at'> & { at: string };

/** What `handovers.snapshot` holds. Persons of the workshop only, never the recipient. */
export interface HandoverSnapshot {
  kit: KitPiece[];
  scanned: string[];
  operatingSystem: string;
  cosmeticGrade: HandoverRecordData['cosmeticGrade'] | null;
  functionalGrade: HandoverRecordData['functionalGrade'] | null;
  batteryHealth: number | null;
  waivers: (StoredDecision & { gate: HandoverRecordData['waivers'][number]['gate'] })[];
  overrides: (StoredDecision & { line: KitLineKey })[];
  selfCheck: StoredDecision | null;
  selfApproval: StoredDecision | null;
  limitations: string[];
  /** Of a direct gift: what the donor declared. */
  declaration?: Record<string, boolean>;
}

export async function takeSnapshot(
  unit: Unit,
  row: CardRow,
  scanned: readonly string[],
): Promise<HandoverSnapshot> {
  const waived = await unit.tx
    .select({ gate: waivers.gate, reason: waivers.reason, by: people.name, at: waivers.waivedAt })
    .from(waivers)
    .innerJoin(people, eq(people.id, waivers.waivedById))
    .where(eq(waivers.deviceId, row.id));
  const overridden = await unit.tx
    .select({
      line: kitLines.line,
      reason: kitLines.overrideReason,
      by: people.name,
      at: kitLines.filledAt,
    })
    .from(kitLines)
    .innerJoin(people, eq(people.id, kitLines.overriddenById))
    .where(and(eq(kitLines.deviceId, row.id), eq(kitLines.status, 'overridden')));
  const stored = waived.map(({ at, gate, ...rest }) => ({
    ...rest,
    gate: gate as HandoverSnapshot['waivers'][number]['gate'],
    at: at.toISOString(),
  }));
  return {
    kit: kitPieces(row),
    scanned: [...scanned],
    operatingSystem: row.osName,
    cosmeticGrade: row.cosmeticGrade,
    functionalGrade: row.functionalGrade,
    batteryHealth: row.batteryHealth,
    waivers: stored,
    overrides: overridden.map(({ at, line, ...rest }) => ({
      ...rest,
      line: line as KitLineKey,
      at: (at ?? unit.recordedAt).toISOString(),
    })),
    selfCheck: row.qa?.selfCheck
      ? { reason: row.qa.reason, by: row.qa.personName, at: row.qa.recordedAt }
      : null,
    selfApproval: await selfApproval(unit, row),
    limitations:
      row.functionalGrade === '3'
        ? stored.filter(({ gate }) => gate === 'G7').map(({ reason }) => reason)
        : [],
  };
}

async function selfApproval(unit: Unit, row: CardRow): Promise<StoredDecision | null> {
  if (!row.reservation) return null;
  const [reserved] = await unit.tx
    .select({
      reason: reservations.selfCheckReason,
      by: people.name,
      at: reservations.reservedAt,
    })
    .from(reservations)
    .innerJoin(people, eq(people.id, reservations.reservedById))
    .where(eq(reservations.id, row.reservation.id));
  return reserved?.reason ? { ...reserved, at: reserved.at.toISOString() } : null;
}
