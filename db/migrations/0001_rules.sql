-- The chain: what an event's hash covers, as one line per field. #domain/events computes the same text.
CREATE FUNCTION event_text(seq integer, device_id uuid, kind text, from_stage text, to_stage text, move_kind text, actor_id uuid, happened_at timestamptz, recorded_at timestamptz, data jsonb)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT seq::text || E'\n' || device_id::text || E'\n' || kind || E'\n' || coalesce(from_stage, '') || E'\n' || coalesce(to_stage, '') || E'\n'
    || coalesce(move_kind, '') || E'\n' || coalesce(actor_id::text, '') || E'\n'
    || trunc(extract(epoch FROM happened_at) * 1000)::bigint::text || E'\n' || trunc(extract(epoch FROM recorded_at) * 1000)::bigint::text || E'\n' || data::text
$$;--> statement-breakpoint
CREATE FUNCTION event_hash(previous bytea, event text)
RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT sha256(previous || convert_to(event, 'UTF8')) $$;--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER media_records_append_only BEFORE UPDATE OR DELETE ON media_records FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER accessory_events_append_only BEFORE UPDATE OR DELETE ON accessory_events FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER admin_log_append_only BEFORE UPDATE OR DELETE ON admin_log FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER waivers_append_only BEFORE UPDATE OR DELETE ON waivers FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- A device's stage may only become what an event of the same transaction says; the event's pair is a foreign key to stage_moves.
CREATE FUNCTION device_stage_has_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM events e WHERE e.device_id = NEW.id AND e.to_stage = NEW.stage
      AND (TG_OP = 'INSERT' OR (e.from_stage = OLD.stage AND e.seq > OLD.seq)) AND e.seq <= (SELECT d.seq FROM devices d WHERE d.id = NEW.id)
  ) THEN
    RAISE EXCEPTION 'device % became % without an event', NEW.id, NEW.stage USING ERRCODE = 'check_violation', CONSTRAINT = 'devices_stage_event';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER devices_stage_event_insert AFTER INSERT ON devices DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION device_stage_has_event();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER devices_stage_event_update AFTER UPDATE OF stage ON devices DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.stage IS DISTINCT FROM NEW.stage) EXECUTE FUNCTION device_stage_has_event();
