import { chassisKind, isVirtual, machineKind } from './chassis.ts';
import { reading } from './shape.ts';
import type { MachineFields, ReportTool } from './shape.ts';
import { cleanText, readName, readSerial, readUuid } from './values.ts';
import { readVendor } from './vendors.ts';
import { warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';

/** The strings of SMBIOS types 1, 2 and 3 (DSP0134 §7.2–7.4), from whichever tool prints them. */
export interface DmiStrings {
  manufacturer?: string | null;
  product?: string | null;
  version?: string | null;
  serial?: string | null;
  uuid?: string | null;
  family?: string | null;
  boardManufacturer?: string | null;
  boardProduct?: string | null;
  chassis?: string | number | null;
}

export interface DmiIdentity {
  fields: MachineFields;
  warnings: ReportWarning[];
}

/** Who the machine is. A missing or placeholder value gives no field. */
export function identityFromDmi(dmi: DmiStrings, source: ReportTool): DmiIdentity {
  const warnings: ReportWarning[] = [];
  const system = readVendor(dmi.manufacturer);
  const board = boardOf(dmi);
  const manufacturer = system ?? readVendor(board?.manufacturer);
  const named = modelName(dmi, manufacturer);
  const boardModel = readName(board?.product);
  const model = named?.model ?? boardModel;
  if (named?.reference) warnings.push(warn('reference_model', cleanText(dmi.product) ?? ''));
  if (!named && boardModel) warnings.push(warn('placeholder_model', boardModel));
  const kind = machineKind({
    chassis: dmi.chassis ?? null,
    manufacturer,
    models: [dmi.product ?? null, model, dmi.family ?? null],
  });
  if (kind?.doubtful) warnings.push(warn('chassis_doubtful', model ?? ''));
  if (!kind && dmi.chassis) warnings.push(warn('chassis_unknown', String(dmi.chassis)));
  const virtual = isVirtual(manufacturer, cleanText(dmi.product));
  if (virtual) warnings.push(warn('virtual_machine', manufacturer ?? ''));
  const serial = machineSerial(dmi.serial);
  const written = cleanText(dmi.serial);
  if (written !== null && serial === null) warnings.push(warn('placeholder_serial', written));
  return {
    fields: withoutEmpty({
      kind: kind ? { value: kind.kind, source, sure: kind.sure } : undefined,
      manufacturer: reading(manufacturer, source, system ? 'sure' : 'likely'),
      model: reading(model, source, named && !named.reference ? 'sure' : 'likely'),
      // A hypervisor makes its serials up; they follow no machine.
      serial: reading(virtual ? null : serial, source),
      uuid: reading(readUuid(dmi.uuid), source),
    }),
    warnings,
  };
}

/** No maker numbers machines with three characters; parts such as batteries may be. */
function machineSerial(text: string | null | undefined): string | null {
  const serial = readSerial(text);
  return serial !== null && serial.length > 3 && serial !== '1234' ? serial : null;
}

/**
 * A machine put together from parts is known by its board. Only where the system's own fields hold
 * a template: a field that is not there says nothing, and a laptop's board is not its model.
 */
function boardOf(
  dmi: DmiStrings,
): { manufacturer?: string | null; product?: string | null } | null {
  const given = [dmi.manufacturer, dmi.product].some((text) => text !== undefined && text !== null);
  if (!given || chassisKind(dmi.chassis ?? null) === 'laptop') return null;
  return { manufacturer: dmi.boardManufacturer ?? null, product: dmi.boardProduct ?? null };
}

/** Lenovo's machine type and model: `20AL00FGMB`, `2767AL9`, `80E5`, `10115`. */
const LENOVO_TYPE = /^[0-9]{2}[0-9A-Z]{2}([0-9A-Z]{1,8})?$/;
/** Intel's and others' reference designs, which some makers leave in the product field. */
const REFERENCE_PRODUCT =
  /\b(platform|reference|crb|customer ?reference|emerald lake|oak trail)\b/i;

function modelName(
  dmi: DmiStrings,
  manufacturer: string | null,
): { model: string; reference: boolean } | null {
  const product = readName(dmi.product);
  const version = readName(dmi.version);
  if (manufacturer === 'Lenovo' && version !== null && isLenovoName(version)) {
    const type = product === null || LENOVO_TYPE.test(product);
    const reference = product !== null && REFERENCE_PRODUCT.test(product);
    if (type || reference) return { model: version, reference };
  }
  if (manufacturer === 'Lenovo' && product !== null && LENOVO_TYPE.test(product)) {
    const family = readName(dmi.family);
    if (family !== null && /^(think|idea|yoga|legion|lenovo)\S* .*\d/i.test(family)) {
      return { model: family, reference: false };
    }
  }
  return product === null ? null : { model: product, reference: false };
}

/** Lenovo writes the human name as version: a word and more, not `1.0` or `Lenovo` alone. */
function isLenovoName(version: string): boolean {
  if (/^(think|idea|yoga|legion|lenovo)\S* \S/i.test(version)) return true;
  const numbered = /^[a-z].*\d/i.test(version);
  return numbered && !/^(rev|ver|v|win)[\s.]*\d/i.test(version);
}

function withoutEmpty(fields: {
  [K in keyof MachineFields]: MachineFields[K] | undefined;
}): MachineFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as MachineFields;
}
