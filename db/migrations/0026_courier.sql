CREATE TABLE "shipment_items" (
	"shipment_id" uuid NOT NULL,
	"need_id" uuid NOT NULL,
	"reservation_id" uuid NOT NULL,
	"problem" text,
	"problem_at" timestamp (3) with time zone,
	"problem_by_id" uuid,
	"outcome" text,
	"closed_at" timestamp (3) with time zone,
	"closed_by_id" uuid,
	CONSTRAINT "shipment_items_key" PRIMARY KEY("shipment_id","need_id"),
	CONSTRAINT "shipment_items_closed" CHECK (("shipment_items"."outcome" is null) = ("shipment_items"."closed_at" is null)),
	CONSTRAINT "shipment_items_problem" CHECK (("shipment_items"."problem" is null) = ("shipment_items"."problem_at" is null)),
	CONSTRAINT "shipment_items_values" CHECK ("shipment_items"."problem" in ('missing','damaged') and "shipment_items"."outcome" in ('delivered','unpacked','back','lost','resent')),
	CONSTRAINT "shipment_items_settled" CHECK ("shipment_items"."outcome" not in ('back','lost','resent') or "shipment_items"."problem" is not null)
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"office" text NOT NULL,
	"address" text NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"packed_at" timestamp (3) with time zone NOT NULL,
	"packed_by_id" uuid NOT NULL,
	"carrier" text DEFAULT '' NOT NULL,
	"reference" text DEFAULT '' NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"sent_by_id" uuid,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "shipments_sent" CHECK (("shipments"."sent_at" is null) = ("shipments"."sent_by_id" is null) and ("shipments"."sent_at" is null or ("shipments"."carrier" <> '' and "shipments"."reference" <> '')))
);
--> statement-breakpoint
ALTER TABLE "handover_batches" DROP CONSTRAINT "handover_batches_sent_by_id_people_id_fk";
--> statement-breakpoint
ALTER TABLE "shipment_items" ADD CONSTRAINT "shipment_items_shipment_id_shipments_id_fk" FOREIGN KEY ("shipment_id") REFERENCES "public"."shipments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_items" ADD CONSTRAINT "shipment_items_need_id_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."needs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_items" ADD CONSTRAINT "shipment_items_reservation_id_reservations_id_fk" FOREIGN KEY ("reservation_id") REFERENCES "public"."reservations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_items" ADD CONSTRAINT "shipment_items_problem_by_id_people_id_fk" FOREIGN KEY ("problem_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_items" ADD CONSTRAINT "shipment_items_closed_by_id_people_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_batch_id_handover_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."handover_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_packed_by_id_people_id_fk" FOREIGN KEY ("packed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_sent_by_id_people_id_fk" FOREIGN KEY ("sent_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "shipment_items_open" ON "shipment_items" USING btree ("need_id") WHERE "shipment_items"."outcome" is null;--> statement-breakpoint
CREATE INDEX "shipment_items_reservation" ON "shipment_items" USING btree ("reservation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "shipments_number" ON "shipments" USING btree ("batch_id","number");--> statement-breakpoint
CREATE INDEX "shipments_open" ON "shipments" USING btree ("sent_at") WHERE "shipments"."closed_at" is null;--> statement-breakpoint
ALTER TABLE "handover_batches" DROP COLUMN "carrier";--> statement-breakpoint
ALTER TABLE "handover_batches" DROP COLUMN "shipment_reference";--> statement-breakpoint
ALTER TABLE "handover_batches" DROP COLUMN "sent_at";--> statement-breakpoint
ALTER TABLE "handover_batches" DROP COLUMN "sent_by_id";--> statement-breakpoint
-- What a courier has stays reserved for whom it was sent to, until it is delivered or somebody decides otherwise.
CREATE FUNCTION refuse_release_under_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM shipment_items WHERE reservation_id = NEW.id AND outcome IS NULL) THEN
    RAISE EXCEPTION 'reservation % is in a shipment', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reservations_under_way';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER reservations_under_way BEFORE UPDATE OF closed_at ON "reservations"
  FOR EACH ROW WHEN (OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL AND NEW.outcome <> 'fulfilled')
  EXECUTE FUNCTION refuse_release_under_way();
