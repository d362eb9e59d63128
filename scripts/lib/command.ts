import { StartError } from '../../db/start-error.ts';

/** Runs a command and ends with exit code 1 and words, without a stack, for what a person can mend. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const words = error instanceof StartError ? error.message : databaseTrouble(error);
    console.error(words ?? error);
    process.exitCode = 1;
  }
}

/** What the most frequent failures to reach the server of DATABASE_URL mean. */
function databaseTrouble(error: unknown): string | undefined {
  const { code, message } = error as { code?: string; message?: string };
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ETIMEDOUT':
    case 'CONNECT_TIMEOUT':
      return `The database does not answer (${message}). Check DATABASE_URL and that its server runs.`;
    case '28P01':
    case '28000':
      return `The database refuses the sign-in (${message}). Check user and password in DATABASE_URL.`;
    case '3D000':
      return `${message}. Create it, or name another database in DATABASE_URL.`;
    case '42501':
      return `The database user lacks a right (${message}). It must own the database of DATABASE_URL.`;
    default:
      return undefined;
  }
}
