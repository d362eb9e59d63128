ALTER TABLE "photos" ADD COLUMN "grade" text;--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "removed_by_id" uuid;--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "removal_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_removed_by_id_people_id_fk" FOREIGN KEY ("removed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "photos_content" ON "photos" USING btree ("content_hash");--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_grade" CHECK ("photos"."grade" in ('cosmetic','functional','battery'));--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_removal" CHECK (("photos"."removed_at" is null) = ("photos"."removed_by_id" is null));