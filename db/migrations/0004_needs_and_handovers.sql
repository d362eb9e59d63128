ALTER TABLE "handovers" DROP CONSTRAINT "handovers_identity";--> statement-breakpoint
ALTER TABLE "handovers" ADD COLUMN "direct" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "consent_channel" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "closed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "close_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "recipients" ADD COLUMN "person_key" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "extended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "self_check_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "recipients_person_key" ON "recipients" USING btree ("person_key");--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_identity" CHECK ("handovers"."identity_seen" or "handovers"."direct");