/** The warranty clock of a device that was handed over. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** Days left, the one that has begun included; 0 once it has ended. */
export function warrantyDaysLeft(end: Date, now: Date): number {
  return Math.max(0, Math.ceil((end.getTime() - now.getTime()) / DAY_MS));
}
