CREATE TABLE "hardware_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"upload_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"device_id" uuid,
	"status" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"machine" jsonb NOT NULL,
	"serial_key" text collate "C" DEFAULT '' NOT NULL,
	"machine_uuid" text collate "C" DEFAULT '' NOT NULL,
	"changes" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"decided_by_id" uuid,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "hardware_reports_status" CHECK ("hardware_reports"."status" in ('matched','review','dismissed')),
	CONSTRAINT "hardware_reports_matched" CHECK ("hardware_reports"."status" <> 'matched' or "hardware_reports"."device_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "report_decisions" (
	"device_id" uuid NOT NULL,
	"field" text NOT NULL,
	"reported" text NOT NULL,
	"taken" text NOT NULL,
	"decided_by_id" uuid NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_decisions_key" PRIMARY KEY("device_id","field","reported"),
	CONSTRAINT "report_decisions_taken" CHECK ("report_decisions"."taken" in ('taken','kept'))
);
--> statement-breakpoint
CREATE TABLE "report_files" (
	"upload_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"content_hash" text collate "C" NOT NULL,
	"size_bytes" integer NOT NULL,
	CONSTRAINT "report_files_key" PRIMARY KEY("upload_id","position")
);
--> statement-breakpoint
CREATE TABLE "report_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"device_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "report_tokens_hash_key" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "report_uploads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"via" text NOT NULL,
	"for_device_id" uuid,
	"sent_by_id" uuid NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "hardware_reports" ADD CONSTRAINT "hardware_reports_upload_id_report_uploads_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."report_uploads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hardware_reports" ADD CONSTRAINT "hardware_reports_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hardware_reports" ADD CONSTRAINT "hardware_reports_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hardware_reports" ADD CONSTRAINT "hardware_reports_decided_by_id_people_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_decisions" ADD CONSTRAINT "report_decisions_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_decisions" ADD CONSTRAINT "report_decisions_decided_by_id_people_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_files" ADD CONSTRAINT "report_files_upload_id_report_uploads_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."report_uploads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_tokens" ADD CONSTRAINT "report_tokens_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_tokens" ADD CONSTRAINT "report_tokens_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_tokens" ADD CONSTRAINT "report_tokens_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_uploads" ADD CONSTRAINT "report_uploads_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_uploads" ADD CONSTRAINT "report_uploads_for_device_id_devices_id_fk" FOREIGN KEY ("for_device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_uploads" ADD CONSTRAINT "report_uploads_sent_by_id_people_id_fk" FOREIGN KEY ("sent_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hardware_reports_device" ON "hardware_reports" USING btree ("device_id","received_at");--> statement-breakpoint
CREATE INDEX "hardware_reports_review" ON "hardware_reports" USING btree ("site_id","received_at") WHERE "hardware_reports"."status" = 'review';--> statement-breakpoint
CREATE INDEX "hardware_reports_uuid" ON "hardware_reports" USING btree ("machine_uuid") WHERE "hardware_reports"."machine_uuid" <> '';--> statement-breakpoint
CREATE INDEX "report_tokens_device" ON "report_tokens" USING btree ("device_id");