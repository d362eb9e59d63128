CREATE TABLE "certificates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text collate "C" NOT NULL,
	"verify_code" text collate "C" NOT NULL,
	"site_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"medium_id" uuid,
	"record_id" uuid,
	"content" jsonb NOT NULL,
	"content_hash" text collate "C" NOT NULL,
	"issued_by_id" uuid NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "certificates_number_key" UNIQUE("number"),
	CONSTRAINT "certificates_verify_key" UNIQUE("verify_code"),
	CONSTRAINT "certificates_subject" CHECK (("certificates"."medium_id" is null) = ("certificates"."record_id" is null))
);
--> statement-breakpoint
CREATE TABLE "media_validations" (
	"record_id" uuid PRIMARY KEY NOT NULL,
	"done_by_id" uuid NOT NULL,
	"validated_by_id" uuid NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"validated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "media_validations_second_person" CHECK ("media_validations"."validated_by_id" <> "media_validations"."done_by_id")
);
--> statement-breakpoint
CREATE TABLE "sanitisation_standards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"revision" text NOT NULL,
	"rules" text NOT NULL,
	"published" text DEFAULT '' NOT NULL,
	"current" boolean NOT NULL,
	"created_by_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sanitisation_standards_rules" CHECK ("sanitisation_standards"."rules" in ('method','technique'))
);
--> statement-breakpoint
CREATE TABLE "checklist_versions" (
	"version" integer PRIMARY KEY NOT NULL,
	"definition" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "checklist_versions_version" CHECK ("checklist_versions"."version" > 1)
);
--> statement-breakpoint
CREATE TABLE "test_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"device_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"user_agent" text collate "C" DEFAULT '' NOT NULL,
	"results" jsonb NOT NULL,
	CONSTRAINT "test_sessions_code_key" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"device_id" uuid,
	"donor_id" uuid,
	"hold_id" uuid,
	"template" text NOT NULL,
	"channel" text NOT NULL,
	"recipient" text NOT NULL,
	"locale" text NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"body" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"last_error" text DEFAULT '' NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "messages_channel" CHECK ("messages"."channel" in ('email','sms','copy')),
	CONSTRAINT "messages_status" CHECK ("messages"."status" in ('queued','sent','failed','cancelled','copied')),
	CONSTRAINT "messages_queued" CHECK (("messages"."status" = 'queued') = ("messages"."next_attempt_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "spec_profile_versions" (
	"profile" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"requirements" jsonb NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "spec_profile_versions_key" PRIMARY KEY("profile","version")
);
--> statement-breakpoint
ALTER TABLE "checklist_answers" ADD COLUMN "source" text DEFAULT 'person' NOT NULL;--> statement-breakpoint
ALTER TABLE "checklist_answers" ADD COLUMN "source_id" uuid;--> statement-breakpoint
ALTER TABLE "holds" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "holds" ADD COLUMN "release_evidence" jsonb;--> statement-breakpoint
ALTER TABLE "lock_checks" ADD COLUMN "hint" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "media_records" ADD COLUMN "log_hash" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "spec_profile" text DEFAULT 'online-learning-basic' NOT NULL;--> statement-breakpoint
ALTER TABLE "media_records" ADD CONSTRAINT "media_records_doer" UNIQUE("id","done_by_id");--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_medium_id_media_id_fk" FOREIGN KEY ("medium_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_record_id_media_records_id_fk" FOREIGN KEY ("record_id") REFERENCES "public"."media_records"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_issued_by_id_people_id_fk" FOREIGN KEY ("issued_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_validations" ADD CONSTRAINT "media_validations_validated_by_id_people_id_fk" FOREIGN KEY ("validated_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_validations" ADD CONSTRAINT "media_validations_record" FOREIGN KEY ("record_id","done_by_id") REFERENCES "public"."media_records"("id","done_by_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanitisation_standards" ADD CONSTRAINT "sanitisation_standards_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_versions" ADD CONSTRAINT "checklist_versions_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "test_sessions" ADD CONSTRAINT "test_sessions_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "test_sessions" ADD CONSTRAINT "test_sessions_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "test_sessions" ADD CONSTRAINT "test_sessions_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_donor_id_donors_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_hold_id_holds_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."holds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spec_profile_versions" ADD CONSTRAINT "spec_profile_versions_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "certificates_device" ON "certificates" USING btree ("device_id","issued_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sanitisation_standards_revision" ON "sanitisation_standards" USING btree ("name","revision");--> statement-breakpoint
CREATE UNIQUE INDEX "sanitisation_standards_current" ON "sanitisation_standards" USING btree ("rules") WHERE "sanitisation_standards"."current";--> statement-breakpoint
CREATE INDEX "messages_queue" ON "messages" USING btree ("next_attempt_at") WHERE "messages"."status" = 'queued';--> statement-breakpoint
CREATE INDEX "messages_device" ON "messages" USING btree ("device_id","created_at");--> statement-breakpoint
CREATE INDEX "messages_site" ON "messages" USING btree ("site_id","created_at");--> statement-breakpoint
ALTER TABLE "checklist_answers" ADD CONSTRAINT "checklist_answers_source" CHECK ("checklist_answers"."source" in ('person','report','test_page'));--> statement-breakpoint
ALTER TABLE "checklist_answers" ADD CONSTRAINT "checklist_answers_measured" CHECK (("checklist_answers"."source" = 'person') = ("checklist_answers"."source_id" is null));--> statement-breakpoint
CREATE TRIGGER media_validations_append_only BEFORE UPDATE OR DELETE ON media_validations FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER certificates_append_only BEFORE UPDATE OR DELETE ON certificates FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER checklist_versions_append_only BEFORE UPDATE OR DELETE ON checklist_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER spec_profile_versions_append_only BEFORE UPDATE OR DELETE ON spec_profile_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
