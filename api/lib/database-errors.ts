/** What PostgreSQL says when it refuses; codes as in its appendix of error codes. */
export interface DatabaseError extends Error {
  code: string;
  constraint_name?: string;
}

export function databaseError(error: unknown): DatabaseError | null {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'PostgresError' && 'code' in cause) return cause as DatabaseError;
  }
  return null;
}

/** Two writes waited for each other, and this one was chosen to give way: nothing of it was kept. */
export function gaveWay(error: unknown): boolean {
  const code = databaseError(error)?.code;
  return code === '40P01' || code === '40001';
}
