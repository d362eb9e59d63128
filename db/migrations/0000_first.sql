CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "code_numbers" (
	"type" smallint PRIMARY KEY NOT NULL,
	"next" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "codes" (
	"code" text collate "C" PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid,
	"site_id" uuid,
	"reserved_by_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "codes_form" CHECK ("codes"."code" ~ '^[1-8][0-9]{9}$'),
	CONSTRAINT "codes_blank" CHECK (("codes"."subject" = 'blank') = ("codes"."subject_id" is null))
);
--> statement-breakpoint
CREATE TABLE "label_prints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"medium" text NOT NULL,
	"format" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"printed_by_id" uuid NOT NULL,
	"printed_at" timestamp (3) with time zone NOT NULL,
	"voided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"request_id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"body_hash" text NOT NULL,
	"answer" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scan_log" (
	"request_id" uuid NOT NULL,
	"text" text NOT NULL,
	"outcome" text NOT NULL,
	"reason" text NOT NULL,
	"person_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "scan_log_key" PRIMARY KEY("request_id")
);
--> statement-breakpoint
CREATE TABLE "device_search" (
	"device_id" uuid PRIMARY KEY NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"public_code" text collate "C" NOT NULL,
	"site_id" uuid NOT NULL,
	"donation_id" uuid,
	"batch_id" uuid,
	"kind" text NOT NULL,
	"make" text DEFAULT '' NOT NULL,
	"model" text DEFAULT '' NOT NULL,
	"serial" text DEFAULT '' NOT NULL,
	"serial_key" text collate "C" DEFAULT '' NOT NULL,
	"no_serial_reason" text DEFAULT '' NOT NULL,
	"no_serial_photo" boolean DEFAULT false NOT NULL,
	"stage" text NOT NULL,
	"stage_since" timestamp (3) with time zone NOT NULL,
	"stage_before" text,
	"route" text DEFAULT 'workshop' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"seq" integer DEFAULT 0 NOT NULL,
	"head_hash" "bytea" NOT NULL,
	"place_id" uuid,
	"custodian_id" uuid,
	"owner_id" uuid,
	"last_person_id" uuid,
	"last_repairer_id" uuid,
	"label_confirmed_at" timestamp (3) with time zone,
	"media_none_confirmed" boolean DEFAULT false NOT NULL,
	"wiping_since" timestamp (3) with time zone,
	"memory_mib" integer,
	"storage_gb" integer,
	"storage_kind" text,
	"screen_inch" real,
	"screen_pixels" text DEFAULT '' NOT NULL,
	"cpu" text DEFAULT '' NOT NULL,
	"cpu_cores" integer,
	"has_camera" boolean,
	"has_microphone" boolean,
	"has_wifi" boolean,
	"os_name" text DEFAULT '' NOT NULL,
	"battery_health" integer,
	"cosmetic_grade" text,
	"functional_grade" text,
	"charger_volts" real,
	"charger_watts" real,
	"charger_connector" text DEFAULT '' NOT NULL,
	"merged_into_id" uuid,
	"received_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "devices_code_key" UNIQUE("code"),
	CONSTRAINT "devices_public_code_key" UNIQUE("public_code"),
	CONSTRAINT "devices_kind" CHECK ("devices"."kind" in ('laptop','desktop','tablet','aio')),
	CONSTRAINT "devices_cosmetic_grade" CHECK ("devices"."cosmetic_grade" in ('A','B','C','D','E')),
	CONSTRAINT "devices_functional_grade" CHECK ("devices"."functional_grade" in ('1','2','3','X')),
	CONSTRAINT "devices_battery_health" CHECK ("devices"."battery_health" between 0 and 150),
	CONSTRAINT "devices_memory" CHECK ("devices"."memory_mib" between 1 and 16777216),
	CONSTRAINT "devices_storage" CHECK ("devices"."storage_gb" between 1 and 1000000),
	CONSTRAINT "devices_custody" CHECK ("devices"."stage" = 'offered' or "devices"."stage" in ('handed_over','recycled','withdrawn','missing','void') or "devices"."place_id" is not null or "devices"."custodian_id" is not null),
	CONSTRAINT "devices_ready_on_shelf" CHECK ("devices"."stage" <> 'ready' or "devices"."place_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "events" (
	"device_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_stage" text,
	"to_stage" text,
	"move_kind" text,
	"actor_id" uuid,
	"site_id" uuid NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"dwell_seconds" integer,
	"request_id" uuid,
	"data" jsonb NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "events_key" PRIMARY KEY("device_id","seq"),
	CONSTRAINT "events_stage_complete" CHECK (("events"."to_stage" is null and "events"."from_stage" is null and "events"."move_kind" is null) or ("events"."to_stage" is not null and "events"."move_kind" is not null and ("events"."from_stage" is not null or "events"."to_stage" in ('offered','received'))))
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"device_id" uuid NOT NULL,
	"text" text NOT NULL,
	"salt" "bytea" NOT NULL,
	"author_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"device_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"content_hash" text NOT NULL,
	"media_type" text NOT NULL,
	"taken_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"device_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"move_id" text NOT NULL,
	"from_stage" text NOT NULL,
	"to_stage" text NOT NULL,
	"reason" text NOT NULL,
	"proposed_by_id" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decision" text,
	"decision_note" text DEFAULT '' NOT NULL,
	"decided_by_id" uuid,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "proposals_two_persons" CHECK ("proposals"."decision" is distinct from 'confirmed' or "proposals"."decided_by_id" <> "proposals"."proposed_by_id")
);
--> statement-breakpoint
CREATE TABLE "stage_moves" (
	"from_stage" text NOT NULL,
	"to_stage" text NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "stage_moves_key" PRIMARY KEY("from_stage","to_stage","kind")
);
--> statement-breakpoint
CREATE TABLE "stages" (
	"stage" text PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"final" boolean NOT NULL,
	"in_custody" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"donation_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"place_id" uuid NOT NULL,
	"template" jsonb NOT NULL,
	"expected" integer NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "batches_code_key" UNIQUE("code"),
	CONSTRAINT "batches_expected" CHECK ("batches"."expected" between 1 and 100000)
);
--> statement-breakpoint
CREATE TABLE "donation_lines" (
	"donation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"expected" integer NOT NULL,
	CONSTRAINT "donation_lines_key" PRIMARY KEY("donation_id","kind"),
	CONSTRAINT "donation_lines_expected" CHECK ("donation_lines"."expected" between 0 and 100000)
);
--> statement-breakpoint
CREATE TABLE "donations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"receipt_code" text collate "C" NOT NULL,
	"site_id" uuid NOT NULL,
	"donor_id" uuid NOT NULL,
	"drop_off" text NOT NULL,
	"route" text DEFAULT 'workshop' NOT NULL,
	"accessories_note" text DEFAULT '' NOT NULL,
	"received_by_id" uuid NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "donations_receipt_key" UNIQUE("receipt_code"),
	CONSTRAINT "donations_drop_off" CHECK ("donations"."drop_off" in ('office','partner_point','home_pickup')),
	CONSTRAINT "donations_route" CHECK ("donations"."route" in ('workshop','direct'))
);
--> statement-breakpoint
CREATE TABLE "donors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"name_public" integer DEFAULT 0 NOT NULL,
	"erased_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "donors_kind" CHECK ("donors"."kind" in ('organisation','person','anonymous'))
);
--> statement-breakpoint
CREATE TABLE "checklist_answers" (
	"run_id" uuid NOT NULL,
	"item" text NOT NULL,
	"result" text NOT NULL,
	"value" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"answered_by_id" uuid NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "checklist_answers_key" PRIMARY KEY("run_id","item"),
	CONSTRAINT "checklist_answers_result" CHECK ("checklist_answers"."result" in ('pass','fail','na'))
);
--> statement-breakpoint
CREATE TABLE "checklist_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"device_id" uuid NOT NULL,
	"version" text NOT NULL,
	"kind" text NOT NULL,
	"started_by_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"superseded_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "faults" (
	"id" uuid PRIMARY KEY NOT NULL,
	"device_id" uuid NOT NULL,
	"fault" text NOT NULL,
	"checklist_item" text DEFAULT '' NOT NULL,
	"decision" text,
	"note" text DEFAULT '' NOT NULL,
	"parts" text DEFAULT '' NOT NULL,
	"minutes" integer DEFAULT 0 NOT NULL,
	"outcome" text,
	"found_by_id" uuid NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"closed_by_id" uuid,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "faults_minutes" CHECK ("faults"."minutes" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"device_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"placed_by_id" uuid NOT NULL,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"released_by_id" uuid,
	"released_at" timestamp (3) with time zone,
	"release_note" text DEFAULT '' NOT NULL,
	CONSTRAINT "holds_kind" CHECK ("holds"."kind" in ('awaiting_parts','wipe_failed','locked','safety','theft_check','donor_recall','label_mismatch','investigate'))
);
--> statement-breakpoint
CREATE TABLE "lock_checks" (
	"device_id" uuid NOT NULL,
	"lock" text NOT NULL,
	"status" text NOT NULL,
	"rechecked_at" timestamp (3) with time zone,
	"checked_by_id" uuid NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lock_checks_key" PRIMARY KEY("device_id","lock"),
	CONSTRAINT "lock_checks_status" CHECK ("lock_checks"."status" in ('clear','locked','na'))
);
--> statement-breakpoint
CREATE TABLE "media" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"device_id" uuid,
	"site_id" uuid NOT NULL,
	"type" text NOT NULL,
	"make" text DEFAULT '' NOT NULL,
	"model" text DEFAULT '' NOT NULL,
	"serial" text DEFAULT '' NOT NULL,
	"size_bytes" bigint,
	"status" text DEFAULT 'unknown' NOT NULL,
	"label_confirmed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "media_code_key" UNIQUE("code"),
	CONSTRAINT "media_status" CHECK ("media"."status" in ('unknown','removed','sanitised','failed','destroyed','none'))
);
--> statement-breakpoint
CREATE TABLE "media_records" (
	"id" uuid PRIMARY KEY NOT NULL,
	"medium_id" uuid NOT NULL,
	"device_id" uuid,
	"status" text NOT NULL,
	"method" text DEFAULT '' NOT NULL,
	"technique" text DEFAULT '' NOT NULL,
	"standard" text DEFAULT '' NOT NULL,
	"tool" text DEFAULT '' NOT NULL,
	"tool_version" text DEFAULT '' NOT NULL,
	"verification" text DEFAULT '' NOT NULL,
	"errors" integer,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"details" jsonb NOT NULL,
	"accepted" boolean NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"done_by_id" uuid NOT NULL,
	"witness_id" uuid,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "media_records_destroy_witness" CHECK ("media_records"."status" <> 'destroyed' or ("media_records"."witness_id" is not null and "media_records"."witness_id" <> "media_records"."done_by_id"))
);
--> statement-breakpoint
CREATE TABLE "qa_records" (
	"id" uuid PRIMARY KEY NOT NULL,
	"device_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"self_check" boolean NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"video_call" boolean NOT NULL,
	"marks_removed" boolean NOT NULL,
	"superseded_at" timestamp (3) with time zone,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "qa_records_self_reason" CHECK (not "qa_records"."self_check" or "qa_records"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "waivers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"device_id" uuid NOT NULL,
	"gate" text NOT NULL,
	"reason" text NOT NULL,
	"waived_by_id" uuid NOT NULL,
	"waived_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "waivers_gate_waivable" CHECK ("waivers"."gate" in ('G5','G6','G7','G9')),
	CONSTRAINT "waivers_reason" CHECK ("waivers"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "handovers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"receipt_code" text collate "C" NOT NULL,
	"device_id" uuid NOT NULL,
	"need_id" uuid NOT NULL,
	"reservation_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"handed_over_by_id" uuid NOT NULL,
	"place_id" uuid,
	"identity_seen" boolean NOT NULL,
	"snapshot" jsonb NOT NULL,
	"locale" text NOT NULL,
	"warranty_end" timestamp (3) with time zone NOT NULL,
	"factor_set" text NOT NULL,
	"co2e_avoided_kg" real NOT NULL,
	"weight_kg" real NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"voided_at" timestamp (3) with time zone,
	"voided_by_id" uuid,
	"void_witness_id" uuid,
	"void_reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "handovers_receipt_key" UNIQUE("receipt_code"),
	CONSTRAINT "handovers_identity" CHECK ("handovers"."identity_seen"),
	CONSTRAINT "handovers_void_two_persons" CHECK ("handovers"."voided_at" is null or "handovers"."void_witness_id" <> "handovers"."voided_by_id")
);
--> statement-breakpoint
CREATE TABLE "needs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"site_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"area" text DEFAULT '' NOT NULL,
	"school_level" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'requested' NOT NULL,
	"rank" integer DEFAULT 0 NOT NULL,
	"registered_by_id" uuid NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"consent_at" timestamp (3) with time zone,
	"consent_by" text DEFAULT '' NOT NULL,
	"consent_text_version" text DEFAULT '' NOT NULL,
	"consent_withdrawn_at" timestamp (3) with time zone,
	"decided_by_id" uuid,
	"decided_at" timestamp (3) with time zone,
	"decision_reason" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "needs_code_key" UNIQUE("code"),
	CONSTRAINT "needs_status" CHECK ("needs"."status" in ('requested','approved','rejected','reserved','served','closed'))
);
--> statement-breakpoint
CREATE TABLE "recipients" (
	"need_id" uuid PRIMARY KEY NOT NULL,
	"student_name" text NOT NULL,
	"school" text DEFAULT '' NOT NULL,
	"guardian_name" text DEFAULT '' NOT NULL,
	"guardian_phone" text DEFAULT '' NOT NULL,
	"erased_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recycling_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"site_id" uuid NOT NULL,
	"recycler" text NOT NULL,
	"licence" text DEFAULT '' NOT NULL,
	"pieces" integer NOT NULL,
	"weight_kg" real NOT NULL,
	"signed_by_id" uuid NOT NULL,
	"second_signer_id" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recycling_batches_code_key" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "reservations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"need_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"reserved_by_id" uuid NOT NULL,
	"reserved_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"outcome" text,
	"reason" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "returns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slip_code" text collate "C" NOT NULL,
	"device_id" uuid NOT NULL,
	"handover_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"condition" text NOT NULL,
	"accessories" jsonb NOT NULL,
	"need_reopened" boolean NOT NULL,
	"received_by_id" uuid NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "returns_slip_key" UNIQUE("slip_code")
);
--> statement-breakpoint
CREATE TABLE "signatures" (
	"handover_id" uuid PRIMARY KEY NOT NULL,
	"signer_name" text NOT NULL,
	"signer_role" text NOT NULL,
	"image" "bytea",
	"salt" "bytea",
	"erased_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "accessories" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"site_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"make" text DEFAULT '' NOT NULL,
	"model" text DEFAULT '' NOT NULL,
	"serial" text DEFAULT '' NOT NULL,
	"volts" real,
	"watts" real,
	"connector" text DEFAULT '' NOT NULL,
	"came_with_id" uuid,
	"device_id" uuid,
	"place_id" uuid,
	"custodian_id" uuid,
	"status" text DEFAULT 'in_stock' NOT NULL,
	"label_confirmed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "accessories_code_key" UNIQUE("code"),
	CONSTRAINT "accessories_status" CHECK ("accessories"."status" in ('in_stock','in_kit','handed_over','missing','recycled')),
	CONSTRAINT "accessories_volts" CHECK ("accessories"."volts" > 0 and "accessories"."volts" <= 400),
	CONSTRAINT "accessories_watts" CHECK ("accessories"."watts" > 0 and "accessories"."watts" <= 5000),
	CONSTRAINT "accessories_kit_device" CHECK ("accessories"."status" <> 'in_kit' or "accessories"."device_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "accessory_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"accessory_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"device_id" uuid,
	"from_place_id" uuid,
	"to_place_id" uuid,
	"actor_id" uuid NOT NULL,
	"request_id" uuid,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kit_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"device_id" uuid NOT NULL,
	"line" text NOT NULL,
	"required" integer DEFAULT 1 NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"accessory_id" uuid,
	"quantity" integer DEFAULT 1 NOT NULL,
	"override_reason" text DEFAULT '' NOT NULL,
	"overridden_by_id" uuid,
	"filled_by_id" uuid,
	"filled_at" timestamp (3) with time zone,
	CONSTRAINT "kit_lines_status" CHECK ("kit_lines"."status" in ('open','filled','short','overridden')),
	CONSTRAINT "kit_lines_override" CHECK ("kit_lines"."status" <> 'overridden' or "kit_lines"."override_reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "admin_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject_id" uuid,
	"data" text DEFAULT '{}' NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "badges" (
	"code" text collate "C" PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"username" text NOT NULL,
	"password_hash" text,
	"pin_hash" text,
	"locale" text NOT NULL,
	"home_site_id" uuid NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"must_change_password" integer DEFAULT 0 NOT NULL,
	"failed_attempts" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "people_username_key" UNIQUE("username"),
	CONSTRAINT "people_username_lower" CHECK ("people"."username" = lower("people"."username"))
);
--> statement-breakpoint
CREATE TABLE "person_roles" (
	"person_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"role" text NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"granted_by_id" uuid,
	CONSTRAINT "person_roles_key" PRIMARY KEY("person_id","site_id","role"),
	CONSTRAINT "person_roles_role" CHECK ("person_roles"."role" in ('technician','warehouse','coordinator','approver','collection','admin','auditor'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"method" text NOT NULL,
	"bench_id" uuid,
	"user_agent" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "sessions_method" CHECK ("sessions"."method" in ('password','badge'))
);
--> statement-breakpoint
CREATE TABLE "places" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"site_id" uuid NOT NULL,
	"parent_id" uuid,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "places_code_key" UNIQUE("code"),
	CONSTRAINT "places_kind" CHECK ("places"."kind" in ('site','area','bench','shelf','bin','quarantine'))
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"programme_name" text NOT NULL,
	"default_locale" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "settings_one_row" CHECK ("settings"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"country" text NOT NULL,
	"time_zone" text NOT NULL,
	"locale" text NOT NULL,
	"province" text DEFAULT '' NOT NULL,
	"self_check_minutes" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sites_self_check_minutes" CHECK ("sites"."self_check_minutes" >= 0)
);
--> statement-breakpoint
ALTER TABLE "codes" ADD CONSTRAINT "codes_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "codes" ADD CONSTRAINT "codes_reserved_by_id_people_id_fk" FOREIGN KEY ("reserved_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_prints" ADD CONSTRAINT "label_prints_code_codes_code_fk" FOREIGN KEY ("code") REFERENCES "public"."codes"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_prints" ADD CONSTRAINT "label_prints_printed_by_id_people_id_fk" FOREIGN KEY ("printed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_log" ADD CONSTRAINT "scan_log_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_log" ADD CONSTRAINT "scan_log_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_search" ADD CONSTRAINT "device_search_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_donation_id_donations_id_fk" FOREIGN KEY ("donation_id") REFERENCES "public"."donations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_stage_stages_stage_fk" FOREIGN KEY ("stage") REFERENCES "public"."stages"("stage") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_stage_before_stages_stage_fk" FOREIGN KEY ("stage_before") REFERENCES "public"."stages"("stage") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_custodian_id_people_id_fk" FOREIGN KEY ("custodian_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_last_person_id_people_id_fk" FOREIGN KEY ("last_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_last_repairer_id_people_id_fk" FOREIGN KEY ("last_repairer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_merged_into_id_devices_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_stage_move" FOREIGN KEY ("from_stage","to_stage","move_kind") REFERENCES "public"."stage_moves"("from_stage","to_stage","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_taken_by_id_people_id_fk" FOREIGN KEY ("taken_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_from_stage_stages_stage_fk" FOREIGN KEY ("from_stage") REFERENCES "public"."stages"("stage") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_to_stage_stages_stage_fk" FOREIGN KEY ("to_stage") REFERENCES "public"."stages"("stage") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_proposed_by_id_people_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_decided_by_id_people_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_moves" ADD CONSTRAINT "stage_moves_from_stage_stages_stage_fk" FOREIGN KEY ("from_stage") REFERENCES "public"."stages"("stage") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_moves" ADD CONSTRAINT "stage_moves_to_stage_stages_stage_fk" FOREIGN KEY ("to_stage") REFERENCES "public"."stages"("stage") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_donation_id_donations_id_fk" FOREIGN KEY ("donation_id") REFERENCES "public"."donations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donation_lines" ADD CONSTRAINT "donation_lines_donation_id_donations_id_fk" FOREIGN KEY ("donation_id") REFERENCES "public"."donations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_donor_id_donors_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_received_by_id_people_id_fk" FOREIGN KEY ("received_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_answers" ADD CONSTRAINT "checklist_answers_run_id_checklist_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."checklist_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_answers" ADD CONSTRAINT "checklist_answers_answered_by_id_people_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_runs" ADD CONSTRAINT "checklist_runs_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_runs" ADD CONSTRAINT "checklist_runs_started_by_id_people_id_fk" FOREIGN KEY ("started_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faults" ADD CONSTRAINT "faults_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faults" ADD CONSTRAINT "faults_found_by_id_people_id_fk" FOREIGN KEY ("found_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faults" ADD CONSTRAINT "faults_closed_by_id_people_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_placed_by_id_people_id_fk" FOREIGN KEY ("placed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_released_by_id_people_id_fk" FOREIGN KEY ("released_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lock_checks" ADD CONSTRAINT "lock_checks_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lock_checks" ADD CONSTRAINT "lock_checks_checked_by_id_people_id_fk" FOREIGN KEY ("checked_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_records" ADD CONSTRAINT "media_records_medium_id_media_id_fk" FOREIGN KEY ("medium_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_records" ADD CONSTRAINT "media_records_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_records" ADD CONSTRAINT "media_records_done_by_id_people_id_fk" FOREIGN KEY ("done_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_records" ADD CONSTRAINT "media_records_witness_id_people_id_fk" FOREIGN KEY ("witness_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qa_records" ADD CONSTRAINT "qa_records_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qa_records" ADD CONSTRAINT "qa_records_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_waived_by_id_people_id_fk" FOREIGN KEY ("waived_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_need_id_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."needs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_reservation_id_reservations_id_fk" FOREIGN KEY ("reservation_id") REFERENCES "public"."reservations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_handed_over_by_id_people_id_fk" FOREIGN KEY ("handed_over_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_voided_by_id_people_id_fk" FOREIGN KEY ("voided_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_void_witness_id_people_id_fk" FOREIGN KEY ("void_witness_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_registered_by_id_people_id_fk" FOREIGN KEY ("registered_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_decided_by_id_people_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipients" ADD CONSTRAINT "recipients_need_id_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."needs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recycling_batches" ADD CONSTRAINT "recycling_batches_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recycling_batches" ADD CONSTRAINT "recycling_batches_signed_by_id_people_id_fk" FOREIGN KEY ("signed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recycling_batches" ADD CONSTRAINT "recycling_batches_second_signer_id_people_id_fk" FOREIGN KEY ("second_signer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_need_id_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."needs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_reserved_by_id_people_id_fk" FOREIGN KEY ("reserved_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_received_by_id_people_id_fk" FOREIGN KEY ("received_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accessories" ADD CONSTRAINT "accessories_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accessories" ADD CONSTRAINT "accessories_came_with_id_devices_id_fk" FOREIGN KEY ("came_with_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accessories" ADD CONSTRAINT "accessories_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accessories" ADD CONSTRAINT "accessories_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accessories" ADD CONSTRAINT "accessories_custodian_id_people_id_fk" FOREIGN KEY ("custodian_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accessory_events" ADD CONSTRAINT "accessory_events_accessory_id_accessories_id_fk" FOREIGN KEY ("accessory_id") REFERENCES "public"."accessories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accessory_events" ADD CONSTRAINT "accessory_events_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accessory_events" ADD CONSTRAINT "accessory_events_from_place_id_places_id_fk" FOREIGN KEY ("from_place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accessory_events" ADD CONSTRAINT "accessory_events_to_place_id_places_id_fk" FOREIGN KEY ("to_place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accessory_events" ADD CONSTRAINT "accessory_events_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kit_lines" ADD CONSTRAINT "kit_lines_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kit_lines" ADD CONSTRAINT "kit_lines_accessory_id_accessories_id_fk" FOREIGN KEY ("accessory_id") REFERENCES "public"."accessories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kit_lines" ADD CONSTRAINT "kit_lines_overridden_by_id_people_id_fk" FOREIGN KEY ("overridden_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kit_lines" ADD CONSTRAINT "kit_lines_filled_by_id_people_id_fk" FOREIGN KEY ("filled_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "admin_log" ADD CONSTRAINT "admin_log_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badges" ADD CONSTRAINT "badges_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_home_site_id_sites_id_fk" FOREIGN KEY ("home_site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_granted_by_id_people_id_fk" FOREIGN KEY ("granted_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_bench_id_places_id_fk" FOREIGN KEY ("bench_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_parent_id_places_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "codes_subject" ON "codes" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "label_prints_code" ON "label_prints" USING btree ("code","printed_at");--> statement-breakpoint
CREATE INDEX "requests_time" ON "requests" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "scan_log_site" ON "scan_log" USING btree ("site_id","recorded_at");--> statement-breakpoint
CREATE INDEX "device_search_text" ON "device_search" USING gin ("text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "devices_list" ON "devices" USING btree ("site_id","stage","kind","id");--> statement-breakpoint
CREATE INDEX "devices_active" ON "devices" USING btree ("site_id","stage","stage_since","id") WHERE "devices"."stage" not in ('handed_over','recycled','withdrawn','missing','void');--> statement-breakpoint
CREATE INDEX "devices_serial" ON "devices" USING btree ("serial_key");--> statement-breakpoint
CREATE INDEX "devices_serial_tail" ON "devices" USING btree (reverse("serial_key") collate "C");--> statement-breakpoint
CREATE INDEX "devices_place" ON "devices" USING btree ("place_id");--> statement-breakpoint
CREATE INDEX "devices_owner" ON "devices" USING btree ("owner_id") WHERE "devices"."owner_id" is not null;--> statement-breakpoint
CREATE INDEX "devices_donation" ON "devices" USING btree ("donation_id");--> statement-breakpoint
CREATE INDEX "devices_batch" ON "devices" USING btree ("batch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "events_id" ON "events" USING btree ("id");--> statement-breakpoint
CREATE INDEX "events_recorded" ON "events" USING brin ("recorded_at");--> statement-breakpoint
CREATE INDEX "notes_device" ON "notes" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "photos_device" ON "photos" USING btree ("device_id");--> statement-breakpoint
CREATE UNIQUE INDEX "proposals_open" ON "proposals" USING btree ("device_id") WHERE "proposals"."decision" is null;--> statement-breakpoint
CREATE INDEX "proposals_site_open" ON "proposals" USING btree ("site_id","proposed_at") WHERE "proposals"."decision" is null;--> statement-breakpoint
CREATE INDEX "donations_site" ON "donations" USING btree ("site_id","received_at");--> statement-breakpoint
CREATE INDEX "donations_donor" ON "donations" USING btree ("donor_id");--> statement-breakpoint
CREATE INDEX "donors_search" ON "donors" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "checklist_runs_current" ON "checklist_runs" USING btree ("device_id") WHERE "checklist_runs"."superseded_at" is null;--> statement-breakpoint
CREATE INDEX "faults_device" ON "faults" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "faults_open" ON "faults" USING btree ("device_id") WHERE "faults"."closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "holds_open" ON "holds" USING btree ("device_id","kind") WHERE "holds"."released_at" is null;--> statement-breakpoint
CREATE INDEX "media_device" ON "media" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "media_serial" ON "media" USING btree ("serial");--> statement-breakpoint
CREATE INDEX "media_records_medium" ON "media_records" USING btree ("medium_id","recorded_at");--> statement-breakpoint
CREATE INDEX "qa_records_device" ON "qa_records" USING btree ("device_id");--> statement-breakpoint
CREATE UNIQUE INDEX "waivers_gate" ON "waivers" USING btree ("device_id","gate");--> statement-breakpoint
CREATE INDEX "handovers_device" ON "handovers" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "handovers_need" ON "handovers" USING btree ("need_id");--> statement-breakpoint
CREATE UNIQUE INDEX "handovers_reservation" ON "handovers" USING btree ("reservation_id");--> statement-breakpoint
CREATE INDEX "needs_queue" ON "needs" USING btree ("site_id","status","rank","registered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reservations_open_need" ON "reservations" USING btree ("need_id") WHERE "reservations"."closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "reservations_open_device" ON "reservations" USING btree ("device_id") WHERE "reservations"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "reservations_expiry" ON "reservations" USING btree ("site_id","expires_at") WHERE "reservations"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "returns_device" ON "returns" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "accessories_stock" ON "accessories" USING btree ("site_id","kind","status","connector");--> statement-breakpoint
CREATE INDEX "accessories_device" ON "accessories" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "accessories_came_with" ON "accessories" USING btree ("came_with_id");--> statement-breakpoint
CREATE INDEX "accessories_place" ON "accessories" USING btree ("place_id");--> statement-breakpoint
CREATE INDEX "accessory_events_accessory" ON "accessory_events" USING btree ("accessory_id","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "kit_lines_line" ON "kit_lines" USING btree ("device_id","line");--> statement-breakpoint
CREATE UNIQUE INDEX "kit_lines_accessory" ON "kit_lines" USING btree ("accessory_id") WHERE "kit_lines"."accessory_id" is not null;--> statement-breakpoint
CREATE INDEX "admin_log_time" ON "admin_log" USING btree ("recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "admin_log_id" ON "admin_log" USING btree ("id");--> statement-breakpoint
CREATE INDEX "badges_person" ON "badges" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id","expires_at");--> statement-breakpoint
CREATE INDEX "places_site" ON "places" USING btree ("site_id","kind","name");