/** A pool of connections that lives on when its database dies and comes back. */
import type { Sql, TransactionSql } from 'postgres';

/** Running statements of a pool that lost a connection may take so long to end, seconds. */
const PATIENCE = 5;

/**
 * postgres.js keeps what it was about to write to a connection that broke: the connection then never comes up again,
 * and a transaction on it ends the whole process. So a pool that lost a connection is replaced by a new one, and a
 * transaction whose connection broke sends nothing more: it was rolled back by the server.
 * @param open makes a pool that tells of each connection that closed
 */
export function lastingClient(open: (onclose: () => void) => Sql): Sql {
  const retired = new Set<Promise<void>>();
  let isEnding = false;
  let current = start();

  function start(): Sql {
    const client: Sql = open(() => {
      if (client === current && !isEnding) renew();
    });
    return client;
  }

  function renew(): void {
    const lost = current;
    current = start();
    // Drizzle has put its own parsers into the first.
    Object.assign(current.options.parsers, lost.options.parsers);
    Object.assign(current.options.serializers, lost.options.serializers);
    const end = lost.end({ timeout: PATIENCE }).catch(() => undefined);
    retired.add(end);
    void end.then(() => retired.delete(end));
  }

  async function end(options?: { timeout?: number }): Promise<void> {
    isEnding = true;
    await Promise.all([current.end(options), ...retired]);
  }

  return new Proxy(current, {
    apply: (_, self, given) => Reflect.apply(current, self, given) as unknown,
    get: (_, name) => {
      if (name === 'end') return end;
      const value: unknown = Reflect.get(current, name);
      return name === 'begin' ? silentWhenLost(value as Start) : value;
    },
  });
}

type Start = (...given: unknown[]) => unknown;

/** `begin` and `savepoint` would send a rollback after work that failed, also where nothing listens any more. */
function silentWhenLost(start: Start): Start {
  return (...given) => {
    const work = given.pop() as (inner: TransactionSql) => unknown;
    return start(...given, async (inner: TransactionSql) => {
      try {
        return await work(withSavepoints(inner));
      } catch (error) {
        // `begin` itself rejects as soon as the connection is closed.
        if (lostConnection(error)) await new Promise<never>(() => {});
        throw error;
      }
    });
  };
}

function withSavepoints(inner: TransactionSql): TransactionSql {
  return new Proxy(inner, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      return name === 'savepoint' ? silentWhenLost(value as Start) : value;
    },
  });
}

/** Broken by the network, or by the server, which closes the connection after a FATAL error. */
function lostConnection(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, severity } = cause as { code?: unknown; severity?: unknown };
    if (severity === 'FATAL' || severity === 'PANIC') return true;
    if (typeof code === 'string' && /^(CONNECTION_|ECONN|EPIPE)/.test(code)) return true;
  }
  return false;
}
