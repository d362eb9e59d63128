/** The scan strip, the camera, and what is refused before the server hears of it. */
export const scan = {
  'scan.strip.label': 'Recent scans, newest last',
  'scan.strip.empty': 'Nothing scanned yet today.',
  'scan.strip.waiting': 'Waiting to be sent',
  'scan.strip.done': 'Done',
  'scan.strip.warning': 'Done, with a warning',
  'scan.strip.refused': 'Refused',
  'scan.strip.undone': 'Taken back',
  'scan.strip.dismiss': 'Dealt with',
  'scan.not_kept':
    'This browser could not keep the scan. Nothing was changed. Free some space on this device, or leave the private window, then scan again.',
  'scan.waits_here':
    '{count, plural, one {# scan waits} other {# scans wait}} for the network. Nothing is lost.',
  'scan.settings.title': 'Sound and scanner',
  'scan.settings.sound': 'Sound',
  'scan.settings.volume': 'Volume',
  'scan.settings.mute': 'No sound on this device',
  'scan.settings.scanner': 'Scanner that types',
  'scan.settings.gap': 'Longest pause between two characters of a scan',
  'scan.settings.gap_hint':
    'Raise it when scans of a radio scanner are cut in pieces; lower it when fast typing is taken for a scan.',
  'scan.settings.silence': 'Also take a scan that does not end with Enter or Tab',
  'scan.settings.milliseconds': '{count} ms',
  'scan.camera.picture': 'What the camera sees',
  'scan.camera.hint': 'Hold the label in front of the camera.',
  'scan.camera.choose': 'Several codes are in view. Choose one.',
  'scan.camera.torch_on': 'Light on',
  'scan.camera.torch_off': 'Light off',
  'scan.camera.other': 'Other camera',
  'scan.camera.zoom': 'Zoom',
  'scan.camera.close': 'Close the camera',
  'scan.camera.again': 'Try again',
  'scan.camera.insecure':
    'The camera needs a secure address (HTTPS). Open this page by its https:// address, or ask the administrator to start the server with --lan.',
  'scan.camera.denied':
    'The camera is not allowed for this page. Allow it at the lock in the address bar, then try again.',
  'scan.camera.missing': 'No camera was found. Connect one, or use a scanner.',
  'scan.camera.busy': 'Another programme is using the camera. Close it, then try again.',
  'scan.camera.failed': 'The camera could not be started. Reload the page, or use a scanner.',
  'error.code.mistyped':
    'The check digits are wrong. Nothing was changed. Scan the label again, or type all ten digits.',
  'error.code.mistyped_near':
    'The check digits are wrong. Nothing was changed. Did you mean {near}, {name}?',
  'scan.near_take': 'Yes: {code}',
  'scan.near_blank': 'a blank label',
  'error.scan.badge_typed': 'A badge must be scanned; it cannot be typed. Nothing was changed.',
  'error.scan.unknown_command': 'This command card is not known. Print the cards again.',
  'error.scan.command_is_for_devices':
    'The card “{command}” is for devices. Scan a device, or scan “Pause” first.',
  'error.scan.needs_own_label':
    'For “{command}” our own label has to be scanned, not the maker’s. Nothing was changed.',
  'error.scan.place_first':
    'Scan the shelf or bin first, then what goes there. Nothing was changed.',
} as const;
