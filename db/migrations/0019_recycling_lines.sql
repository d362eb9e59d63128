CREATE TABLE "recycling_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"text" text NOT NULL,
	"written_by_id" uuid NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recycling_notes_text" CHECK ("recycling_notes"."text" <> '')
);
--> statement-breakpoint
DROP INDEX "recycling_lines_thing";--> statement-breakpoint
ALTER TABLE "recycling_lines" ADD COLUMN "from_place_id" uuid;--> statement-breakpoint
ALTER TABLE "recycling_lines" ADD COLUMN "drives" jsonb;--> statement-breakpoint
ALTER TABLE "recycling_notes" ADD CONSTRAINT "recycling_notes_batch_id_recycling_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."recycling_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recycling_notes" ADD CONSTRAINT "recycling_notes_written_by_id_people_id_fk" FOREIGN KEY ("written_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recycling_notes_batch" ON "recycling_notes" USING btree ("batch_id","written_at");--> statement-breakpoint
ALTER TABLE "recycling_lines" ADD CONSTRAINT "recycling_lines_from_place_id_places_id_fk" FOREIGN KEY ("from_place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "recycling_lines_item" ON "recycling_lines" USING btree ("batch_id","subject_id","from_place_id") WHERE "recycling_lines"."subject" = 'item';--> statement-breakpoint
CREATE UNIQUE INDEX "recycling_lines_thing" ON "recycling_lines" USING btree ("batch_id","subject","subject_id") WHERE "recycling_lines"."subject" <> 'item';--> statement-breakpoint
ALTER TABLE "recycling_lines" ADD CONSTRAINT "recycling_lines_place" CHECK (("recycling_lines"."subject" = 'item') = ("recycling_lines"."from_place_id" is not null));--> statement-breakpoint
-- Written once: what left stays as it was signed; only notes come after it.
CREATE TRIGGER recycling_notes_append_only BEFORE UPDATE OR DELETE ON recycling_notes FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER recycling_batches_final BEFORE UPDATE ON recycling_batches FOR EACH ROW WHEN (OLD.recorded_at IS NOT NULL OR OLD.cancelled_at IS NOT NULL) EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER recycling_batches_kept BEFORE DELETE ON recycling_batches FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE FUNCTION recycling_lines_of_open_batch() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  line recycling_lines := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  IF EXISTS (SELECT 1 FROM recycling_batches b WHERE b.id = line.batch_id AND (b.recorded_at IS NOT NULL OR b.cancelled_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'the batch of line % is closed', line.id USING ERRCODE = 'check_violation', CONSTRAINT = 'recycling_lines_open_batch';
  END IF;
  RETURN line;
END $$;--> statement-breakpoint
CREATE TRIGGER recycling_lines_open_batch BEFORE INSERT OR UPDATE OR DELETE ON recycling_lines FOR EACH ROW EXECUTE FUNCTION recycling_lines_of_open_batch();
