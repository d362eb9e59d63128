ALTER TABLE "sites" ADD COLUMN "contact" text DEFAULT '' NOT NULL;--> statement-breakpoint
-- Locks released before evidence was asked for say so.
UPDATE holds SET release_evidence = jsonb_build_object('way', CASE WHEN release_note = 'undo' THEN 'undo' ELSE 'earlier' END, 'photoId', NULL)
WHERE kind = 'locked' AND released_at IS NOT NULL AND release_evidence IS NULL;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_lock_evidence" CHECK ("holds"."kind" <> 'locked' or "holds"."released_at" is null or coalesce("holds"."release_evidence" ->> 'way', '') <> '');--> statement-breakpoint
-- While a lock of the device is on record as locked, no hold for it is released.
CREATE FUNCTION hold_keeps_locked_device() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM lock_checks l WHERE l.device_id = NEW.device_id AND l.status = 'locked') THEN
    RAISE EXCEPTION 'device % is still locked', NEW.device_id USING ERRCODE = 'check_violation', CONSTRAINT = 'holds_still_locked';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER holds_still_locked BEFORE UPDATE OF released_at ON holds FOR EACH ROW
  WHEN (NEW.kind = 'locked' AND OLD.released_at IS NULL AND NEW.released_at IS NOT NULL) EXECUTE FUNCTION hold_keeps_locked_device();--> statement-breakpoint
-- Whoever erases a donor erases what was written to them, whichever way it is done.
CREATE FUNCTION erase_messages_to_donor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE messages SET recipient = '', subject = '', body = '', erased_at = NEW.erased_at, next_attempt_at = NULL,
    status = CASE WHEN status = 'queued' THEN 'cancelled' ELSE status END
  WHERE donor_id = NEW.id AND erased_at IS NULL;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER donors_erase_messages AFTER UPDATE OF erased_at ON donors FOR EACH ROW
  WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION erase_messages_to_donor();
