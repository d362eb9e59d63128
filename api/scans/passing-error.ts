/**
 * Troubles of the moment, by SQLSTATE class: connection, rollback, resources, operator, system; a lock or a time limit;
 * a server that only reads for now; and of driver and network.
 */
const PASSING =
  /^(08|40|53|57|58|55P03|25006|25P0[34]|CONNECTION_|CONNECT_|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST|ENET)/;

/** Whether the same scan may succeed a little later without anybody doing anything. */
export function isPassing(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && PASSING.test(cause.code)) return true;
  }
  return false;
}
