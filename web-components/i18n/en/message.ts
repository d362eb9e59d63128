export const message = {
  'msg.scan_here': 'Scan a device or a mode card',
  'msg.unknown_code': 'Code not found',
  'msg.already_done': 'Already done in this session',
  'msg.blocked': 'Blocked: {reason}',
  'msg.missing': '{n} items missing',
  'msg.charger_mismatch': 'Charger does not fit this device',
  'msg.irreversible': 'This cannot be undone',
  'msg.offline': 'Offline – will send later',
  'msg.changed_elsewhere': 'Someone else just changed this',
  'msg.saved': 'Saved',
} as const;
