/** The scan card: one device with everything the gates and the bench ask for, in one statement. */
export type { CardMedium, CardRow } from './card-row.ts';

const list = (select: string, from: string, order: string, limit = 100) =>
  `(select coalesce(json_agg(x), '[]') from (select ${select} from ${from} order by ${order} limit ${limit}) x)`;

/** What reached the donor, or is on its way, about the hold `h`. */
export const HOLD_MESSAGES = `
  select min(m.created_at) filter (where m.template = 'lock_release') as asked,
    max(m.created_at) filter (where m.template = 'lock_reminder') as reminded
  from messages m where m.hold_id = h.id and m.status in ('queued', 'sent', 'copied')`;

/** The profile that gate G6 asks for, as JSON; read with the device, so that every process judges by the newest. */
export const GATE_PROFILE = `(select row_to_json(x) from (
  select v.profile as id, v.version, v.name, v.requirements from settings g
  join spec_profile_versions v on v.profile = g.spec_profile order by v.version desc limit 1) x)`;

/** The lines of the kit of the device `d`. */
export const KIT_OF_DEVICE = list(
  `k.id, k.line, k.required, k.status, k.quantity, k.override_reason as "overrideReason",
   k.accessory_id as "accessoryId", ka.code as "accessoryCode", ka.make, ka.volts, ka.watts, ka.connector,
   ka.plan_ends_on as "planEndsOn", coalesce(ka.facts, ki.facts) as facts,
   k.item_id as "itemId", ki.code as "itemCode", ki.name as "itemName",
   k.from_place_id as "fromPlaceId", kp.name as "fromPlaceName"`,
  `kit_lines k left join accessories ka on ka.id = k.accessory_id left join stock_items ki on ki.id = k.item_id
   left join places kp on kp.id = k.from_place_id where k.device_id = d.id`,
  'k.id',
);

/** The newest template for the kind of the device `d` at its site `s`; programmes without one use the standard. */
export const KIT_TEMPLATE_OF_DEVICE = `(select row_to_json(x) from (
  select v.programme, v.version, v.lines from kit_template_versions v
  where v.kind = d.kind and v.programme in (s.kit_programme, 'standard')
  order by v.programme = s.kit_programme desc, v.version desc limit 1) x)`;

