ALTER TABLE "settings" ADD COLUMN "transfer_late_days" integer DEFAULT 7 NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_transfer_late_days" CHECK ("settings"."transfer_late_days" between 1 and 90);--> statement-breakpoint
CREATE INDEX "places_parent" ON "places" USING btree ("parent_id");--> statement-breakpoint
-- What left the workshop is in no place, in no box and with nobody here; earlier records may still name one.
UPDATE devices SET place_id = NULL, custodian_id = NULL, transfer_id = NULL, box_id = NULL
WHERE stage IN ('handed_over','recycled','withdrawn','missing','void') AND num_nonnulls(place_id, custodian_id, transfer_id, box_id) > 0;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_gone_held_by_nobody" CHECK ("devices"."stage" not in ('handed_over','recycled','withdrawn','missing','void') or num_nonnulls("devices"."place_id", "devices"."custodian_id", "devices"."transfer_id", "devices"."box_id") = 0);--> statement-breakpoint
-- A place lies in one of a lower rank of the same site (#domain/places says the same), so that no way leads back to it.
CREATE FUNCTION place_rank(kind text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE kind WHEN 'site' THEN 0 WHEN 'area' THEN 1 WHEN 'bench' THEN 2 WHEN 'shelf' THEN 2 ELSE 3 END
$$;--> statement-breakpoint
CREATE FUNCTION place_lies_right() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.kind, NEW.site_id) IS DISTINCT FROM (OLD.kind, OLD.site_id) THEN
    RAISE EXCEPTION 'place % keeps its kind and site', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'places_kind_stays';
  END IF;
  IF NEW.parent_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM places p WHERE p.id = NEW.parent_id AND p.site_id = NEW.site_id AND place_rank(p.kind) < place_rank(NEW.kind)) THEN
    RAISE EXCEPTION 'place % cannot lie in %', NEW.id, NEW.parent_id USING ERRCODE = 'check_violation', CONSTRAINT = 'places_parent';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER places_lie_right BEFORE INSERT OR UPDATE OF parent_id, kind, site_id ON places FOR EACH ROW EXECUTE FUNCTION place_lies_right();
