/** The two-minute lock check, the owner's time to answer, and the release of a lock's hold. */
export const lockCheck = {
  'lock_check.title': 'Lock check',
  'lock_check.lead':
    'Switch it on and look for each lock: two minutes now save a repair for nothing. If that is not possible now, go on; the check waits under “To do”.',
  'lock_check.keys':
    'Keys: arrows move, C clear, L locked, N not applicable, U cannot tell yet. Anything else goes on as usual.',
  'lock_check.unsure': 'Cannot tell yet',
  'lock_check.hint': 'What does its screen show of the owner?',
  'lock_check.hint_hint':
    'The organisation’s name, or the address as the screen masks it, such as j•••@example.com. Never the whole address or number of a private person.',
  'lock_check.held': 'On hold: only the owner can release it. A coordinator writes to the donor.',
  'lock_check.shown': 'The screen shows: {hint}',
  'lock_how.bios':
    'Switch on and press F2, Del or Esc: is a password asked before the BIOS set-up opens, or before the system starts?',
  'lock_how.disk_password':
    'Switch on: is a password of the disk (HDD or SSD password) asked before the system starts?',
  'lock_how.absolute':
    'BIOS set-up → Security → Absolute or Computrace: does it say “Active” or “Activated”?',
  'lock_how.mdm_autopilot_computer':
    'Windows: Settings → Accounts → Access work or school, or a set-up screen that names an organisation. Mac: System Settings → General → Device Management.',
  'lock_how.mdm_autopilot_tablet':
    'iPad: Settings → General → VPN & Device Management, or “Remote Management” at set-up. Android: “This device belongs to …” on the lock screen or at set-up.',
  'lock_how.activation_lock_computer':
    'Macs only: start-up or set-up asks for the Apple Account of the owner. Any other computer: not applicable.',
  'lock_how.activation_lock_tablet':
    'iPad: set-up says “iPad Locked to Owner”, or Settings shows a name with Find My switched on. Not an iPad: not applicable.',
  'lock_how.frp':
    'Android: after a reset, set-up asks for the account used before. Not reset yet: Settings shows a Google account. Not Android: not applicable.',
  'lock_how.sim_lock':
    'Put in a SIM of another operator: is an unlock code asked? No SIM slot: not applicable.',
  'lock_clock.due': 'Answer due in {days, plural, one {# day} other {# days}}: {date}',
  'lock_clock.overdue': 'Answer overdue for {days, plural, one {# day} other {# days}}: {date}',
  'lock_clock.write': 'The donor has not been asked yet',
  'lock_clock.wait': 'Asked, waiting for the answer',
  'lock_clock.remind': 'Time for a reminder',
  'lock_clock.decide': 'The time is over: decide',
  'lock_clock.decide_text':
    'No answer came. Give the device back to the donor, use what is not locked for parts, or send it to recycling: with the moves of this device. Or give the donor more time.',
  'lock_clock.asked': 'Donor asked {when}',
  'lock_clock.reminded': 'Reminded {when}',
  'lock_clock.extend': 'More time',
  'lock_clock.days': 'Days from now',
  'lock_clock.extended': '{code}: the donor has until {date}',
  'release.way': 'What shows that the lock is gone?',
  'release.way_missing': 'Choose what shows it; without that the hold stays.',
  'release.rechecked_online': 'Looked at again after the reset, online',
  'release.donor_confirmed': 'The donor removed it and says so',
  'release.release_letter': 'Letter of release from the organisation',
  'release.proof_of_purchase': 'Released by the maker against proof of purchase',
  'release.mistake': 'There was no lock: recorded by mistake',
  'release.undo': 'Taken back at once',
  'release.earlier': 'Released before evidence was asked for',
  'release.photo': 'Photo of the proof',
  'release.photo_kept': 'Photo kept',
  'release.no_people': 'Cover names and addresses of private people before you take it.',
  'release.locks_first': 'First every lock has to be looked at and be clear.',
  'release.to_locks': 'To the locks',
  'history.lock.extended': 'More time for the donor’s answer',
  'error.hold.evidence_missing':
    'A lock’s hold is released with evidence: open the device’s page, section “Holds”, and say what shows that the lock is gone. Nothing was changed.',
  'error.hold.no_clock': 'Only a lock waits for somebody’s answer; this hold has no date.',
  'decision.lock_write': 'Locked: write to the donor',
  'decision.lock_remind': 'Locked: remind the donor',
  'decision.lock_decide': 'Locked, no answer in time: decide',
  'decision.lock_clear': 'No longer locked: release the hold',
  'decision.to_device': 'Open the device',
  'todo.locks': 'Lock check',
  'todo.locks_hint': 'Scan a device to check its locks.',
  'todo.empty_locks': 'The locks of every received device have been looked at.',
  'todo.do_locks': '{count, plural, one {# lock} other {# locks}} to look at',
} as const;
