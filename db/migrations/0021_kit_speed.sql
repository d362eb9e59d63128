DROP INDEX "accessories_in_stock";--> statement-breakpoint
DROP INDEX "accessories_place";--> statement-breakpoint
CREATE INDEX "accessories_weakest" ON "accessories" USING btree ("site_id","kind","status","connector" text_pattern_ops,"watts","code");--> statement-breakpoint
CREATE INDEX "accessories_at_place" ON "accessories" USING btree ("place_id","kind","connector","watts","code");