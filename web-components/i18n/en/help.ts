export const help = {
  'help.title': 'Help',
  'help.scan_title': 'Scanning',
  'help.scan_text':
    'Point the scanner at any of our labels on any page. The device opens by itself; no field has to be chosen first.',
  'help.blocked_title': 'When something is refused',
  'help.blocked_text':
    'The reason stands beside the device, with a button to the place where the missing piece is supplied. Nothing was changed.',
  'help.undo_title': 'When something was a mistake',
  'help.undo_text':
    'For 15 minutes the person who did it can undo it. Later a coordinator corrects it with a reason. Nothing is ever erased from the history.',
  'help.offline_title': 'Without a network',
  'help.offline_text':
    'Go on scanning. Scans wait on this device and are sent in order once the network is back. The bar at the top shows how many wait.',
  'help.keys_title': 'Keys',
  'help.keys_text':
    'F2 presses the next action. P, F and N answer a line of a checklist. Esc closes a window.',
  'help.more': 'Camera and offline work',
} as const;
