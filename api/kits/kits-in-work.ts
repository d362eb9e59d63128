/** Every device being kitted at a site with the verdict on its kit, in one statement. */
import type { ChargerFacts } from '#domain/charger-matching.ts';
import type { KitVerdict } from '#domain/kit-matching.ts';
import { type KitSubject, chargerNeedOf, kitVerdictOf } from '../devices/gate-facts.ts';
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

export async function readKitsInWork(ctx: Context): Promise<KitInWork[]> {
  const rows = await ctx.database.sql<KittingRow[]>`
    select d.id, d.code, d.place_id as "placeId", d.kind, d.make, d.has_camera as "hasCamera",
      d.has_microphone as "hasMicrophone", d.has_wifi as "hasWifi", d.charger_volts as "chargerVolts",
      d.charger_watts as "chargerWatts", d.charger_connector as "chargerConnector",
      coalesce((
        select json_agg(json_build_object('id', k.id, 'line', k.line, 'required', k.required, 'status', k.status,
          'quantity', k.quantity, 'overrideReason', k.override_reason, 'accessoryId', k.accessory_id,
          'accessoryCode', a.code, 'make', a.make, 'volts', a.volts, 'watts', a.watts, 'connector', a.connector))
        from kit_lines k left join accessories a on a.id = k.accessory_id where k.device_id = d.id
      ), '[]') as kit
    from devices d
    where d.site_id = ${ctx.actor.siteId} and d.stage = 'kitting'
    order by d.stage_since, d.id`;
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
