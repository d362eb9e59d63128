/** A wipe of a hard disk that counts. */
export const WIPE = {
  technique: 'overwrite',
  tool: 'nwipe',
  toolVersion: '0.37',
  startedAt: '2026-05-12T08:00:00Z',
  endedAt: '2026-05-12T10:13:00Z',
  verification: 'full',
  errors: 0,
};
