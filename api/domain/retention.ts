/**
 * How long what is known of people is kept. Sources: Law 91/2025/QH15 and Decree 356/2025 (Viet Nam: delete when
 * the purpose is done), E-Commerce Act of Iran Art. 59, GDPR Art. 5(1)(e); the times are the programme's own.
 */
export const RETENTION_RULES = [
  /** Name, school, class, birth date, guardian, telephone of whoever received something. */
  { id: 'recipient_served', months: 12, since: 'warranty_end' },
  /** The same of whoever was not given anything. */
  { id: 'recipient_unserved', months: 6, since: 'closing' },
  /** What a tablet sent and nobody settled. */
  { id: 'table_record', months: 12, since: 'received' },
  /** Names of signers and witnesses, drawings, photographs of signed papers: proof of the handover. */
  { id: 'signature', months: 60, since: 'handover' },
  /** The keyed hash that finds a second request of the same person; only of persons erased already. */
  { id: 'person_key', months: 36, since: 'registration' },
  /** Name and contact of a private donor. */
  { id: 'donor', months: 24, since: 'last_exit' },
  /** Address and words of a message to a donor. */
  { id: 'message', months: 24, since: 'writing' },
  /** Photographs of the condition and of a missing serial number; evidence of an erasure stays with its certificate. */
  { id: 'photo', months: 24, since: 'exit' },
  /** The name of somebody who left; the log goes on with an id. */
  { id: 'staff_name', months: 60, since: 'leaving' },
] as const;

export type RetentionRule = (typeof RETENTION_RULES)[number];
export type RetentionRuleId = RetentionRule['id'];

/**
 * What began at this moment or earlier is over now.
 * @param now of the server; months are those of the calendar, the last day of a shorter month stands for a later one
 */
export function retentionCutoff(months: number, now: Date): Date {
  const cutoff = new Date(now);
  const day = cutoff.getUTCDate();
  cutoff.setUTCDate(1);
  cutoff.setUTCMonth(cutoff.getUTCMonth() - months);
  const lastDay = new Date(
    Date.UTC(cutoff.getUTCFullYear(), cutoff.getUTCMonth() + 1, 0),
  ).getUTCDate();
  cutoff.setUTCDate(Math.min(day, lastDay));
  return cutoff;
}
