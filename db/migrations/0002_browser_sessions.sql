DROP INDEX "admin_log_id";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "browser_hash" "bytea";