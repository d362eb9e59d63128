/** What a device is and how good it is: spec, charger it needs, grades. */
import { eq } from 'drizzle-orm';
import { parseChargerText } from '#domain/charger-text.ts';
import { normaliseConnector } from '#domain/connectors.ts';
import {
  type CosmeticGrade,
  type FunctionalGrade,
  r2Codes,
  refuseHandoverGrades,
} from '#domain/grading.ts';
import type { Reason } from '#domain/reason.ts';
import { type SpecCheck, checkSpec, gateProfile } from '#domain/spec-profiles.ts';
import { devices } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { invalidField } from '../lib/errors.ts';
import { learnNeed } from '../kits/model-needs.service.ts';
import { recordEvent } from '../lib/unit.ts';
import { type DeviceInput, changeDevice } from './change-device.ts';

/** Columns a person types; an absent key stays as it is, null forgets the value. */
export interface SpecInput {
  memoryMib?: number | null | undefined;
  storageGb?: number | null | undefined;
  storageKind?: 'hdd' | 'ssd' | 'emmc' | null | undefined;
  screenInch?: number | null | undefined;
  screenPixels?: string | undefined;
  cpu?: string | undefined;
  cpuCores?: number | null | undefined;
  hasCamera?: boolean | null | undefined;
  hasMicrophone?: boolean | null | undefined;
  hasWifi?: boolean | null | undefined;
  osName?: string | undefined;
  batteryHealth?: number | null | undefined;
}

/**
 * Writes what is known about the device and answers whether it suits online learning.
 * @param input.chargerText the charger it needs as its label says it: `19.5V 3.34A 4.5mm`; empty forgets it.
 * @throws AppError `input.invalid` on `chargerText` when neither volts, watts nor connector can be read.
 */
export async function setSpec(
  ctx: Context,
  input: DeviceInput & { spec: SpecInput; chargerText?: string | undefined },
): Promise<SpecCheck> {
  return changeDevice(ctx, 'device.edit', input, async (unit, row) => {
    const changes = { ...given(input.spec), ...chargerNeed(input.chargerText) };
    await unit.tx
      .update(devices)
      .set({ ...changes, updatedAt: unit.recordedAt })
      .where(eq(devices.id, row.id));
    await recordEvent(unit, { deviceId: row.id, kind: 'spec', data: { ...changes } });
    if ('chargerVolts' in changes) {
      const { chargerVolts: volts, chargerWatts: watts, chargerConnector: connector } = changes;
      await learnNeed(unit, row, { volts, watts, connector });
    }
    return checkSpec(row.kind, { ...row, ...changes }, gateProfile(row));
  });
}

function given(spec: SpecInput): Partial<{ [K in keyof SpecInput]: NonNullable<SpecInput[K]> }> {
  return Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined));
}

interface ChargerNeed {
  chargerVolts: number | null;
  chargerWatts: number | null;
  /** One of `#domain/connectors`, empty when unknown. */
  chargerConnector: string;
}

function chargerNeed(text: string | undefined): ChargerNeed | Record<string, never> {
  if (text === undefined) return {};
  if (text.trim() === '') return { chargerVolts: null, chargerWatts: null, chargerConnector: '' };
  const { volts, watts } = parseChargerText(text);
  const connector = normaliseConnector(text);
  if (volts === null && watts === null && connector === null) {
    throw invalidField('chargerText', 'spec.charger_unreadable');
  }
  return { chargerVolts: volts, chargerWatts: watts, chargerConnector: connector ?? '' };
}

export interface GradesAnswer {
  /** The pair of R2 REC codes once both grades are set. */
  r2: { cosmetic: string | null; functional: string | null } | null;
  /** Why a device with these grades may not be handed over. */
  reasons: Reason[];
}

export async function setGrades(
  ctx: Context,
  input: DeviceInput & {
    cosmetic?: CosmeticGrade | undefined;
    functional?: FunctionalGrade | undefined;
  },
): Promise<GradesAnswer> {
  return changeDevice(ctx, 'qa.record', input, async (unit, row) => {
    const cosmetic = input.cosmetic ?? row.cosmeticGrade;
    const functional = input.functional ?? row.functionalGrade;
    await unit.tx
      .update(devices)
      .set({ cosmeticGrade: cosmetic, functionalGrade: functional, updatedAt: unit.recordedAt })
      .where(eq(devices.id, row.id));
    const data = { cosmetic, functional };
    await recordEvent(unit, { deviceId: row.id, kind: 'grade', data });
    return {
      r2: cosmetic && functional ? r2Codes(cosmetic, functional) : null,
      reasons: refuseHandoverGrades({ cosmetic, functional }, null),
    };
  });
}
