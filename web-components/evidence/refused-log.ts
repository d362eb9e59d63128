/** A log that does not count, as the beginning of a record by hand: what it says need not be typed anew. */
import { sanitisationDetails, type LogDetails } from '#domain/media-details.ts';
import { loadEvidence, type MediumRecord } from './media-api.ts';

export interface RefusedLog {
  record: MediumRecord;
  fileName: LogDetails['fileName'];
}

/** Where something is missing in the log, not where it shows that the wipe itself was none. */
const COMPLETABLE: readonly unknown[] = ['complete_record', 'whole_log', 'name_type'];

/** Of the newest record of this medium, or null where nothing can be completed by hand. */
export async function readRefusedLog(code: string, mediumId: string): Promise<RefusedLog | null> {
  const { records } = await loadEvidence(code);
  const newest = records
    .filter((record) => record.mediumId === mediumId)
    .toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt))[0];
  if (!newest || newest.accepted) return null;
  const { log, next } = sanitisationDetails(newest.details);
  if (!log || !COMPLETABLE.includes(next)) return null;
  // The last line of a cut log is not the end of the wipe.
  const record = next === 'whole_log' ? { ...newest, endedAt: null } : newest;
  return { record, fileName: log.fileName };
}
