/** What a wipe's record lacks, whom a log belongs to, and what to do next. */
export const erasure = {
  'sanitisation.log_failed': 'The log says that the wipe failed. Remove the drive and destroy it.',
  'sanitisation.type_unknown':
    'Nobody has said yet what type of storage this is. Say it, then send the log again.',
  'sanitisation.technique_unknown':
    'The log names a method that is not known here ({method}). Record by hand what was done.',
  'sanitisation.technique_missing':
    'The log does not name the method. Record by hand how it was erased.',
  'sanitisation.log_running': 'It was still erasing. Send the log again when it has ended.',
  'sanitisation.log_cut':
    'The log ends before its summary: nothing shows that the wipe ended well. Send the whole log, or wipe again.',
  'sanitisation.log_no_result':
    'The log says that the wipe was started, not that it ended well. Wipe again with a tool that says so.',
  'sanitisation.hidden_sectors':
    'Part of the drive was hidden (HPA or DCO) and not reached. Unlock that part, then wipe again.',
  'sanitisation.times_in_future': 'The end lies in the future. Correct the times.',
  'sanitisation.before_return': 'This wipe ended before the device came back. Wipe again.',
  'sanitisation.reset_by_steps': 'A reset is recorded step by step: use the guided reset.',
  'sanitisation.reset_not_done': 'Reset the device and confirm it',
  'sanitisation.reset_locks_unchecked': 'Look at the locks once more, online, after the reset',
  'sanitisation.reset_out_of_order': 'The steps were confirmed in another order. Begin again.',
  'sanitisation.next_wait': 'Wait until it has ended, then send the log',
  'sanitisation.next_whole_log': 'Send the whole log, or wipe again',
  'sanitisation.next_name_type': 'Say what type of storage it is',
  'error.input.wrong_year': 'Write the year with four digits.',
  'error.standard.twice': '{name} {revision} is in the list already.',
  'error.standard.not_found': 'This standard is not in the list any more. Load the page again.',
  'error.media.described':
    'This storage has its proof already, or is gone. What it is cannot be changed now.',
  'error.reset.not_next': 'Another step is next by now. Look at the steps again.',
  'error.reset.other_system': 'This reset was begun for another system. Begin again to change it.',
  'error.reset.not_tablet': 'The guided reset is for tablets with built-in storage.',
  'report.no_medium':
    'No storage listed here has this serial number. The log waits for a decision.',
  'report.several_media':
    'More than one storage has this serial number. The log waits for a decision.',
  'report.medium_left': 'The device with this storage has left. The log waits for a decision.',
  'history.medium.left': 'Storage moved to another device',
  'history.medium.arrived': 'Storage came from another device',
  'history.medium.described': 'Storage described',
  'history.medium.reset_step': 'Step of the reset confirmed',
  'history.medium.reset_restarted': 'Reset begun again',
} as const;
