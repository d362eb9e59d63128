/** Troubles of the moment, by SQLSTATE class: connection, resources, operator, rollback; and of the driver. */
const PASSING = /^(08|40|53|57|CONNECTION_|CONNECT_|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/;

/** Whether the same scan may succeed a little later without anybody doing anything. */
export function isPassing(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && PASSING.test(cause.code)) return true;
  }
  return false;
}
