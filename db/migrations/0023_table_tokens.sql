ALTER TABLE "handover_tablets" ADD COLUMN "token_hash" "bytea";--> statement-breakpoint
ALTER TABLE "recipient"."table_records" ADD COLUMN "kind" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "recipient"."table_records" ADD COLUMN "params" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "handover_tablets_token" ON "handover_tablets" USING btree ("token_hash");