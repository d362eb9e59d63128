import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Options, type Sql } from 'postgres';
import { lastingClient } from './lasting-client.ts';
import { prepareRecurring } from './prepare-recurring.ts';
import { applicationRole } from './roles.ts';
import * as schema from './schema/index.ts';

export type Drizzle = PostgresJsDatabase<typeof schema>;

/** Every way to the database that one process uses. */
export interface Database {
  url: string;
  /** drizzle, for everything that is not hot */
  db: Drizzle;
  /** postgres.js, for the hand-written hot statements; apart because drizzle replaces its client's date parsers */
  sql: Sql;
  /** drizzle for slow reads, so that they never queue in front of a bench; a statement ends after 30 s */
  reports: Drizzle;
  /** for NOTIFY after a commit: losing one is harmless, so it does not wait for the disk */
  notifier: Sql;
  /**
   * Calls back for each NOTIFY on the channel, on one connection per process; connects again by itself.
   * @param onListening called at the start and after each reconnect: hints may have been missed
   * @returns a function that stops listening
   */
  listen(
    channel: string,
    onMessage: (payload: string) => void,
    onListening?: () => void,
  ): Promise<() => Promise<void>>;
  /** Waits up to 5 s for running queries, then disconnects. */
  close(): Promise<void>;
}

/**
 * Opens the pools, as the role that cannot change events where the migration could make it.
 * @param options.application name shown in pg_stat_activity
 */
export async function openDatabase(
  url: string,
  options: { application?: string } = {},
): Promise<Database> {
  const connection = {
    application_name: options.application ?? 'rework',
    TimeZone: 'UTC',
    ...(await applicationRole(url)),
  };
  const settings = (max: number, more: Record<string, string> = {}) => ({
    max,
    onnotice: () => {},
    connection: { ...connection, ...more } as Options<never>['connection'],
  });
  const pool = (max: number, more?: Record<string, string>): Sql =>
    lastingClient((onclose) =>
      // By age alone no connection is closed: that would pass for a loss.
      postgres(url, { ...settings(max, more), max_lifetime: null, onclose }),
    );

  const pools = {
    general: pool(8),
    hot: pool(8),
    reports: pool(2, { statement_timeout: '30000' }),
    notifier: pool(1, { synchronous_commit: 'off' }),
    // Begins again by itself.
    listener: postgres(url, settings(1)),
  };
  return {
    url,
    db: drizzle(prepareRecurring(pools.general), { schema, casing: 'snake_case' }),
    sql: pools.hot,
    reports: drizzle(pools.reports, { schema, casing: 'snake_case' }),
    notifier: pools.notifier,
    listen: async (channel, onMessage, onListening) => {
      const subscription = await pools.listener.listen(channel, onMessage, onListening);
      return () => subscription.unlisten();
    },
    close: async () => {
      await Promise.all(Object.values(pools).map((client) => client.end({ timeout: 5 })));
    },
  };
}
