/** Picking as the browser reads it, with what its own scans will change once they are sent. */
import type { QueuedScan } from '#domain/bench.ts';
import type { Code } from '#domain/codes.ts';
import { isComplete, pickMeaning, type Seen } from '#domain/picking.ts';
import type { PickingView, PickLine } from '../../api/handover-sessions/picking.service.ts';
import type { SessionBox } from '../../api/handover-sessions/session-boxes.ts';
import { api, call } from '../data/api-client.ts';
import { t } from '../i18n/i18n.ts';
import type { StoredScan } from '../scan/scan-store.ts';

export type { PickingView, PickLine, SessionBox };

export function loadPicking(session: string): Promise<PickingView> {
  return call(api['handover-sessions'][':code'].picking.$get({ param: { code: session } }));
}

export const pickPath = (session: string) => `/handovers/${session}/pick`;

/** What was scanned here and is not answered yet, by request code or code of a spare. */
export interface Ahead {
  picked: ReadonlySet<string>;
  paired: ReadonlySet<string>;
  back: ReadonlySet<string>;
}

/** Read anew from the queue, so that a reload without network loses none of it. */
export function aheadOf(view: PickingView, waiting: readonly QueuedScan[]): Ahead {
  const [picked, paired, back] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { text, context } of waiting) {
    const means = context.picking && pickMeaning(text, view, context.picking);
    if (!context.picking || !means) continue;
    if (means.do === 'spare') {
      (context.picking.step === 'undo' ? back : picked).add(means.device.code);
    }
    if (means.do !== 'seen' || means.family.state === 'served') continue;
    const { needCode, device, card } = means.family;
    if (context.picking.step === 'undo') {
      picked.delete(needCode);
      paired.delete(needCode);
      back.add(needCode);
      continue;
    }
    if (!means.together.includes(device?.code ?? card ?? '')) continue;
    back.delete(needCode);
    picked.add(needCode);
    if (isComplete(means.family, means.together)) paired.add(needCode);
  }
  return { picked, paired, back };
}

export function waitingFor(session: Code, scans: readonly StoredScan[]): StoredScan[] {
  return scans.filter(
    ({ state, context }) => state === 'waiting' && context.picking?.session === session,
  );
}

export type LineState = 'open' | 'picked' | 'paired' | 'given';

export function stateOf(line: PickLine, ahead: Ahead): LineState {
  const { needCode, state, pickedAt, pairedAt } = line;
  if (state === 'served') return 'given';
  if (ahead.back.has(needCode)) return 'open';
  if (pairedAt || ahead.paired.has(needCode)) return 'paired';
  return pickedAt || ahead.picked.has(needCode) ? 'picked' : 'open';
}

/** `40 requests, 1 spare` */
export function boxWords({ families, spares }: SessionBox): string {
  const words = [
    t('pick.box_in', { count: families }),
    spares > 0 ? t('pick.box_spares', { count: spares }) : '',
  ];
  return words.filter(Boolean).join(t('handovers.comma'));
}

/** A shelf with what is taken from it. */
export interface Shelf {
  placeCode: Code | null;
  /** It lies in this box of the session by now. */
  boxCode: Code | null;
  way: readonly string[];
  lines: PickLine[];
}

/** Neighbours of one place together; the server sorted them as one walks. */
export function shelvesOf(lines: readonly PickLine[]): Shelf[] {
  const shelves: Shelf[] = [];
  for (const line of lines) {
    const last = shelves.at(-1);
    const { placeCode, boxCode, way } = line;
    const same = last?.placeCode === placeCode && last.boxCode === boxCode;
    if (last && same) last.lines.push(line);
    else shelves.push({ placeCode, boxCode, way, lines: [line] });
  }
  return shelves;
}

const KEY = 'rework.pick';

/** What lies together and is not complete outlives a reload of this window. */
export function rememberTogether(session: Code, together: readonly Seen[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ session, together }));
  } catch {
    // Storage may be blocked; it then lasts until the reload.
    return;
  }
}

export function recallTogether(session: Code): Seen[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return [];
    const { session: of, together } = kept as { session?: unknown; together?: unknown };
    const known = of === session && Array.isArray(together) ? together : [];
    return known.filter((one): one is Seen => typeof one === 'string');
  } catch {
    return [];
  }
}
