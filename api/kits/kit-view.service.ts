/** A device's kit as the kitting table shows it: what it needs, from which shelf, what is in it already. */
import { and, eq } from 'drizzle-orm';
import type { ChargerFacts, MatchResult } from '#domain/charger-matching.ts';
import type { KitLineKey } from '#domain/kit-template.ts';
import type { Reason } from '#domain/reason.ts';
import type { Stage } from '#domain/stages.ts';
import type { CardRow } from '../../db/device-card.ts';
import { kitLines, people } from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import { chargerNeedOf, kitTemplateOf, kitVerdictOf } from '../devices/gate-facts.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import type { Context } from '../lib/context.ts';
import { type TakeHint, readHints } from './kit-hints.ts';
import { type LearntNeed, readLearntNeed } from './model-needs.service.ts';

export interface KitViewLine {
  line: KitLineKey;
  /** Translation key of the thing's name. */
  titleKey: string;
  required: boolean;
  /** Has a label of its own and is scanned; the rest is counted. */
  tracked: boolean;
  /** How many belong in the kit, and how many lie in it. */
  needed: number;
  quantity: number;
  status: CardRow['kit'][number]['status'];
  result: MatchResult;
  satisfied: boolean;
  reasons: Reason[];
  /** Translation keys of other things that do as well. */
  alternatives: readonly string[];
  inlets: readonly string[] | null;
  plugs: readonly string[] | null;
  cordAmps: number | null;
  accessory: {
    code: string;
    make: string;
    volts: number | null;
    watts: number | null;
    connector: string;
  } | null;
  /** The counted thing in the kit and its bin; null where a person only ticked the line. */
  item: { code: string; name: string; place: string | null } | null;
  override: { reason: string; by: string } | null;
  /** This site keeps it: it has a label of its own, or lies in bins. */
  stocked: boolean;
  /** What to fetch while the line is not satisfied, and from where; the best first. */
  take: TakeHint[];
}

export interface KitView {
  id: string;
  code: string;
  kind: CardRow['kind'];
  make: string;
  model: string;
  stage: Stage;
  version: number;
  place: { code: string; name: string } | null;
  /** What the charger must give; null where nobody has entered it. */
  needed: ChargerFacts;
  /** Where nobody has entered it: what its model was learnt to need. */
  learnt: LearntNeed | null;
  lines: KitViewLine[];
  complete: boolean;
  /** What a monitor may be plugged into; null where nobody has looked. */
  videoPorts: CardRow['videoPorts'];
  /** The charger to fetch while none that fits is in the kit. */
  charger: TakeHint | null;
  /** Open holds, which keep the device off the shelf. */
  holds: string[];
}

/** @throws AppError `device.not_found` (404) */
export async function readKit(ctx: Context, code: string): Promise<KitView> {
  const card = await readCardRow(ctx, code);
  const learnt = await readLearntNeed(ctx, card);
  const row = learnt && !learnt.ask ? { ...card, ...needColumns(learnt) } : card;
  const verdict = kitVerdictOf(ctx, row);
  const overriders = row.kit.some((line) => line.status === 'overridden')
    ? await readOverrides(ctx, row.id)
    : [];
  const template = kitTemplateOf(ctx, row);
  const hints = await readHints(ctx, row, template, verdict);
  const lines = template.map((about): KitViewLine => {
    const { key } = about;
    const held = row.kit.find((one) => one.line === key);
    const judged = verdict.lines.find((one) => one.line === key);
    const override = overriders.find((one) => one.line === key);
    return {
      line: key,
      titleKey: about.titleKey,
      required: about.required,
      tracked: about.tracked,
      needed: about.quantity,
      alternatives: about.alternatives,
      inlets: about.inlets,
      plugs: about.plugs,
      cordAmps: about.cordAmps,
      quantity: held?.quantity ?? 0,
      status: held?.status ?? 'open',
      result: judged?.result ?? 'block',
      satisfied: judged?.satisfied ?? false,
      reasons: judged?.reasons ?? [],
      accessory: held?.accessoryCode
        ? {
            code: held.accessoryCode,
            make: held.make ?? '',
            volts: held.volts,
            watts: held.watts,
            connector: held.connector ?? '',
          }
        : null,
      item:
        held?.itemCode && held.quantity > 0
          ? { code: held.itemCode, name: held.itemName ?? '', place: held.fromPlaceName }
          : null,
      override: override ? { reason: override.reason, by: override.by } : null,
      stocked: about.tracked || hints.stocked.has(key),
      take: hints.take.get(key) ?? [],
    };
  });
  return {
    id: row.id,
    code: row.code,
    kind: row.kind,
    make: row.make,
    model: row.model,
    stage: row.stage as Stage,
    version: row.version,
    place: row.placeCode ? { code: row.placeCode, name: row.placeName ?? '' } : null,
    needed: chargerNeedOf(row),
    lines,
    complete: verdict.satisfied && row.kit.length > 0,
    learnt,
    videoPorts: row.videoPorts,
    charger: lines.find((line) => line.line === 'charger')?.take[0] ?? null,
    holds: row.holds.map((hold) => hold.kind),
  };
}

const needColumns = ({ volts, watts, connector }: LearntNeed) => ({
  chargerVolts: volts,
  chargerWatts: watts,
  chargerConnector: connector,
});

/** What a coordinator let pass, and who it was. */
async function readOverrides(
  ctx: Context,
  deviceId: string,
): Promise<{ line: string; reason: string; by: string }[]> {
  return reader(ctx)
    .select({ line: kitLines.line, reason: kitLines.overrideReason, by: people.name })
    .from(kitLines)
    .innerJoin(people, eq(people.id, kitLines.overriddenById))
    .where(and(eq(kitLines.deviceId, deviceId), eq(kitLines.status, 'overridden')));
}
