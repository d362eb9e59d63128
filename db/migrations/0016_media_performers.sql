-- Everybody who had a hand in a record of erasure: whoever wrote it, and whoever confirmed a step of a guided reset.
CREATE FUNCTION media_performers(done_by_id uuid, details jsonb) RETURNS uuid[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_agg(DISTINCT person) FROM (
    SELECT done_by_id AS person
    UNION ALL SELECT (step ->> 'personId')::uuid FROM jsonb_path_query(details, '$.reset.steps[*]') step WHERE step ->> 'personId' <> '') x
$$;--> statement-breakpoint
CREATE FUNCTION validator_is_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM media_records r WHERE r.id = NEW.record_id AND NEW.validated_by_id = ANY (media_performers(r.done_by_id, r.details))) THEN
    RAISE EXCEPTION 'media_validations_second_person: % had a hand in record %', NEW.validated_by_id, NEW.record_id USING ERRCODE = 'check_violation', CONSTRAINT = 'media_validations_second_person';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER media_validations_another AFTER INSERT ON media_validations FOR EACH ROW EXECUTE FUNCTION validator_is_another();
