/** Why the server refused work on a device, and what to do. */
export const refusal = {
  'error.device.not_in_custody':
    'This device is not in the workshop ({stage}). Nothing can be added to it now.',
  'error.device.in_transit':
    '{code} is on its way with transfer {transfer}. Receive the transfer first.',
  'error.stock.none_left':
    'Not enough of {item} in {place}: {left} left. Nothing was changed. Take it from another bin or count this one.',
  'error.stock.none_here':
    'No bin of {site} has any {item}. Nothing was packed. If you have some in hand, count the bin they belong to first.',
  'error.stock.same_place': 'Choose another place: {item} is there already.',
  'error.part.not_found':
    'There is no such part at this site. Check the label, or look for it under Parts.',
  'error.part.not_a_part': '{code} is not a part. Scan the label of a part or of its bin.',
  'error.correct.not_allowed': 'A correction cannot lead from {from} to {to}.',
  'error.correct.not_been_there': 'This device was never at {to}, and this is missing to be there:',
  'error.proposal.open': '{by} has proposed something already. That is decided first.',
  'error.proposal.own': 'Somebody else has to decide on your own proposal.',
  'error.proposal.decided': 'Somebody has decided this already.',
  'error.proposal.not_found': 'This proposal is gone.',
  'error.hold.open': 'This hold is open already.',
  'error.hold.not_found': 'This hold was released already.',
  'error.hold.still_locked':
    'A lock is still recorded as locked. Look again, set it to clear, then release the hold.',
  'error.hold.still_failed':
    'A drive still counts as failed. Remove or destroy it, or add proof, then release the hold.',
  'error.medium.not_found': 'This drive is no longer listed here. Reload the page.',
  'error.media.twice': 'A drive with the serial number {serial} is listed here already.',
  'error.media.some_listed':
    'Storage is listed as being inside. Record first that it was taken out.',
  'error.media.wiping_already': 'Wiping is running already.',
  'error.media.wrong_status': 'The drive has another state by now: {status}. Look again.',
  'error.media.serial_differs': 'This record is of another drive: here it is {serial}.',
  'error.media.removal_refused': 'Not recorded. This is missing:',
  'error.media.destruction_refused': 'Not recorded. This is missing:',
  'error.witness.wrong':
    'The witness could not be recognised. Check badge or name, and type again.',
  'error.witness.own_password_first':
    'This person still has a password from an administrator. They sign in and choose their own first, or use badge and PIN.',
  'error.witness.same_person':
    'The second person must be somebody else than you. Nothing was changed.',
  'error.witness.not_allowed':
    'This person may not sign here as the second one. Who may: {roles}. Nothing was changed.',
  'error.checklist.unknown_item': 'This line is not on the checklist of this kind of device.',
  'error.checklist.locks_follow': 'This line follows the list of locks. Answer it there.',
  'error.lock.nothing_clear': 'No lock was found clear yet. Look for each of them first.',
  'error.fault.closed': 'This fault was closed already. Reload the page, or add a new fault.',
  'error.fault.open': 'This fault is open already.',
  'error.fault.not_found': 'This fault is no longer listed here. Reload the page.',
  'error.qa.wrong_stage':
    'The final check is recorded at the stage “Final check”. This device: {stage}.',
  'error.qa.same_person': 'You repaired this device. Another person makes the final check.',
  'error.qa.too_soon':
    'You repaired this device. You may check it yourself in {minutes, plural, one {# minute} other {# minutes}}.',
  'error.qa.video_call_missing': 'Make the video call of 2 minutes first.',
  'error.qa.marks_left': 'Remove the donor’s stickers and tags first.',
  'error.qa.self_check_reason': 'Say why nobody else checks it.',
  'error.waiver.never': '“{gate}” can never be waived.',
  'error.waiver.exists': '“{gate}” was waived already.',
  'error.place.not_quarantine': 'This place is not a quarantine place. Scan or choose another one.',
  'error.note.not_found': 'This note is gone.',
  'error.spec_profile.not_found': 'There is no such profile.',
  'error.spec_profile.changed':
    'Somebody changed this profile meanwhile. Open it again; nothing was saved.',
  'error.spec_profile.too_many': 'There are {max} profiles already. Change one of them.',
  'error.photo.too_large': 'The photo is too big: at most {megabytes} MB.',
  'error.photo.not_an_image': 'This file is not a picture. Choose a JPEG, PNG or WebP.',
  'error.photo.too_many':
    'There are {max} photos already. Remove one that says little, then add this one.',
  'error.photo.grade_not_shown': 'Only a photo of the condition can stand for a grade.',
  'error.photo.is_evidence': 'This photo is evidence and stays.',
  'error.photo.already_removed': 'This photo was removed already.',
  'error.photo.not_removed': 'This photo is there; it was not removed.',
  'error.photo.gone': 'A removed photo is erased after {minutes} minutes. Take a new one.',
  'error.photo.not_found': 'This photo is gone.',
  'error.conflict.taken':
    'Somebody recorded this a moment before you. Nothing of yours was saved. Reload the page and look before you try again.',
  'error.conflict.rule':
    'This does not go together with what is recorded. Nothing was saved. Reload the page and look.',
  'error.conflict.again': 'Two changes met. Nothing was saved. Try again.',
} as const;
