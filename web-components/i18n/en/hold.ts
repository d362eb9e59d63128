export const hold = {
  'hold.title': 'Hold',
  'hold.awaiting_parts': 'Waiting for parts',
  'hold.wipe_failed': 'Wipe failed',
  'hold.locked': 'Account or BIOS lock',
  'hold.safety': 'Safety risk',
  'hold.theft_check': 'Ownership check',
  'hold.donor_recall': 'Donor changed their mind',
  'hold.label_mismatch': 'Label does not match',
  'hold.investigate': 'Needs a closer look',
} as const;
