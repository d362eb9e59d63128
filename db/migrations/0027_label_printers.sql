CREATE TABLE "label_jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"profile_id" uuid,
	"total" integer NOT NULL,
	"handed" integer NOT NULL,
	"perhaps" integer NOT NULL,
	"stopped" text,
	"sending_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "label_jobs_progress" CHECK (0 <= "label_jobs"."handed" and "label_jobs"."handed" <= "label_jobs"."perhaps" and "label_jobs"."perhaps" <= "label_jobs"."total")
);
--> statement-breakpoint
CREATE TABLE "place_printers" (
	"place_id" uuid PRIMARY KEY NOT NULL,
	"profile_id" uuid NOT NULL,
	"chosen_by_id" uuid NOT NULL,
	"chosen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "printer_profiles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"name" text NOT NULL,
	"medium" text NOT NULL,
	"custom_medium" text,
	"card_medium" text NOT NULL,
	"dpi" integer NOT NULL,
	"symbol" text NOT NULL,
	"output" text NOT NULL,
	"host" text DEFAULT '' NOT NULL,
	"port" integer NOT NULL,
	"offset_x_mm" double precision DEFAULT 0 NOT NULL,
	"offset_y_mm" double precision DEFAULT 0 NOT NULL,
	"scale_x_percent" double precision DEFAULT 100 NOT NULL,
	"scale_y_percent" double precision DEFAULT 100 NOT NULL,
	"darkness" integer,
	"speed" integer,
	"is_default" boolean DEFAULT false NOT NULL,
	"changed_by_id" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "printer_profiles_dpi" CHECK ("printer_profiles"."dpi" in (203, 300)),
	CONSTRAINT "printer_profiles_offset" CHECK (abs("printer_profiles"."offset_x_mm") <= 20 and abs("printer_profiles"."offset_y_mm") <= 20),
	CONSTRAINT "printer_profiles_scale" CHECK ("printer_profiles"."scale_x_percent" between 90 and 110 and "printer_profiles"."scale_y_percent" between 90 and 110),
	CONSTRAINT "printer_profiles_burn" CHECK ("printer_profiles"."darkness" between 0 and 30 and "printer_profiles"."speed" between 1 and 14)
);
--> statement-breakpoint
ALTER TABLE "label_prints" ADD COLUMN "job_id" uuid;--> statement-breakpoint
ALTER TABLE "label_jobs" ADD CONSTRAINT "label_jobs_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_jobs" ADD CONSTRAINT "label_jobs_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_jobs" ADD CONSTRAINT "label_jobs_profile_id_printer_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."printer_profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_printers" ADD CONSTRAINT "place_printers_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_printers" ADD CONSTRAINT "place_printers_profile_id_printer_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."printer_profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_printers" ADD CONSTRAINT "place_printers_chosen_by_id_people_id_fk" FOREIGN KEY ("chosen_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "printer_profiles" ADD CONSTRAINT "printer_profiles_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "printer_profiles" ADD CONSTRAINT "printer_profiles_changed_by_id_people_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "label_jobs_open" ON "label_jobs" USING btree ("site_id","created_at") WHERE "label_jobs"."closed_at" is null and "label_jobs"."handed" < "label_jobs"."total";--> statement-breakpoint
CREATE UNIQUE INDEX "printer_profiles_name" ON "printer_profiles" USING btree ("site_id","name") WHERE "printer_profiles"."closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "printer_profiles_default" ON "printer_profiles" USING btree ("site_id") WHERE "printer_profiles"."is_default" and "printer_profiles"."closed_at" is null;--> statement-breakpoint
ALTER TABLE "label_prints" ADD CONSTRAINT "label_prints_job_id_label_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."label_jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "label_prints_time" ON "label_prints" USING btree ("printed_at");