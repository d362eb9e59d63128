CREATE SCHEMA "recipient";
--> statement-breakpoint
CREATE TABLE "batch_needs" (
	"batch_id" uuid NOT NULL,
	"need_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"absent_at" timestamp (3) with time zone,
	"picked_at" timestamp (3) with time zone,
	"picked_by_id" uuid,
	"paired_at" timestamp (3) with time zone,
	"paired_by_id" uuid,
	CONSTRAINT "batch_needs_key" PRIMARY KEY("batch_id","need_id"),
	CONSTRAINT "batch_needs_state" CHECK ("batch_needs"."state" in ('waiting','absent','served','removed')),
	CONSTRAINT "batch_needs_absent" CHECK (("batch_needs"."state" = 'absent') <= ("batch_needs"."absent_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "batch_spares" (
	"batch_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "batch_spares_key" PRIMARY KEY("batch_id","device_id")
);
--> statement-breakpoint
CREATE TABLE "handover_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"site_id" uuid NOT NULL,
	"title" text NOT NULL,
	"area" text DEFAULT '' NOT NULL,
	"planned_on" date,
	"way" text DEFAULT 'table' NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by_id" uuid,
	"carrier" text DEFAULT '' NOT NULL,
	"shipment_reference" text DEFAULT '' NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"sent_by_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "handover_batches_code_key" UNIQUE("code"),
	CONSTRAINT "handover_batches_state" CHECK ("handover_batches"."state" in ('open','closed','cancelled')),
	CONSTRAINT "handover_batches_closed" CHECK (("handover_batches"."closed_at" is null) = ("handover_batches"."state" = 'open')),
	CONSTRAINT "handover_batches_way" CHECK ("handover_batches"."way" in ('table','courier'))
);
--> statement-breakpoint
CREATE TABLE "handover_tablets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"public_key" "bytea" NOT NULL,
	"private_key" "bytea",
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"wiped_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by_id" uuid
);
--> statement-breakpoint
CREATE TABLE "follow_ups" (
	"handover_id" uuid PRIMARY KEY NOT NULL,
	"outcome" text NOT NULL,
	"attempts" integer DEFAULT 1 NOT NULL,
	"next_on" date,
	"person_id" uuid NOT NULL,
	"done_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "follow_ups_outcome" CHECK ("follow_ups"."outcome" in ('works','problem','not_used','not_reached'))
);
--> statement-breakpoint
CREATE TABLE "retention_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dry_run" boolean NOT NULL,
	"counts" jsonb NOT NULL,
	"person_id" uuid,
	"ran_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "need_lists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"school" text NOT NULL,
	"uploaded_by_id" uuid NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"created" integer NOT NULL,
	"updated" integer NOT NULL,
	"unchanged" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recipient"."privacy_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"need_id" uuid,
	"kind" text NOT NULL,
	"asked_by" text NOT NULL,
	"channel" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"received_by_id" uuid NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by_id" uuid,
	"outcome" text,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "privacy_requests_closed" CHECK (("recipient"."privacy_requests"."closed_at" is null) = ("recipient"."privacy_requests"."outcome" is null))
);
--> statement-breakpoint
-- The table moves as it is: what is known of a person is kept, apart from everything else from now on.
ALTER TABLE "recipients" SET SCHEMA "recipient";--> statement-breakpoint
ALTER TABLE "recipient"."recipients" ADD COLUMN "class_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "recipient"."recipients" ADD COLUMN "birth_date" date;--> statement-breakpoint
ALTER TABLE "recipient"."recipients" ADD COLUMN "locale" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "recipient"."recipients" ADD COLUMN "ref_key" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE TABLE "recipient"."signatures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handover_id" uuid,
	"gift_id" uuid,
	"signer_name" text NOT NULL,
	"signer_role" text NOT NULL,
	"witness_name" text DEFAULT '' NOT NULL,
	"image" "bytea",
	"child_image" "bytea",
	"paper_image" "bytea",
	"paper_added_at" timestamp (3) with time zone,
	"paper_added_by_id" uuid,
	"sealed" boolean DEFAULT false NOT NULL,
	"salt" "bytea",
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "signatures_one_thing" CHECK (num_nonnulls("recipient"."signatures"."handover_id", "recipient"."signatures"."gift_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "recipient"."table_records" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tablet_id" uuid NOT NULL,
	"need_code" text collate "C" NOT NULL,
	"device_code" text collate "C" NOT NULL,
	"content" "bytea",
	"reason" text NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by_id" uuid,
	"settlement" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
INSERT INTO "recipient"."signatures" ("id", "handover_id", "signer_name", "signer_role", "witness_name", "image", "salt", "erased_at")
  SELECT "handover_id", "handover_id", "signer_name", "signer_role", "witness_name", "image", "salt", "erased_at" FROM "public"."signatures";--> statement-breakpoint
DROP TABLE "public"."signatures";--> statement-breakpoint
ALTER TABLE "reservations" ALTER COLUMN "device_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "handovers" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
ALTER TABLE "handovers" ADD COLUMN "tablet_id" uuid;--> statement-breakpoint
ALTER TABLE "handovers" ADD COLUMN "verify_code" text collate "C";--> statement-breakpoint
ALTER TABLE "handovers" ADD COLUMN "content_hash" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "requirements" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "priority_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "prioritised_by_id" uuid;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "list_id" uuid;--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "accessory_id" uuid;--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "order_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "replaced_by_id" uuid;--> statement-breakpoint
ALTER TABLE "accessory_gifts" ADD COLUMN "reservation_id" uuid;--> statement-breakpoint
ALTER TABLE "accessory_gifts" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
ALTER TABLE "accessory_gifts" ADD COLUMN "receipt_code" text collate "C";--> statement-breakpoint
ALTER TABLE "accessory_gifts" ADD COLUMN "verify_code" text collate "C";--> statement-breakpoint
ALTER TABLE "accessory_gifts" ADD COLUMN "content_hash" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "accessory_gifts" ADD COLUMN "identity_seen" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "accessory_gifts" ADD COLUMN "happened_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "batch_needs" ADD CONSTRAINT "batch_needs_batch_id_handover_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."handover_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_needs" ADD CONSTRAINT "batch_needs_need_id_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."needs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_needs" ADD CONSTRAINT "batch_needs_picked_by_id_people_id_fk" FOREIGN KEY ("picked_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_needs" ADD CONSTRAINT "batch_needs_paired_by_id_people_id_fk" FOREIGN KEY ("paired_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_spares" ADD CONSTRAINT "batch_spares_batch_id_handover_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."handover_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_spares" ADD CONSTRAINT "batch_spares_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_batches" ADD CONSTRAINT "handover_batches_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_batches" ADD CONSTRAINT "handover_batches_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_batches" ADD CONSTRAINT "handover_batches_closed_by_id_people_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_batches" ADD CONSTRAINT "handover_batches_sent_by_id_people_id_fk" FOREIGN KEY ("sent_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_tablets" ADD CONSTRAINT "handover_tablets_batch_id_handover_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."handover_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_tablets" ADD CONSTRAINT "handover_tablets_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_tablets" ADD CONSTRAINT "handover_tablets_revoked_by_id_people_id_fk" FOREIGN KEY ("revoked_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_runs" ADD CONSTRAINT "retention_runs_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_lists" ADD CONSTRAINT "need_lists_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_lists" ADD CONSTRAINT "need_lists_uploaded_by_id_people_id_fk" FOREIGN KEY ("uploaded_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipient"."privacy_requests" ADD CONSTRAINT "privacy_requests_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipient"."privacy_requests" ADD CONSTRAINT "privacy_requests_need_id_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."needs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipient"."privacy_requests" ADD CONSTRAINT "privacy_requests_received_by_id_people_id_fk" FOREIGN KEY ("received_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipient"."privacy_requests" ADD CONSTRAINT "privacy_requests_closed_by_id_people_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipient"."signatures" ADD CONSTRAINT "signatures_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipient"."signatures" ADD CONSTRAINT "signatures_gift_id_accessory_gifts_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."accessory_gifts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipient"."signatures" ADD CONSTRAINT "signatures_paper_added_by_id_people_id_fk" FOREIGN KEY ("paper_added_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipient"."table_records" ADD CONSTRAINT "table_records_tablet_id_handover_tablets_id_fk" FOREIGN KEY ("tablet_id") REFERENCES "public"."handover_tablets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipient"."table_records" ADD CONSTRAINT "table_records_settled_by_id_people_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "batch_needs_open" ON "batch_needs" USING btree ("need_id") WHERE "batch_needs"."state" in ('waiting','absent');--> statement-breakpoint
CREATE UNIQUE INDEX "batch_spares_open" ON "batch_spares" USING btree ("device_id") WHERE "batch_spares"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "handover_batches_site" ON "handover_batches" USING btree ("site_id","state","planned_on");--> statement-breakpoint
CREATE INDEX "handover_tablets_batch" ON "handover_tablets" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "retention_runs_time" ON "retention_runs" USING btree ("ran_at");--> statement-breakpoint
CREATE INDEX "need_lists_site" ON "need_lists" USING btree ("site_id","uploaded_at");--> statement-breakpoint
CREATE INDEX "privacy_requests_open" ON "recipient"."privacy_requests" USING btree ("site_id","due_at") WHERE "recipient"."privacy_requests"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "recipients_ref_key" ON "recipient"."recipients" USING btree ("ref_key");--> statement-breakpoint
CREATE UNIQUE INDEX "signatures_handover" ON "recipient"."signatures" USING btree ("handover_id");--> statement-breakpoint
CREATE UNIQUE INDEX "signatures_gift" ON "recipient"."signatures" USING btree ("gift_id");--> statement-breakpoint
CREATE INDEX "table_records_open" ON "recipient"."table_records" USING btree ("tablet_id") WHERE "recipient"."table_records"."settled_at" is null;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_batch_id_handover_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."handover_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_tablet_id_handover_tablets_id_fk" FOREIGN KEY ("tablet_id") REFERENCES "public"."handover_tablets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_prioritised_by_id_people_id_fk" FOREIGN KEY ("prioritised_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_list_id_need_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."need_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_accessory_id_accessories_id_fk" FOREIGN KEY ("accessory_id") REFERENCES "public"."accessories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_replaced_by_id_handovers_id_fk" FOREIGN KEY ("replaced_by_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accessory_gifts" ADD CONSTRAINT "accessory_gifts_reservation_id_reservations_id_fk" FOREIGN KEY ("reservation_id") REFERENCES "public"."reservations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accessory_gifts" ADD CONSTRAINT "accessory_gifts_batch_id_handover_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."handover_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "reservations_open_accessory" ON "reservations" USING btree ("accessory_id") WHERE "reservations"."closed_at" is null;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_verify_key" UNIQUE("verify_code");--> statement-breakpoint
ALTER TABLE "accessory_gifts" ADD CONSTRAINT "accessory_gifts_receipt_key" UNIQUE("receipt_code");--> statement-breakpoint
ALTER TABLE "accessory_gifts" ADD CONSTRAINT "accessory_gifts_verify_key" UNIQUE("verify_code");--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_one_thing" CHECK (num_nonnulls("reservations"."device_id", "reservations"."accessory_id") = 1);--> statement-breakpoint
-- A spare of a batch travels with it: nobody reserves it, and nothing reserved becomes one.
CREATE FUNCTION refuse_reserved_spare() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'reservations' THEN
    IF NEW.closed_at IS NULL AND EXISTS (
      SELECT 1 FROM batch_spares WHERE device_id = NEW.device_id AND ended_at IS NULL
    ) THEN
      RAISE EXCEPTION 'device % travels as a spare', NEW.device_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'reservations_no_spare';
    END IF;
  ELSIF NEW.ended_at IS NULL AND EXISTS (
    SELECT 1 FROM reservations WHERE device_id = NEW.device_id AND closed_at IS NULL
  ) THEN
    RAISE EXCEPTION 'device % is reserved', NEW.device_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'batch_spares_free';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER reservations_no_spare BEFORE INSERT ON "reservations"
  FOR EACH ROW EXECUTE FUNCTION refuse_reserved_spare();--> statement-breakpoint
CREATE TRIGGER batch_spares_free BEFORE INSERT OR UPDATE ON "batch_spares"
  FOR EACH ROW EXECUTE FUNCTION refuse_reserved_spare();
