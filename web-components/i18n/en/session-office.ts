/** What comes back from the tables of a session: kept records, tablets, papers signed by hand. */
export const sessionOffice = {
  'kept.title': 'Waiting for a decision',
  'kept.lead':
    'A tablet sent this and it could not be recorded as it stood. Nothing of it is lost. Decide each one.',
  'kept.settled': '{count, plural, one {# was settled} other {# were settled}}',
  'kept.unknown_need': 'Unknown request',
  'kept.kind.handover': 'handed over',
  'kept.kind.card': 'card given',
  'kept.kind.exchange': 'exchanged at the table',
  'kept.kind.absent': 'did not come',
  'kept.kind.unknown': 'could not be opened',
  'kept.from': '{tablet}, {person}: happened {at}, arrived {received}',
  'kept.advice.already_served':
    'If the family really has both devices, have one brought back first. If it is the same handover twice, dismiss this one.',
  'kept.advice.revoked':
    'Ask the person of this tablet. If the family was really served, record it; otherwise dismiss it.',
  'kept.advice.expired':
    'If the family was really served, record it with the day it happened; otherwise dismiss it.',
  'kept.advice.closed':
    'If the family was really served, record it; the session stays closed. Otherwise dismiss it.',
  'kept.advice.person_gone': 'If the family was really served, it is recorded in your name.',
  'kept.advice.other_need':
    'Look which device the family really has, and record that one. The other one must be looked for.',
  'kept.advice.device_changed':
    'Look which device the family really has, and record that one. The other one must be looked for.',
  'kept.advice.not_a_spare':
    'If this device was really given, record it. Otherwise record the device the family has.',
  'kept.advice.not_reserved':
    'Look which device the family really has. It must be reserved for this request before it can be recorded.',
  'kept.advice.not_listed':
    'Ask who stood at the table. If the family was really served, record it.',
  'kept.advice.unreadable':
    'It cannot be read by anybody. Ask who stood at the table what was done, and record it by hand.',
  'kept.advice.invalid':
    'It cannot be recorded as it is. Ask who stood at the table what was done, and record it by hand.',
  'kept.record': 'Record it after all',
  'kept.other_device': 'Another device was given',
  'kept.other_text':
    'Type or scan the device that the family really has. Signature, day and person stay as they were at the table.',
  'kept.other_code': 'Device that was given',
  'kept.dismiss': 'Dismiss',
  'kept.dismiss_text':
    'Nothing is recorded from it, and its signature is deleted. That cannot be taken back; that it was dismissed, why and by whom, stays.',
  'kept.why': 'Why it stands for nothing',
  'kept.because.double': 'It is there twice',
  'kept.because.not_given': 'Nothing was given',
  'kept.because.recorded_otherwise': 'Recorded by hand',
  'kept.because.mistake': 'Made by mistake',
  'kept.done.recorded': 'Recorded after all',
  'kept.done.other_device': 'Recorded with another device',
  'kept.done.dismissed': 'Dismissed',
  'kept.was_settled': 'Settled.',
  'kept.still': 'It still cannot be recorded: {why}',
  'kept.coordinator': 'A coordinator decides about it.',
  'tablets.title': 'Tablets of this session',
  'tablets.opened': 'opened by {person}, {at}',
  'tablets.seen': 'last heard of {at}',
  'tablets.recorded':
    '{count, plural, =0 {Nothing recorded yet} one {# handover recorded} other {# handovers recorded}}',
  'tablets.kept': '{count, plural, one {# waits} other {# wait}} for a decision',
  'tablets.state_open': 'open until {at}',
  'tablets.state_wiped': 'sent everything and wiped itself {at}',
  'tablets.state_revoked': 'cut off {at}',
  'tablets.state_expired': 'its time was over {at}',
  'tablets.revoke': 'Cut off',
  'tablets.revoke_what': 'Cut off {name}',
  'tablets.revoke_means': 'What it means:',
  'tablets.means_now': 'From now on nothing is recorded from it by itself.',
  'tablets.means_later':
    'At its next contact it deletes the families. What it still sends is not lost: it waits here for a decision.',
  'tablets.means_pin':
    'Until then the families on it are locked with its PIN. If it may be in wrong hands, tell who answers for privacy.',
  'tablets.because_lost': 'Lost or stolen',
  'tablets.because_broken': 'Broken',
  'tablets.because_not_needed': 'No longer needed',
  'tablets.because_other': 'Another reason',
  'tablets.revoked': 'The tablet is cut off.',
  'paper.title': 'Signed on paper',
  'paper.missing':
    '{count, plural, one {The photo of one paper is} other {The photos of # papers are}} still to be added.',
  'paper.all_there': 'The photo of every paper is there.',
  'paper.receipt': 'Receipt',
  'paper.voided': 'void',
  'paper.there': 'Photo added {at}',
  'paper.take': 'Take a photo',
  'paper.again': 'Take a better one',
  'paper.choose': 'Choose a file',
  'paper.look': 'Look at it',
  'paper.logged': 'That you looked at it is in the log.',
  'paper.check': 'Can it be read?',
  'paper.check_text':
    'Receipt number, name and signature should be sharp. Nothing else may be in the picture, above all no identity paper.',
  'paper.alt': 'Photo of the signed paper',
  'paper.keep': 'Keep this photo',
  'paper.replace': 'Keep this one instead',
  'paper.not_an_image':
    'This is no picture that can be read. Nothing was added. Choose a JPEG or PNG.',
  'paper.too_large': 'This file is too large. Nothing was added. Take a photo here instead.',
} as const;
