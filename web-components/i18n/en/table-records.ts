/** What a tablet brings back from a handover table, and what becomes of it. */
export const tableRecords = {
  'error.handover.other_need': '{code} is reserved for {need} by now. Nothing was changed.',
} as const;
