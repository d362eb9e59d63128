ALTER TABLE "batch_spares" ADD COLUMN "picked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "batch_spares" ADD COLUMN "picked_by_id" uuid;--> statement-breakpoint
ALTER TABLE "boxes" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
ALTER TABLE "batch_spares" ADD CONSTRAINT "batch_spares_picked_by_id_people_id_fk" FOREIGN KEY ("picked_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boxes" ADD CONSTRAINT "boxes_batch_id_handover_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."handover_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "boxes_batch" ON "boxes" USING btree ("batch_id");