-- A work order lasts as long as a device is in repair. The event that moves the device opens or closes it, so that no way in or out is forgotten.
CREATE FUNCTION repair_outcome(device uuid, since timestamptz, left_for text) RETURNS text LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT CASE
    WHEN left_for IN ('harvesting', 'for_recycling', 'withdrawn', 'void') THEN 'given_up'
    WHEN left_for <> 'qa' THEN 'superseded'
    WHEN EXISTS (SELECT 1 FROM faults f WHERE f.device_id = device AND f.closed_at >= since AND f.outcome IN ('fixed', 'part_replaced')) THEN 'repaired'
    WHEN EXISTS (SELECT 1 FROM faults f WHERE f.device_id = device AND f.closed_at >= since AND f.outcome = 'upgraded') THEN 'upgraded'
    WHEN EXISTS (SELECT 1 FROM repair_tasks t JOIN work_orders w ON w.id = t.work_order_id
      WHERE w.device_id = device AND t.closed_at >= since AND t.outcome = 'done') THEN 'repaired'
    ELSE 'no_fault_found' END
$$;--> statement-breakpoint
CREATE FUNCTION leave_repair(event events) RETURNS void LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
  current work_orders%ROWTYPE;
BEGIN
  SELECT * INTO current FROM work_orders WHERE device_id = event.device_id AND closed_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  IF event.to_stage = 'qa' AND event.move_kind = 'move' THEN
    IF current.paused_at IS NOT NULL THEN
      RAISE EXCEPTION 'the work order of % is paused', event.device_id USING ERRCODE = 'check_violation', CONSTRAINT = 'work_orders_not_paused';
    END IF;
    IF EXISTS (SELECT 1 FROM repair_tasks WHERE work_order_id = current.id AND closed_at IS NULL) THEN
      RAISE EXCEPTION 'a task of % is open', event.device_id USING ERRCODE = 'check_violation', CONSTRAINT = 'repair_tasks_done';
    END IF;
  END IF;
  -- Taken back before anything was done: as if it had never been opened.
  IF event.move_kind = 'undo' AND NOT EXISTS (SELECT 1 FROM repair_tasks WHERE work_order_id = current.id) THEN
    DELETE FROM work_orders WHERE id = current.id;
    RETURN;
  END IF;
  UPDATE work_orders SET closed_at = event.recorded_at, closed_by_id = event.actor_id,
    outcome = repair_outcome(event.device_id, current.opened_at, event.to_stage),
    paused_at = NULL, paused_by_id = NULL, waiting_item_id = NULL, waiting_text = '', version = version + 1
  WHERE id = current.id;
END $$;--> statement-breakpoint
CREATE FUNCTION enter_repair(event events) RETURNS void LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
  device devices%ROWTYPE;
  last work_orders%ROWTYPE;
  bench uuid;
  opened uuid := gen_random_uuid();
BEGIN
  SELECT * INTO device FROM devices WHERE id = event.device_id;
  SELECT p.id INTO bench FROM places p WHERE p.id = device.place_id AND p.kind = 'bench';
  IF event.move_kind = 'undo' OR event.from_stage IN ('quarantined', 'missing') THEN
    SELECT * INTO last FROM work_orders WHERE device_id = event.device_id ORDER BY opened_at DESC LIMIT 1;
    IF FOUND THEN
      UPDATE work_orders SET closed_at = NULL, closed_by_id = NULL, outcome = NULL, owner_id = device.owner_id, bench_id = bench,
        version = version + 1 WHERE id = last.id;
      RETURN;
    END IF;
  END IF;
  INSERT INTO work_orders (id, device_id, site_id, owner_id, bench_id, opened_by_id, opened_at)
  VALUES (opened, device.id, device.site_id, device.owner_id, bench, coalesce(event.actor_id, device.last_person_id), event.recorded_at);
  -- What was left undone is still to be done.
  UPDATE repair_tasks t SET work_order_id = opened FROM work_orders w
  WHERE w.id = t.work_order_id AND w.device_id = device.id AND t.closed_at IS NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION follow_repair() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  IF NEW.from_stage = 'repairing' THEN PERFORM leave_repair(NEW); END IF;
  IF NEW.to_stage = 'repairing' THEN PERFORM enter_repair(NEW); END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER events_follow_repair AFTER INSERT ON events FOR EACH ROW
  WHEN (NEW.to_stage IS NOT NULL AND (NEW.from_stage = 'repairing' OR NEW.to_stage = 'repairing')) EXECUTE FUNCTION follow_repair();--> statement-breakpoint
-- The part has come, or was never needed: whoever lets go of the wait lets the work go on.
CREATE FUNCTION resume_repair() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  UPDATE work_orders SET paused_at = NULL, paused_by_id = NULL, waiting_item_id = NULL, waiting_text = '', version = version + 1
  WHERE device_id = NEW.device_id AND closed_at IS NULL AND paused_at IS NOT NULL;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER holds_resume_repair AFTER UPDATE OF released_at ON holds FOR EACH ROW
  WHEN (NEW.kind = 'awaiting_parts' AND OLD.released_at IS NULL AND NEW.released_at IS NOT NULL) EXECUTE FUNCTION resume_repair();--> statement-breakpoint
-- What is in repair already.
INSERT INTO work_orders (id, device_id, site_id, owner_id, bench_id, opened_by_id, opened_at)
SELECT gen_random_uuid(), d.id, d.site_id, d.owner_id, CASE WHEN p.kind = 'bench' THEN p.id END,
  coalesce(e.actor_id, d.last_person_id), d.stage_since
FROM devices d LEFT JOIN places p ON p.id = d.place_id
LEFT JOIN LATERAL (SELECT actor_id FROM events WHERE device_id = d.id AND to_stage = 'repairing' ORDER BY seq DESC LIMIT 1) e ON true
WHERE d.stage = 'repairing' AND coalesce(e.actor_id, d.last_person_id) IS NOT NULL;
