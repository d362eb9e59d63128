/** Every device being kitted at a site with the verdict on its kit, in one statement. */
import type { ChargerFacts } from '#domain/charger-matching.ts';
import type { KitVerdict } from '#domain/kit-matching.ts';
import { type KitSubject, chargerNeedOf, kitVerdictOf } from '../devices/gate-facts.ts';
import { KIT_OF_DEVICE, KIT_TEMPLATE_OF_DEVICE } from '../../db/device-card.ts';
import type { Context } from '../lib/context.ts';

interface KittingRow extends KitSubject {
  id: string;
  code: string;
  placeId: string | null;
}

export interface KitInWork {
  id: string;
  code: string;
  placeId: string | null;
  needed: ChargerFacts;
  verdict: KitVerdict;
  /** Required lines that are neither filled nor let pass. */
  open: string[];
  /** Those of them that are not in stock. */
  short: string[];
  complete: boolean;
}

const KITS_IN_WORK = `
select d.id, d.code, d.place_id as "placeId", d.kind, d.make, d.has_camera as "hasCamera",
  d.has_microphone as "hasMicrophone", d.has_wifi as "hasWifi", d.screen_inch as "screenInch",
  d.video_ports as "videoPorts", d.charger_volts as "chargerVolts", d.charger_watts as "chargerWatts",
  d.charger_connector as "chargerConnector", ${KIT_OF_DEVICE} as kit, ${KIT_TEMPLATE_OF_DEVICE} as "kitTemplate"
from devices d join sites s on s.id = d.site_id
where d.site_id = $1 and d.stage = 'kitting'
order by d.stage_since, d.id`;

export async function readKitsInWork(ctx: Context): Promise<KitInWork[]> {
  const rows = await ctx.database.sql.unsafe<KittingRow[]>(KITS_IN_WORK, [ctx.actor.siteId]);
  return rows.map((row) => {
    const verdict = kitVerdictOf(ctx, row);
    const open = verdict.lines.filter((line) => !line.satisfied).map((line) => line.line);
    const short = row.kit.filter((line) => line.status === 'short').map((line) => line.line);
    return {
      id: row.id,
      code: row.code,
      placeId: row.placeId,
      needed: chargerNeedOf(row),
      verdict,
      open,
      short: open.filter((line) => short.includes(line)),
      complete: verdict.satisfied && row.kit.length > 0,
    };
  });
}
