import type { Verification } from '../../db/events-verify.ts';

/** Prints what the check of all chains found; broken ones make the command end with exit code 1. */
export function printVerification({ devices, events, broken }: Verification): void {
  for (const { deviceCode, seq, reason } of broken) {
    console.log(`${deviceCode}: event ${seq}: ${reason.replaceAll('_', ' ')}`);
  }
  const verdict = broken.length === 0 ? 'every chain is whole' : `${broken.length} broken`;
  console.log(`${devices} devices, ${events} events: ${verdict}.`);
  if (broken.length > 0) process.exitCode = 1;
}
