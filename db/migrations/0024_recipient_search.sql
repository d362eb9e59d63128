ALTER TABLE "recipient"."recipients" ADD COLUMN "search_text" text DEFAULT '' NOT NULL;--> statement-breakpoint
-- Written once in the folding of the search: without tones and marks, in small letters.
UPDATE "recipient"."recipients" SET "search_text" = regexp_replace(
  normalize(replace(lower(concat_ws(' ', student_name, school, guardian_name)), 'đ', 'd'), NFKD),
  '[\u0300-\u036F]', '', 'g') WHERE "erased_at" IS NULL;--> statement-breakpoint
CREATE INDEX "recipients_search" ON "recipient"."recipients" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
-- Whoever is forgotten can no longer be searched for, by whatever way it was erased.
CREATE FUNCTION recipient.forget_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_text := '';
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER recipients_forgotten BEFORE INSERT OR UPDATE ON "recipient"."recipients"
  FOR EACH ROW WHEN (NEW.erased_at IS NOT NULL) EXECUTE FUNCTION recipient.forget_search_text();
