DROP INDEX "accessories_stock";--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "video_ports" text[];--> statement-breakpoint
CREATE INDEX "accessories_in_stock" ON "accessories" USING btree ("site_id","kind","status","connector" text_pattern_ops,"watts");