CREATE TABLE "count_lines" (
	"count_id" uuid NOT NULL,
	"place_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"expected" integer DEFAULT 0 NOT NULL,
	"found" integer DEFAULT 0 NOT NULL,
	"found_by_id" uuid,
	"found_at" timestamp (3) with time zone,
	"settled" text,
	"settled_by_id" uuid,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "count_lines_key" PRIMARY KEY("count_id","place_id","subject","subject_id"),
	CONSTRAINT "count_lines_subject" CHECK ("count_lines"."subject" in ('device','accessory','part','item','box')),
	CONSTRAINT "count_lines_expected" CHECK ("count_lines"."expected" between 0 and 1000000),
	CONSTRAINT "count_lines_found" CHECK ("count_lines"."found" between 0 and 1000000),
	CONSTRAINT "count_lines_settled" CHECK ("count_lines"."settled" in ('moved_here','missing','adjusted','found_again','left')),
	CONSTRAINT "count_lines_settled_by" CHECK (("count_lines"."settled" is null) = ("count_lines"."settled_by_id" is null))
);
--> statement-breakpoint
CREATE TABLE "count_places" (
	"count_id" uuid NOT NULL,
	"place_id" uuid NOT NULL,
	"started_by_id" uuid,
	"started_at" timestamp (3) with time zone,
	"done_by_id" uuid,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "count_places_key" PRIMARY KEY("count_id","place_id"),
	CONSTRAINT "count_places_done" CHECK ("count_places"."done_at" is null or "count_places"."started_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "count_strangers" (
	"count_id" uuid NOT NULL,
	"place_id" uuid NOT NULL,
	"text" text NOT NULL,
	"scanned_by_id" uuid NOT NULL,
	"scanned_at" timestamp (3) with time zone NOT NULL,
	"dismissed_by_id" uuid,
	"dismissed_at" timestamp (3) with time zone,
	CONSTRAINT "count_strangers_key" PRIMARY KEY("count_id","place_id","text")
);
--> statement-breakpoint
CREATE TABLE "stock_counts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"started_by_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"closed_by_id" uuid,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "accessory_gifts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"accessory_id" uuid NOT NULL,
	"need_id" uuid NOT NULL,
	"given_by_id" uuid NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "kit_template_versions" (
	"programme" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"lines" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "kit_template_versions_key" PRIMARY KEY("programme","kind","version"),
	CONSTRAINT "kit_template_versions_kind" CHECK ("kit_template_versions"."kind" in ('laptop','desktop','tablet','aio')),
	CONSTRAINT "kit_template_versions_programme" CHECK ("kit_template_versions"."programme" ~ '^[a-z0-9][a-z0-9-]{0,39}$')
);
--> statement-breakpoint
CREATE TABLE "model_needs" (
	"kind" text NOT NULL,
	"make_key" text collate "C" NOT NULL,
	"model_key" text collate "C" NOT NULL,
	"volts" real,
	"watts" real,
	"connector" text DEFAULT '' NOT NULL,
	"learnt_from_id" uuid,
	"learnt_by_id" uuid NOT NULL,
	"learnt_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "model_needs_key" PRIMARY KEY("kind","make_key","model_key"),
	CONSTRAINT "model_needs_volts" CHECK ("model_needs"."volts" > 0 and "model_needs"."volts" <= 400),
	CONSTRAINT "model_needs_watts" CHECK ("model_needs"."watts" > 0 and "model_needs"."watts" <= 5000)
);
--> statement-breakpoint
CREATE TABLE "hazardous_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"pieces" integer NOT NULL,
	"weight_kg" real,
	"place_id" uuid NOT NULL,
	"device_id" uuid,
	"note" text DEFAULT '' NOT NULL,
	"recorded_by_id" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"batch_id" uuid,
	CONSTRAINT "hazardous_items_kind" CHECK ("hazardous_items"."kind" in ('battery_swollen','battery','lamp','crt','toner','other')),
	CONSTRAINT "hazardous_items_pieces" CHECK ("hazardous_items"."pieces" between 1 and 10000),
	CONSTRAINT "hazardous_items_weight" CHECK ("hazardous_items"."weight_kg" > 0 and "hazardous_items"."weight_kg" <= 10000)
);
--> statement-breakpoint
CREATE TABLE "recycling_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"pieces" integer DEFAULT 1 NOT NULL,
	"weight_kg" real,
	"weight_source" text,
	"co2e_kg" real,
	"factor_set" text DEFAULT '' NOT NULL,
	"added_by_id" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recycling_lines_subject" CHECK ("recycling_lines"."subject" in ('device','accessory','part','item','hazard')),
	CONSTRAINT "recycling_lines_pieces" CHECK ("recycling_lines"."pieces" between 1 and 100000),
	CONSTRAINT "recycling_lines_weight" CHECK ("recycling_lines"."weight_kg" > 0),
	CONSTRAINT "recycling_lines_weight_source" CHECK ("recycling_lines"."weight_source" in ('weighed','factor_set'))
);
--> statement-breakpoint
CREATE TABLE "fault_kinds" (
	"code" text collate "C" PRIMARY KEY NOT NULL,
	"name_en" text DEFAULT '' NOT NULL,
	"name_vi" text DEFAULT '' NOT NULL,
	"name_fa" text DEFAULT '' NOT NULL,
	"parts" text[] DEFAULT '{}' NOT NULL,
	"hidden" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by_id" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "fault_kinds_code" CHECK ("fault_kinds"."code" ~ '^[A-Z][A-Z0-9]{1,7}$')
);
--> statement-breakpoint
CREATE TABLE "repair_tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"work_order_id" uuid NOT NULL,
	"fault_id" uuid,
	"kind" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"owner_id" uuid,
	"bench_id" uuid,
	"minutes" integer DEFAULT 0 NOT NULL,
	"outcome" text,
	"note" text DEFAULT '' NOT NULL,
	"details" jsonb NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_by_id" uuid,
	"closed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "repair_tasks_kind" CHECK ("repair_tasks"."kind" in ('repair','upgrade','os_install','clean','other')),
	CONSTRAINT "repair_tasks_outcome" CHECK ("repair_tasks"."outcome" in ('done','not_needed','failed')),
	CONSTRAINT "repair_tasks_closed" CHECK (("repair_tasks"."closed_at" is null) = ("repair_tasks"."outcome" is null)),
	CONSTRAINT "repair_tasks_minutes" CHECK ("repair_tasks"."minutes" between 0 and 10000),
	CONSTRAINT "repair_tasks_failed_note" CHECK ("repair_tasks"."outcome" is distinct from 'failed' or "repair_tasks"."note" <> '')
);
--> statement-breakpoint
CREATE TABLE "work_orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"device_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"owner_id" uuid,
	"bench_id" uuid,
	"opened_by_id" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"paused_by_id" uuid,
	"waiting_item_id" uuid,
	"waiting_text" text DEFAULT '' NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by_id" uuid,
	"outcome" text,
	"note" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "work_orders_paused" CHECK (("work_orders"."paused_at" is null) = ("work_orders"."waiting_item_id" is null and "work_orders"."waiting_text" = '')),
	CONSTRAINT "work_orders_paused_by" CHECK (("work_orders"."paused_at" is null) = ("work_orders"."paused_by_id" is null)),
	CONSTRAINT "work_orders_closed" CHECK (("work_orders"."closed_at" is null) = ("work_orders"."outcome" is null)),
	CONSTRAINT "work_orders_closed_not_paused" CHECK ("work_orders"."closed_at" is null or "work_orders"."paused_at" is null),
	CONSTRAINT "work_orders_outcome" CHECK ("work_orders"."outcome" in ('repaired','upgraded','no_fault_found','given_up','superseded'))
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"from_account" text NOT NULL,
	"to_account" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_quantity" CHECK ("ledger"."quantity" > 0),
	CONSTRAINT "ledger_moves" CHECK ("ledger"."from_account" <> "ledger"."to_account")
);
--> statement-breakpoint
CREATE TABLE "part_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"part_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"device_id" uuid,
	"from_place_id" uuid,
	"to_place_id" uuid,
	"cause_id" uuid,
	"actor_id" uuid NOT NULL,
	"request_id" uuid,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "parts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"site_id" uuid NOT NULL,
	"item_id" uuid,
	"type" text NOT NULL,
	"make" text DEFAULT '' NOT NULL,
	"model" text DEFAULT '' NOT NULL,
	"serial" text DEFAULT '' NOT NULL,
	"facts" jsonb NOT NULL,
	"medium_id" uuid,
	"came_from_id" uuid,
	"status" text NOT NULL,
	"device_id" uuid,
	"place_id" uuid,
	"custodian_id" uuid,
	"transfer_id" uuid,
	"box_id" uuid,
	"label_confirmed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "parts_code_key" UNIQUE("code"),
	CONSTRAINT "parts_medium_key" UNIQUE("medium_id"),
	CONSTRAINT "parts_status" CHECK ("parts"."status" in ('in_stock','in_device','missing','recycled','void')),
	CONSTRAINT "parts_one_holder" CHECK (num_nonnulls("parts"."place_id", "parts"."custodian_id", "parts"."transfer_id") = case when "parts"."status" = 'in_stock' then 1 else 0 end),
	CONSTRAINT "parts_box" CHECK ("parts"."box_id" is null or "parts"."status" = 'in_stock'),
	CONSTRAINT "parts_in_device" CHECK (("parts"."status" = 'in_device') = ("parts"."device_id" is not null)),
	CONSTRAINT "parts_storage_has_medium" CHECK ("parts"."type" not in ('ssd','hdd') or "parts"."medium_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "stock" (
	"item_id" uuid NOT NULL,
	"holder_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"in_transit" boolean NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "stock_key" PRIMARY KEY("item_id","holder_id"),
	CONSTRAINT "stock_quantity" CHECK ("stock"."quantity" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"family" text NOT NULL,
	"type" text NOT NULL,
	"name" text NOT NULL,
	"make" text DEFAULT '' NOT NULL,
	"model" text DEFAULT '' NOT NULL,
	"tracking" text NOT NULL,
	"facts" jsonb NOT NULL,
	"fits" text[] DEFAULT '{}' NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "stock_items_code_key" UNIQUE("code"),
	CONSTRAINT "stock_items_family" CHECK ("stock_items"."family" in ('part','accessory')),
	CONSTRAINT "stock_items_tracking" CHECK ("stock_items"."tracking" in ('counted','serialised')),
	CONSTRAINT "stock_items_accessory_counted" CHECK ("stock_items"."family" = 'part' or "stock_items"."tracking" = 'counted'),
	CONSTRAINT "stock_items_name" CHECK ("stock_items"."name" <> '')
);
--> statement-breakpoint
CREATE TABLE "stock_minimums" (
	"site_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"minimum" integer NOT NULL,
	"set_by_id" uuid NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stock_minimums_key" PRIMARY KEY("site_id","item_id"),
	CONSTRAINT "stock_minimums_minimum" CHECK ("stock_minimums"."minimum" between 0 and 100000)
);
--> statement-breakpoint
CREATE TABLE "stock_movements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"item_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"quantity" integer NOT NULL,
	"from_place_id" uuid,
	"to_place_id" uuid,
	"from_transfer_id" uuid,
	"to_transfer_id" uuid,
	"device_id" uuid,
	"cause_id" uuid,
	"note" text DEFAULT '' NOT NULL,
	"actor_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"request_id" uuid,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stock_movements_quantity" CHECK ("stock_movements"."quantity" between 1 and 100000),
	CONSTRAINT "stock_movements_kind" CHECK ("stock_movements"."kind" in ('received','moved','used','put_back','into_kit','out_of_kit','found','lost','sent','arrived','recycled')),
	CONSTRAINT "stock_movements_from" CHECK (num_nonnulls("stock_movements"."from_place_id", "stock_movements"."from_transfer_id") = case when "stock_movements"."kind" in ('received','put_back','out_of_kit','found') then 0 else 1 end),
	CONSTRAINT "stock_movements_to" CHECK (num_nonnulls("stock_movements"."to_place_id", "stock_movements"."to_transfer_id") = case when "stock_movements"."kind" in ('used','into_kit','lost','recycled') then 0 else 1 end)
);
--> statement-breakpoint
CREATE TABLE "boxes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"site_id" uuid NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"number" integer DEFAULT 1 NOT NULL,
	"total" integer DEFAULT 1 NOT NULL,
	"place_id" uuid,
	"custodian_id" uuid,
	"transfer_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "boxes_code_key" UNIQUE("code"),
	CONSTRAINT "boxes_number" CHECK ("boxes"."number" between 1 and "boxes"."total" and "boxes"."total" <= 1000),
	CONSTRAINT "boxes_one_holder" CHECK (num_nonnulls("boxes"."place_id", "boxes"."custodian_id", "boxes"."transfer_id") = case when "boxes"."closed_at" is null then 1 else 0 end)
);
--> statement-breakpoint
CREATE TABLE "transfer_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"transfer_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"box_id" uuid,
	"from_place_id" uuid,
	"sent_quantity" integer DEFAULT 1 NOT NULL,
	"received_quantity" integer DEFAULT 0 NOT NULL,
	"settled" text,
	"note" text DEFAULT '' NOT NULL,
	"packed_by_id" uuid NOT NULL,
	"packed_at" timestamp (3) with time zone NOT NULL,
	"received_by_id" uuid,
	"received_at" timestamp (3) with time zone,
	"settled_by_id" uuid,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "transfer_lines_subject" CHECK ("transfer_lines"."subject" in ('device','accessory','part','item','box')),
	CONSTRAINT "transfer_lines_settled" CHECK ("transfer_lines"."settled" in ('received','stayed','lost','unexpected')),
	CONSTRAINT "transfer_lines_sent" CHECK ("transfer_lines"."sent_quantity" between 0 and 100000),
	CONSTRAINT "transfer_lines_received" CHECK ("transfer_lines"."received_quantity" between 0 and 100000),
	CONSTRAINT "transfer_lines_single" CHECK ("transfer_lines"."subject" = 'item' or ("transfer_lines"."sent_quantity" <= 1 and "transfer_lines"."received_quantity" <= 1))
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"from_site_id" uuid NOT NULL,
	"to_site_id" uuid NOT NULL,
	"state" text DEFAULT 'packing' NOT NULL,
	"carrier" text DEFAULT '' NOT NULL,
	"opened_by_id" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"sent_by_id" uuid,
	"sent_at" timestamp (3) with time zone,
	"arrived_at" timestamp (3) with time zone,
	"settled_by_id" uuid,
	"settled_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "transfers_code_key" UNIQUE("code"),
	CONSTRAINT "transfers_state" CHECK ("transfers"."state" in ('packing','sent','settled','cancelled')),
	CONSTRAINT "transfers_two_sites" CHECK ("transfers"."from_site_id" <> "transfers"."to_site_id"),
	CONSTRAINT "transfers_sent" CHECK ("transfers"."state" not in ('sent','settled') or ("transfers"."sent_at" is not null and "transfers"."sent_by_id" is not null)),
	CONSTRAINT "transfers_settled" CHECK (("transfers"."state" = 'settled') = ("transfers"."settled_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "devices" DROP CONSTRAINT "devices_custody";--> statement-breakpoint
ALTER TABLE "devices" DROP CONSTRAINT "devices_ready_on_shelf";--> statement-breakpoint
ALTER TABLE "recycling_batches" ALTER COLUMN "pieces" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "recycling_batches" ALTER COLUMN "weight_kg" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "recycling_batches" ALTER COLUMN "signed_by_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "recycling_batches" ALTER COLUMN "second_signer_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "recycling_batches" ALTER COLUMN "recorded_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "transfer_id" uuid;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "box_id" uuid;--> statement-breakpoint
ALTER TABLE "recycling_batches" ADD COLUMN "waste_document" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "recycling_batches" ADD COLUMN "opened_by_id" uuid;--> statement-breakpoint
ALTER TABLE "recycling_batches" ADD COLUMN "opened_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "recycling_batches" ADD COLUMN "cancelled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "recycling_batches" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "accessories" ADD COLUMN "facts" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "accessories" ADD COLUMN "iccid" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "accessories" ADD COLUMN "plan_ends_on" date;--> statement-breakpoint
ALTER TABLE "accessories" ADD COLUMN "transfer_id" uuid;--> statement-breakpoint
ALTER TABLE "accessories" ADD COLUMN "box_id" uuid;--> statement-breakpoint
ALTER TABLE "kit_lines" ADD COLUMN "item_id" uuid;--> statement-breakpoint
ALTER TABLE "kit_lines" ADD COLUMN "from_place_id" uuid;--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "kit_programme" text collate "C" DEFAULT 'standard' NOT NULL;--> statement-breakpoint
ALTER TABLE "count_lines" ADD CONSTRAINT "count_lines_count_id_stock_counts_id_fk" FOREIGN KEY ("count_id") REFERENCES "public"."stock_counts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_lines" ADD CONSTRAINT "count_lines_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_lines" ADD CONSTRAINT "count_lines_found_by_id_people_id_fk" FOREIGN KEY ("found_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_lines" ADD CONSTRAINT "count_lines_settled_by_id_people_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_places" ADD CONSTRAINT "count_places_count_id_stock_counts_id_fk" FOREIGN KEY ("count_id") REFERENCES "public"."stock_counts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_places" ADD CONSTRAINT "count_places_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_places" ADD CONSTRAINT "count_places_started_by_id_people_id_fk" FOREIGN KEY ("started_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_places" ADD CONSTRAINT "count_places_done_by_id_people_id_fk" FOREIGN KEY ("done_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_strangers" ADD CONSTRAINT "count_strangers_count_id_stock_counts_id_fk" FOREIGN KEY ("count_id") REFERENCES "public"."stock_counts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_strangers" ADD CONSTRAINT "count_strangers_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_strangers" ADD CONSTRAINT "count_strangers_scanned_by_id_people_id_fk" FOREIGN KEY ("scanned_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_strangers" ADD CONSTRAINT "count_strangers_dismissed_by_id_people_id_fk" FOREIGN KEY ("dismissed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_counts" ADD CONSTRAINT "stock_counts_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_counts" ADD CONSTRAINT "stock_counts_started_by_id_people_id_fk" FOREIGN KEY ("started_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_counts" ADD CONSTRAINT "stock_counts_closed_by_id_people_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accessory_gifts" ADD CONSTRAINT "accessory_gifts_accessory_id_accessories_id_fk" FOREIGN KEY ("accessory_id") REFERENCES "public"."accessories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accessory_gifts" ADD CONSTRAINT "accessory_gifts_need_id_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."needs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accessory_gifts" ADD CONSTRAINT "accessory_gifts_given_by_id_people_id_fk" FOREIGN KEY ("given_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kit_template_versions" ADD CONSTRAINT "kit_template_versions_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_needs" ADD CONSTRAINT "model_needs_learnt_from_id_devices_id_fk" FOREIGN KEY ("learnt_from_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_needs" ADD CONSTRAINT "model_needs_learnt_by_id_people_id_fk" FOREIGN KEY ("learnt_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazardous_items" ADD CONSTRAINT "hazardous_items_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazardous_items" ADD CONSTRAINT "hazardous_items_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazardous_items" ADD CONSTRAINT "hazardous_items_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazardous_items" ADD CONSTRAINT "hazardous_items_recorded_by_id_people_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazardous_items" ADD CONSTRAINT "hazardous_items_batch_id_recycling_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."recycling_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recycling_lines" ADD CONSTRAINT "recycling_lines_batch_id_recycling_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."recycling_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recycling_lines" ADD CONSTRAINT "recycling_lines_added_by_id_people_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fault_kinds" ADD CONSTRAINT "fault_kinds_changed_by_id_people_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repair_tasks" ADD CONSTRAINT "repair_tasks_work_order_id_work_orders_id_fk" FOREIGN KEY ("work_order_id") REFERENCES "public"."work_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repair_tasks" ADD CONSTRAINT "repair_tasks_fault_id_faults_id_fk" FOREIGN KEY ("fault_id") REFERENCES "public"."faults"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repair_tasks" ADD CONSTRAINT "repair_tasks_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repair_tasks" ADD CONSTRAINT "repair_tasks_bench_id_places_id_fk" FOREIGN KEY ("bench_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repair_tasks" ADD CONSTRAINT "repair_tasks_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repair_tasks" ADD CONSTRAINT "repair_tasks_closed_by_id_people_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_bench_id_places_id_fk" FOREIGN KEY ("bench_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_opened_by_id_people_id_fk" FOREIGN KEY ("opened_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_paused_by_id_people_id_fk" FOREIGN KEY ("paused_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_waiting_item_id_stock_items_id_fk" FOREIGN KEY ("waiting_item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_closed_by_id_people_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part_events" ADD CONSTRAINT "part_events_part_id_parts_id_fk" FOREIGN KEY ("part_id") REFERENCES "public"."parts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part_events" ADD CONSTRAINT "part_events_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part_events" ADD CONSTRAINT "part_events_from_place_id_places_id_fk" FOREIGN KEY ("from_place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part_events" ADD CONSTRAINT "part_events_to_place_id_places_id_fk" FOREIGN KEY ("to_place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part_events" ADD CONSTRAINT "part_events_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parts" ADD CONSTRAINT "parts_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parts" ADD CONSTRAINT "parts_item_id_stock_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parts" ADD CONSTRAINT "parts_medium_id_media_id_fk" FOREIGN KEY ("medium_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parts" ADD CONSTRAINT "parts_came_from_id_devices_id_fk" FOREIGN KEY ("came_from_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parts" ADD CONSTRAINT "parts_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parts" ADD CONSTRAINT "parts_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parts" ADD CONSTRAINT "parts_custodian_id_people_id_fk" FOREIGN KEY ("custodian_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parts" ADD CONSTRAINT "parts_transfer_id_transfers_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."transfers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parts" ADD CONSTRAINT "parts_box_id_boxes_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."boxes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock" ADD CONSTRAINT "stock_item_id_stock_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock" ADD CONSTRAINT "stock_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_items" ADD CONSTRAINT "stock_items_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_minimums" ADD CONSTRAINT "stock_minimums_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_minimums" ADD CONSTRAINT "stock_minimums_item_id_stock_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_minimums" ADD CONSTRAINT "stock_minimums_set_by_id_people_id_fk" FOREIGN KEY ("set_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_item_id_stock_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_from_place_id_places_id_fk" FOREIGN KEY ("from_place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_to_place_id_places_id_fk" FOREIGN KEY ("to_place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_from_transfer_id_transfers_id_fk" FOREIGN KEY ("from_transfer_id") REFERENCES "public"."transfers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_to_transfer_id_transfers_id_fk" FOREIGN KEY ("to_transfer_id") REFERENCES "public"."transfers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boxes" ADD CONSTRAINT "boxes_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boxes" ADD CONSTRAINT "boxes_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boxes" ADD CONSTRAINT "boxes_custodian_id_people_id_fk" FOREIGN KEY ("custodian_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boxes" ADD CONSTRAINT "boxes_transfer_id_transfers_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."transfers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boxes" ADD CONSTRAINT "boxes_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_lines" ADD CONSTRAINT "transfer_lines_transfer_id_transfers_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."transfers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_lines" ADD CONSTRAINT "transfer_lines_box_id_boxes_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."boxes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_lines" ADD CONSTRAINT "transfer_lines_from_place_id_places_id_fk" FOREIGN KEY ("from_place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_lines" ADD CONSTRAINT "transfer_lines_packed_by_id_people_id_fk" FOREIGN KEY ("packed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_lines" ADD CONSTRAINT "transfer_lines_received_by_id_people_id_fk" FOREIGN KEY ("received_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_lines" ADD CONSTRAINT "transfer_lines_settled_by_id_people_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_from_site_id_sites_id_fk" FOREIGN KEY ("from_site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_to_site_id_sites_id_fk" FOREIGN KEY ("to_site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_opened_by_id_people_id_fk" FOREIGN KEY ("opened_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_sent_by_id_people_id_fk" FOREIGN KEY ("sent_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_settled_by_id_people_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "count_lines_subject_id" ON "count_lines" USING btree ("count_id","subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_counts_open" ON "stock_counts" USING btree ("site_id") WHERE "stock_counts"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "stock_counts_site" ON "stock_counts" USING btree ("site_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "accessory_gifts_open" ON "accessory_gifts" USING btree ("accessory_id") WHERE "accessory_gifts"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "accessory_gifts_need" ON "accessory_gifts" USING btree ("need_id");--> statement-breakpoint
CREATE INDEX "hazardous_items_site" ON "hazardous_items" USING btree ("site_id","recorded_at");--> statement-breakpoint
CREATE INDEX "hazardous_items_place" ON "hazardous_items" USING btree ("place_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recycling_lines_thing" ON "recycling_lines" USING btree ("batch_id","subject","subject_id");--> statement-breakpoint
CREATE INDEX "recycling_lines_subject_id" ON "recycling_lines" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "repair_tasks_order" ON "repair_tasks" USING btree ("work_order_id");--> statement-breakpoint
CREATE INDEX "repair_tasks_fault" ON "repair_tasks" USING btree ("fault_id");--> statement-breakpoint
CREATE UNIQUE INDEX "work_orders_open" ON "work_orders" USING btree ("device_id") WHERE "work_orders"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "work_orders_site_open" ON "work_orders" USING btree ("site_id","opened_at") WHERE "work_orders"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "work_orders_device" ON "work_orders" USING btree ("device_id","opened_at");--> statement-breakpoint
CREATE INDEX "ledger_site" ON "ledger" USING btree ("site_id","recorded_at");--> statement-breakpoint
CREATE INDEX "ledger_subject" ON "ledger" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "part_events_part" ON "part_events" USING btree ("part_id","recorded_at");--> statement-breakpoint
CREATE INDEX "part_events_device" ON "part_events" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "parts_stock" ON "parts" USING btree ("site_id","type","status");--> statement-breakpoint
CREATE INDEX "parts_came_from" ON "parts" USING btree ("came_from_id");--> statement-breakpoint
CREATE INDEX "parts_device" ON "parts" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "parts_place" ON "parts" USING btree ("place_id");--> statement-breakpoint
CREATE INDEX "parts_box" ON "parts" USING btree ("box_id");--> statement-breakpoint
CREATE INDEX "parts_transfer" ON "parts" USING btree ("transfer_id");--> statement-breakpoint
CREATE INDEX "stock_holder" ON "stock" USING btree ("holder_id");--> statement-breakpoint
CREATE INDEX "stock_site" ON "stock" USING btree ("site_id","item_id");--> statement-breakpoint
CREATE INDEX "stock_items_type" ON "stock_items" USING btree ("family","type");--> statement-breakpoint
CREATE INDEX "stock_items_search" ON "stock_items" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "stock_movements_item" ON "stock_movements" USING btree ("item_id","recorded_at");--> statement-breakpoint
CREATE INDEX "stock_movements_device" ON "stock_movements" USING btree ("device_id") WHERE "stock_movements"."device_id" is not null;--> statement-breakpoint
CREATE INDEX "stock_movements_site" ON "stock_movements" USING btree ("site_id","recorded_at");--> statement-breakpoint
CREATE INDEX "boxes_place" ON "boxes" USING btree ("place_id");--> statement-breakpoint
CREATE INDEX "boxes_transfer" ON "boxes" USING btree ("transfer_id");--> statement-breakpoint
CREATE INDEX "boxes_site" ON "boxes" USING btree ("site_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_lines_thing" ON "transfer_lines" USING btree ("transfer_id","subject","subject_id");--> statement-breakpoint
CREATE INDEX "transfer_lines_subject_id" ON "transfer_lines" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "transfers_from" ON "transfers" USING btree ("from_site_id","state");--> statement-breakpoint
CREATE INDEX "transfers_to" ON "transfers" USING btree ("to_site_id","state");--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_transfer_id_transfers_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."transfers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_box_id_boxes_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."boxes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recycling_batches" ADD CONSTRAINT "recycling_batches_opened_by_id_people_id_fk" FOREIGN KEY ("opened_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accessories" ADD CONSTRAINT "accessories_transfer_id_transfers_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."transfers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accessories" ADD CONSTRAINT "accessories_box_id_boxes_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."boxes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kit_lines" ADD CONSTRAINT "kit_lines_item_id_stock_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kit_lines" ADD CONSTRAINT "kit_lines_from_place_id_places_id_fk" FOREIGN KEY ("from_place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "devices_transfer" ON "devices" USING btree ("transfer_id") WHERE "devices"."transfer_id" is not null;--> statement-breakpoint
CREATE INDEX "devices_box" ON "devices" USING btree ("box_id") WHERE "devices"."box_id" is not null;--> statement-breakpoint
CREATE INDEX "recycling_batches_site" ON "recycling_batches" USING btree ("site_id","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "accessories_iccid_key" ON "accessories" USING btree ("iccid") WHERE "accessories"."iccid" <> '';--> statement-breakpoint
CREATE INDEX "accessories_box" ON "accessories" USING btree ("box_id");--> statement-breakpoint
CREATE INDEX "accessories_transfer" ON "accessories" USING btree ("transfer_id");--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_one_holder" CHECK (num_nonnulls("devices"."place_id", "devices"."custodian_id", "devices"."transfer_id") <= 1);--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_custody" CHECK ("devices"."stage" = 'offered' or ("devices"."route" = 'direct' and "devices"."stage" = 'reserved') or "devices"."stage" in ('handed_over','recycled','withdrawn','missing','void') or "devices"."place_id" is not null or "devices"."custodian_id" is not null or "devices"."transfer_id" is not null);--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_ready_on_shelf" CHECK ("devices"."stage" <> 'ready' or "devices"."place_id" is not null or "devices"."transfer_id" is not null);--> statement-breakpoint
ALTER TABLE "recycling_batches" ADD CONSTRAINT "recycling_batches_signed" CHECK (num_nonnulls("recycling_batches"."pieces", "recycling_batches"."weight_kg", "recycling_batches"."signed_by_id", "recycling_batches"."second_signer_id", "recycling_batches"."recorded_at") in (0, 5));--> statement-breakpoint
ALTER TABLE "recycling_batches" ADD CONSTRAINT "recycling_batches_two_persons" CHECK ("recycling_batches"."signed_by_id" <> "recycling_batches"."second_signer_id");--> statement-breakpoint
ALTER TABLE "recycling_batches" ADD CONSTRAINT "recycling_batches_pieces" CHECK ("recycling_batches"."pieces" > 0);--> statement-breakpoint
ALTER TABLE "recycling_batches" ADD CONSTRAINT "recycling_batches_weight" CHECK ("recycling_batches"."weight_kg" > 0);--> statement-breakpoint
ALTER TABLE "accessories" ADD CONSTRAINT "accessories_one_holder" CHECK (num_nonnulls("accessories"."place_id", "accessories"."custodian_id", "accessories"."transfer_id") = case when "accessories"."status" = 'in_stock' then 1 else 0 end);--> statement-breakpoint
ALTER TABLE "accessories" ADD CONSTRAINT "accessories_box" CHECK ("accessories"."box_id" is null or "accessories"."status" = 'in_stock');--> statement-breakpoint
ALTER TABLE "accessories" ADD CONSTRAINT "accessories_iccid" CHECK ("accessories"."iccid" ~ '^([0-9]{18,22})?$');--> statement-breakpoint
-- Written once.
CREATE TRIGGER stock_movements_append_only BEFORE UPDATE OR DELETE ON stock_movements FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER part_events_append_only BEFORE UPDATE OR DELETE ON part_events FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER ledger_append_only BEFORE UPDATE OR DELETE ON ledger FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER kit_template_versions_append_only BEFORE UPDATE OR DELETE ON kit_template_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- The account a thing is in; #domain/accounts says the same. Constant for its arguments, so that triggers ask cheaply.
CREATE FUNCTION device_account(stage text, route text, transfer_id uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN stage IN ('offered', 'withdrawn') OR (stage = 'reserved' AND route = 'direct') THEN 'donor'
    WHEN stage = 'handed_over' THEN 'student'
    WHEN stage = 'recycled' THEN 'recycler'
    WHEN stage = 'missing' THEN 'lost'
    WHEN stage = 'void' THEN 'void'
    WHEN transfer_id IS NOT NULL THEN 'transit'
    ELSE 'stock' END
$$;--> statement-breakpoint
CREATE FUNCTION accessory_account(status text, transfer_id uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE status
    WHEN 'handed_over' THEN 'student'
    WHEN 'recycled' THEN 'recycler'
    WHEN 'missing' THEN 'lost'
    WHEN 'given_back' THEN 'donor'
    ELSE CASE WHEN transfer_id IS NULL THEN 'stock' ELSE 'transit' END END
$$;--> statement-breakpoint
CREATE FUNCTION part_account(status text, transfer_id uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE status
    WHEN 'in_device' THEN 'device'
    WHEN 'recycled' THEN 'recycler'
    WHEN 'missing' THEN 'lost'
    WHEN 'void' THEN 'void'
    ELSE CASE WHEN transfer_id IS NULL THEN 'stock' ELSE 'transit' END END
$$;--> statement-breakpoint
-- One entry of the books; a thing that changes its site leaves one and joins the other.
CREATE FUNCTION book(subject text, subject_id uuid, quantity integer, old_site uuid, from_account text, new_site uuid, to_account text, at timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF old_site = new_site THEN
    IF from_account <> to_account THEN
      INSERT INTO ledger (id, site_id, subject, subject_id, quantity, from_account, to_account, recorded_at)
      VALUES (gen_random_uuid(), new_site, subject, subject_id, quantity, from_account, to_account, at);
    END IF;
  ELSE
    INSERT INTO ledger (id, site_id, subject, subject_id, quantity, from_account, to_account, recorded_at)
    VALUES (gen_random_uuid(), old_site, subject, subject_id, quantity, from_account, 'other_site', at),
      (gen_random_uuid(), new_site, subject, subject_id, quantity, 'other_site', to_account, at);
  END IF;
END $$;--> statement-breakpoint
CREATE FUNCTION book_device() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM book('device', NEW.id, 1, NEW.site_id, 'donor', NEW.site_id, device_account(NEW.stage, NEW.route, NEW.transfer_id), NEW.updated_at);
  ELSE
    PERFORM book('device', NEW.id, 1, OLD.site_id, device_account(OLD.stage, OLD.route, OLD.transfer_id),
      NEW.site_id, device_account(NEW.stage, NEW.route, NEW.transfer_id), NEW.updated_at);
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER devices_book_insert AFTER INSERT ON devices FOR EACH ROW EXECUTE FUNCTION book_device();--> statement-breakpoint
CREATE TRIGGER devices_book_update AFTER UPDATE ON devices FOR EACH ROW
  WHEN (OLD.site_id <> NEW.site_id OR device_account(OLD.stage, OLD.route, OLD.transfer_id) <> device_account(NEW.stage, NEW.route, NEW.transfer_id))
  EXECUTE FUNCTION book_device();--> statement-breakpoint
CREATE FUNCTION book_accessory() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM book('accessory', NEW.id, 1, NEW.site_id, CASE WHEN NEW.came_with_id IS NULL THEN 'supplier' ELSE 'donor' END,
      NEW.site_id, accessory_account(NEW.status, NEW.transfer_id), NEW.updated_at);
  ELSE
    PERFORM book('accessory', NEW.id, 1, OLD.site_id, accessory_account(OLD.status, OLD.transfer_id),
      NEW.site_id, accessory_account(NEW.status, NEW.transfer_id), NEW.updated_at);
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER accessories_book_insert AFTER INSERT ON accessories FOR EACH ROW EXECUTE FUNCTION book_accessory();--> statement-breakpoint
CREATE TRIGGER accessories_book_update AFTER UPDATE ON accessories FOR EACH ROW
  WHEN (OLD.site_id <> NEW.site_id OR accessory_account(OLD.status, OLD.transfer_id) <> accessory_account(NEW.status, NEW.transfer_id))
  EXECUTE FUNCTION book_accessory();--> statement-breakpoint
CREATE FUNCTION book_part() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM book('part', NEW.id, 1, NEW.site_id, CASE WHEN NEW.came_from_id IS NULL THEN 'supplier' ELSE 'harvest' END,
      NEW.site_id, part_account(NEW.status, NEW.transfer_id), NEW.updated_at);
  ELSE
    PERFORM book('part', NEW.id, 1, OLD.site_id, part_account(OLD.status, OLD.transfer_id),
      NEW.site_id, part_account(NEW.status, NEW.transfer_id), NEW.updated_at);
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER parts_book_insert AFTER INSERT ON parts FOR EACH ROW EXECUTE FUNCTION book_part();--> statement-breakpoint
CREATE TRIGGER parts_book_update AFTER UPDATE ON parts FOR EACH ROW
  WHEN (OLD.site_id <> NEW.site_id OR part_account(OLD.status, OLD.transfer_id) <> part_account(NEW.status, NEW.transfer_id))
  EXECUTE FUNCTION book_part();--> statement-breakpoint
-- Counted pieces: a movement changes the stock of its two ends and the books; rows are locked in one order, so that two never wait for each other.
CREATE FUNCTION book_movement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  from_holder uuid := coalesce(NEW.from_place_id, NEW.from_transfer_id);
  to_holder uuid := coalesce(NEW.to_place_id, NEW.to_transfer_id);
  from_site uuid := coalesce((SELECT site_id FROM places WHERE id = NEW.from_place_id), (SELECT from_site_id FROM transfers WHERE id = NEW.from_transfer_id));
  to_site uuid := coalesce((SELECT site_id FROM places WHERE id = NEW.to_place_id), (SELECT from_site_id FROM transfers WHERE id = NEW.to_transfer_id));
  from_account text := CASE WHEN NEW.from_place_id IS NOT NULL THEN 'stock' WHEN NEW.from_transfer_id IS NOT NULL THEN 'transit'
    WHEN NEW.kind = 'put_back' THEN 'device' WHEN NEW.kind = 'out_of_kit' THEN 'kit' WHEN NEW.kind = 'found' THEN 'lost' ELSE 'supplier' END;
  to_account text := CASE WHEN NEW.to_place_id IS NOT NULL THEN 'stock' WHEN NEW.to_transfer_id IS NOT NULL THEN 'transit'
    WHEN NEW.kind = 'used' THEN 'device' WHEN NEW.kind = 'into_kit' THEN 'kit' WHEN NEW.kind = 'recycled' THEN 'recycler' ELSE 'lost' END;
BEGIN
  IF from_holder = to_holder THEN
    RAISE EXCEPTION 'a movement has two ends' USING ERRCODE = 'check_violation', CONSTRAINT = 'stock_movements_two_ends';
  END IF;
  PERFORM 1 FROM stock WHERE item_id = NEW.item_id AND holder_id IN (from_holder, to_holder) ORDER BY holder_id FOR UPDATE;
  IF from_holder IS NOT NULL THEN
    UPDATE stock SET quantity = quantity - NEW.quantity WHERE item_id = NEW.item_id AND holder_id = from_holder;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'none of % in %', NEW.item_id, from_holder USING ERRCODE = 'check_violation', CONSTRAINT = 'stock_quantity';
    END IF;
  END IF;
  IF to_holder IS NOT NULL THEN
    INSERT INTO stock (item_id, holder_id, site_id, in_transit, quantity)
    VALUES (NEW.item_id, to_holder, to_site, NEW.to_transfer_id IS NOT NULL, NEW.quantity)
    ON CONFLICT (item_id, holder_id) DO UPDATE SET quantity = stock.quantity + excluded.quantity;
  END IF;
  PERFORM book('item', NEW.item_id, NEW.quantity, coalesce(from_site, to_site), from_account, coalesce(to_site, from_site), to_account, NEW.recorded_at);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER stock_movements_book AFTER INSERT ON stock_movements FOR EACH ROW EXECUTE FUNCTION book_movement();--> statement-breakpoint
-- At the end of a transaction every thing in a box is where the box is.
CREATE FUNCTION box_holds_together() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  apart uuid;
  box uuid := coalesce(to_jsonb(NEW) ->> 'box_id', to_jsonb(NEW) ->> 'id');
BEGIN
  SELECT t.id INTO apart FROM (
    SELECT id, box_id, site_id, place_id, custodian_id, transfer_id FROM devices WHERE box_id = box
    UNION ALL SELECT id, box_id, site_id, place_id, custodian_id, transfer_id FROM accessories WHERE box_id = box
    UNION ALL SELECT id, box_id, site_id, place_id, custodian_id, transfer_id FROM parts WHERE box_id = box) t
  JOIN boxes b ON b.id = t.box_id
  WHERE b.closed_at IS NOT NULL OR (b.site_id, b.place_id, b.custodian_id, b.transfer_id)
    IS DISTINCT FROM (t.site_id, t.place_id, t.custodian_id, t.transfer_id) LIMIT 1;
  IF apart IS NOT NULL THEN
    RAISE EXCEPTION '% is not where its box is', apart USING ERRCODE = 'check_violation', CONSTRAINT = 'boxes_together';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER devices_box_together AFTER INSERT OR UPDATE ON devices DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.box_id IS NOT NULL) EXECUTE FUNCTION box_holds_together();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER accessories_box_together AFTER INSERT OR UPDATE ON accessories DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.box_id IS NOT NULL) EXECUTE FUNCTION box_holds_together();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER parts_box_together AFTER INSERT OR UPDATE ON parts DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.box_id IS NOT NULL) EXECUTE FUNCTION box_holds_together();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER boxes_together AFTER UPDATE ON boxes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION box_holds_together();--> statement-breakpoint
-- A storage part goes into stock or into a device only with its data gone, or where it never held any.
CREATE FUNCTION part_medium_is_clean() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM media m WHERE m.id = NEW.medium_id AND m.status NOT IN ('sanitised', 'none')) THEN
    RAISE EXCEPTION 'the data of part % is not proven erased', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'parts_medium_clean';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER parts_medium_clean_insert BEFORE INSERT ON parts FOR EACH ROW WHEN (NEW.medium_id IS NOT NULL) EXECUTE FUNCTION part_medium_is_clean();--> statement-breakpoint
CREATE TRIGGER parts_medium_clean_use BEFORE UPDATE OF status ON parts FOR EACH ROW
  WHEN (NEW.medium_id IS NOT NULL AND NEW.status = 'in_device' AND OLD.status <> 'in_device') EXECUTE FUNCTION part_medium_is_clean();--> statement-breakpoint
-- The books of what was there before they were kept: devices by their events, accessories by what they were and are.
INSERT INTO ledger (id, site_id, subject, subject_id, quantity, from_account, to_account, recorded_at)
SELECT gen_random_uuid(), e.site_id, 'device', e.device_id, 1, CASE WHEN e.from_stage IS NULL THEN 'donor' ELSE device_account(e.from_stage, d.route, NULL) END,
  device_account(e.to_stage, d.route, NULL), e.recorded_at
FROM events e JOIN devices d ON d.id = e.device_id
WHERE e.to_stage IS NOT NULL AND CASE WHEN e.from_stage IS NULL THEN 'donor' ELSE device_account(e.from_stage, d.route, NULL) END <> device_account(e.to_stage, d.route, NULL);--> statement-breakpoint
INSERT INTO ledger (id, site_id, subject, subject_id, quantity, from_account, to_account, recorded_at)
SELECT gen_random_uuid(), site_id, 'accessory', id, 1, CASE WHEN came_with_id IS NULL THEN 'supplier' ELSE 'donor' END, 'stock', created_at FROM accessories;--> statement-breakpoint
INSERT INTO ledger (id, site_id, subject, subject_id, quantity, from_account, to_account, recorded_at)
SELECT gen_random_uuid(), site_id, 'accessory', id, 1, 'stock', accessory_account(status, NULL), updated_at FROM accessories
WHERE accessory_account(status, NULL) <> 'stock';
