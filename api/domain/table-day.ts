/** The day at a handover table: what a tablet's package and its records say together. Pure, and the same every time. */
import type { Code } from './codes.ts';
import type { TableDevice, TableEntry, TablePackage, TableRecord } from './table-package.ts';

export type FamilyState = TableEntry['state'];

/** One family as it stands now. */
export interface TableFamily {
  entry: TableEntry;
  state: FamilyState;
  /** What is given here, or was: the spare after an exchange. */
  device: TableDevice | null;
  /** What this tablet recorded last; null where another one did, or nobody. */
  recordId: string | null;
  /** When this tablet served the family. */
  servedAt: string | null;
}

export interface TableProgress {
  served: number;
  absent: number;
  waiting: number;
  /** Without those taken off the list. */
  total: number;
}

export interface TableDay {
  /** In the order of the sheet. */
  families: readonly TableFamily[];
  progress: TableProgress;
  /** Spares still here. */
  spares: readonly TableDevice[];
  /** Devices and cards that were given, or found dead, and the family each of them was for. */
  spent: ReadonlyMap<Code, string>;
}

/** What a record says without its pictures; the tablet keeps no more of it for itself. */
export type TableAct = Pick<TableRecord, 'id' | 'kind' | 'needCode' | 'happenedAt'> & {
  deviceCode?: Code;
  deadDeviceCode?: Code;
  accessoryCode?: Code;
};

export function actOf(record: TableRecord): TableAct {
  const { id, kind, needCode, happenedAt } = record;
  const act = { id, kind, needCode, happenedAt };
  if (record.kind === 'card') return { ...act, accessoryCode: record.accessoryCode };
  if (record.kind === 'handover') return { ...act, deviceCode: record.deviceCode };
  if (record.kind !== 'exchange') return act;
  return { ...act, deviceCode: record.deviceCode, deadDeviceCode: record.deadDeviceCode };
}

/**
 * Replays the acts in their order. One act done twice counts once; a family is served once, whoever served it; what is
 * for a family that is not on the list changes nothing.
 */
export function dayOf(pack: TablePackage, acts: readonly TableAct[]): TableDay {
  const families = new Map(pack.entries.map((entry) => [entry.needCode, familyOf(entry)]));
  const spent = new Map<Code, string>();
  for (const { state, device, entry } of families.values()) {
    if (state === 'served') spend(spent, entry.needCode, device?.code, entry.card?.code);
  }
  for (const act of acts) {
    const family = families.get(act.needCode);
    if (!family || family.state === 'removed' || isUndone(family.entry, act)) continue;
    if (family.state === 'served') {
      if (act.kind !== 'absent' && !family.recordId)
        families.set(act.needCode, ownWork(family, act));
      continue;
    }
    families.set(act.needCode, after(family, act, pack.spares));
    spend(spent, act.needCode, act.deviceCode, act.deadDeviceCode, act.accessoryCode);
  }
  const list = [...families.values()].toSorted((a, b) => a.entry.position - b.entry.position);
  return {
    families: list,
    progress: progressOf(list),
    spares: pack.spares.filter((spare) => !spent.has(spare.code)),
    spent,
  };
}

/** It was made void afterwards, by two coordinators. */
function isUndone({ reopenedAt }: TableEntry, { happenedAt }: TableAct): boolean {
  return reopenedAt !== undefined && Date.parse(happenedAt) <= Date.parse(reopenedAt);
}

function familyOf(entry: TableEntry): TableFamily {
  return { entry, state: entry.state, device: entry.device, recordId: null, servedAt: null };
}

/** The server knows already what this tablet did. */
function ownWork(family: TableFamily, { id, happenedAt }: TableAct): TableFamily {
  return { ...family, recordId: id, servedAt: happenedAt };
}

function after(family: TableFamily, act: TableAct, spares: readonly TableDevice[]): TableFamily {
  if (act.kind === 'absent') return { ...family, state: 'absent', recordId: act.id };
  const spare = spares.find(({ code }) => code === act.deviceCode);
  const device = act.kind === 'exchange' && spare ? spare : family.device;
  const { id, happenedAt } = act;
  return { ...family, state: 'served', device, recordId: id, servedAt: happenedAt };
}

function spend(spent: Map<Code, string>, needCode: string, ...codes: (Code | undefined)[]): void {
  for (const code of codes) if (code) spent.set(code, needCode);
}

function progressOf(families: readonly TableFamily[]): TableProgress {
  const count = (state: FamilyState) => families.filter((family) => family.state === state).length;
  const [served, absent, waiting] = [count('served'), count('absent'), count('waiting')];
  return { served, absent, waiting, total: served + absent + waiting };
}

/** The last act, while it has not left the tablet; nothing else can be taken back here. */
export function takeBackable(
  acts: readonly TableAct[],
  left: (id: string) => boolean,
): TableAct | null {
  const last = acts.at(-1);
  return last && !left(last.id) ? last : null;
}
