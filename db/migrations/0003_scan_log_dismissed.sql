ALTER TABLE "scan_log" ADD COLUMN "dismissed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "scan_log" ADD COLUMN "dismissed_by_id" uuid;--> statement-breakpoint
ALTER TABLE "scan_log" ADD CONSTRAINT "scan_log_dismissed_by_id_people_id_fk" FOREIGN KEY ("dismissed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "scan_log_open" ON "scan_log" USING btree ("person_id","recorded_at") WHERE "scan_log"."dismissed_at" is null;