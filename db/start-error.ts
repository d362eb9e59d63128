/**
 * Something the person who starts Rework can mend. The message is for them: it names the setting,
 * folder or port, and what to do. Scripts print it without a stack and end with exit code 1.
 */
export class StartError extends Error {
  override name = 'StartError';
}