/** $1: a device's code, or an earlier code that became its alias. */
export const SCAN_CARD = `
select d.id, d.code, d.public_code as "publicCode", d.site_id as "siteId", s.name as "siteName",
  d.donation_id as "donationId", d.batch_id as "batchId", d.kind, d.make, d.model, d.serial,
  d.serial_key as "serialKey", d.no_serial_reason as "noSerialReason", d.no_serial_photo as "noSerialPhoto",
  d.stage, d.stage_since as "stageSince", d.stage_before as "stageBefore", d.route, d.version, d.seq,
  d.place_id as "placeId", p.code as "placeCode", p.name as "placeName", p.kind as "placeKind",
  p.parent_id as "placeParentId",
  d.transfer_id as "transferId", tr.code as "transferCode", d.box_id as "boxId", bx.code as "boxCode",
  d.custodian_id as "custodianId", cu.name as "custodianName", d.owner_id as "ownerId", ow.name as "ownerName",
  d.last_person_id as "lastPersonId", la.name as "lastPersonName", d.last_repairer_id as "lastRepairerId",
  d.label_confirmed_at as "labelConfirmedAt", d.media_none_confirmed as "mediaNoneConfirmed",
  d.wiping_since as "wipingSince", d.memory_mib as "memoryMib", d.storage_gb as "storageGb",
  d.storage_kind as "storageKind", d.screen_inch as "screenInch", d.screen_pixels as "screenPixels", d.cpu,
  d.cpu_cores as "cpuCores", d.has_camera as "hasCamera", d.has_microphone as "hasMicrophone",
  d.has_wifi as "hasWifi", d.os_name as "osName", d.battery_health as "batteryHealth",
  d.cosmetic_grade as "cosmeticGrade", d.functional_grade as "functionalGrade",
  d.charger_volts as "chargerVolts", d.charger_watts as "chargerWatts", d.charger_connector as "chargerConnector",
  d.video_ports as "videoPorts", d.received_at as "receivedAt", d.merged_into_id as "mergedIntoId",
  (select json_build_object('code', b.code, 'stage', b.stage) from devices b where b.id = d.previous_id) as earlier,
  (select json_build_object('code', b.code, 'stage', b.stage) from devices b
    where b.previous_id = d.id and b.stage <> 'void') as later,
  ${GATE_PROFILE} as profile,
  ${list(
    `m.id, m.code, m.type, m.make, m.model, m.serial, m.size_bytes as "sizeBytes", m.status,
     coalesce(r.reason, '') as reason, r.accepted, r.recorded_at as "recordedAt"`,
    `media m left join lateral (select reason, accepted, recorded_at from media_records r where r.medium_id = m.id
      order by r.recorded_at desc, r.id desc limit 1) r on true where m.device_id = d.id`,
    'm.id',
  )} as media,
  ${list(
    'a.item, a.result, a.value, a.note, a.source, a.answered_at as "answeredAt"',
    'checklist_answers a where a.run_id = run.id',
    'a.item',
  )} as answers,
  run.started_at as "runStartedAt",
  coalesce(run.version::int, (select max(version) from checklist_versions), 1) as "checklistVersion",
  coalesce((select max(version) from checklist_versions), 1) as "newestChecklist",
  ${list(
    'l.lock, l.status, l.hint, l.rechecked_at as "recheckedAt"',
    'lock_checks l where l.device_id = d.id',
    'l.lock',
  )} as locks,
  ${list(
    `h.id, h.kind, h.reason, h.placed_at as "placedAt", hp.name as "placedBy", h.due_at as "dueAt",
     hm.asked as "askedAt", hm.reminded as "remindedAt"`,
    `holds h join people hp on hp.id = h.placed_by_id
     left join lateral (${HOLD_MESSAGES}) hm on true
     where h.device_id = d.id and h.released_at is null`,
    'h.placed_at',
  )} as holds,
  ${list(
    `f.id, f.fault, f.checklist_item as "checklistItem", f.decision, f.note, f.parts, f.minutes, f.outcome,
     f.found_at as "foundAt", f.closed_at as "closedAt"`,
    'faults f where f.device_id = d.id',
    'f.found_at',
  )} as faults,
  (select row_to_json(x) from (select wo.id, wo.owner_id as "ownerId", wp.name as owner, wb.name as bench,
      wo.opened_at as "openedAt", wo.paused_at as "pausedAt", coalesce(si.name, wo.waiting_text) as "waitingFor",
      wo.version
    from work_orders wo left join people wp on wp.id = wo.owner_id left join places wb on wb.id = wo.bench_id
    left join stock_items si on si.id = wo.waiting_item_id
    where wo.device_id = d.id and wo.closed_at is null) x) as work,
  ${list(
    'rt.id, rt.kind, rt.title, rt.fault_id as "faultId"',
    `work_orders wo join repair_tasks rt on rt.work_order_id = wo.id
     where wo.device_id = d.id and rt.closed_at is null`,
    'rt.created_at, rt.id',
  )} as tasks,
  (select row_to_json(x) from (select q.person_id as "personId", qp.name as "personName",
      q.self_check as "selfCheck", q.reason, q.recorded_at as "recordedAt"
    from qa_records q join people qp on qp.id = q.person_id
    where q.device_id = d.id and q.superseded_at is null order by q.recorded_at desc limit 1) x) as qa,
  ${list(
    'w.gate, w.reason, wp.name as "waivedBy", w.waived_at as "waivedAt"',
    'waivers w join people wp on wp.id = w.waived_by_id where w.device_id = d.id',
    'w.gate',
  )} as waivers,
  ${KIT_OF_DEVICE} as kit,
  ${KIT_TEMPLATE_OF_DEVICE} as "kitTemplate",
  ${list(
    'c.id, c.code, c.kind, c.status, c.label_confirmed_at is not null as confirmed',
    'accessories c where c.came_with_id = d.id',
    'c.code',
  )} as accessories,
  (select row_to_json(x) from (select v.id, v.need_id as "needId", n.code as "needCode",
      v.expires_at as "expiresAt", v.reserved_by_id as "reservedById"
    from reservations v join needs n on n.id = v.need_id
    where v.device_id = d.id and v.closed_at is null) x) as reservation,
  case when d.stage = 'handed_over' then (select row_to_json(x) from (
    select ho.happened_at as "happenedAt", ho.warranty_end as "warrantyEnd"
    from handovers ho where ho.device_id = d.id and ho.voided_at is null
    order by ho.recorded_at desc limit 1) x) end as handover,
  (select row_to_json(x) from (select o.id, o.to_stage as "toStage", o.reason,
      o.proposed_by_id as "proposedById", pp.name as "proposedBy"
    from proposals o join people pp on pp.id = o.proposed_by_id
    where o.device_id = d.id and o.decision is null) x) as proposal,
  ${list(
    `e.seq, e.kind, e.from_stage as "from", e.to_stage as "to", e.move_kind as "move", e.actor_id as "actorId",
     ep.name as actor, e.happened_at as "happenedAt", e.recorded_at as "recordedAt", e.data`,
    'events e left join people ep on ep.id = e.actor_id where e.device_id = d.id',
    'e.seq desc',
    10,
  )} as events
from codes c
join devices d on d.id = c.subject_id
join sites s on s.id = d.site_id
left join places p on p.id = d.place_id
left join transfers tr on tr.id = d.transfer_id
left join boxes bx on bx.id = d.box_id
left join people cu on cu.id = d.custodian_id
left join people ow on ow.id = d.owner_id
left join people la on la.id = d.last_person_id
left join checklist_runs run on run.device_id = d.id and run.superseded_at is null
where c.code = $1 and c.subject = 'device'`;
