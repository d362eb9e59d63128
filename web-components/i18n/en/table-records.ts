/** What a tablet brings back from a handover table, and what becomes of it. */
export const tableRecords = {
  'error.handover.other_need': '{code} is reserved for {need} by now. Nothing was changed.',
  'error.input.too_many': 'That is too much at once. Send it in smaller portions.',
  'error.handover_session.closed':
    'The handover session is closed. What the tablet recorded is kept; a coordinator decides about it.',
  'error.handover_session.by_courier':
    'Session {code} goes by courier. It needs no tablet; confirm each delivery on its page.',
  'error.handover_session.many_tablets':
    '{max} tablets are open for session {code} already. Revoke one that is no longer used.',
  'error.handover_tablet.not_found': 'There is no such tablet at this site.',
  'error.handover_tablet.ended':
    'Session {code} has ended on this tablet. It wipes itself; what was sent is safe.',
  'error.handover_tablet.other_person':
    'Somebody else opened session {code} on this tablet. Only that person or the tablet itself can send.',
  'error.handover_tablet.token_wrong':
    'This tablet is not known here any more. Sign in as the person who opened it.',
  'error.handover_tablet.revoked': 'The tablet was revoked before this arrived.',
  'error.handover_tablet.expired': 'This arrived after the time of the tablet was over.',
  'error.handover_tablet.person_gone': 'The person who opened the tablet no longer works here.',
  'error.table_record.unreadable': 'What the tablet sent cannot be opened. It is kept as it came.',
  'error.table_record.invalid': 'What the tablet sent is incomplete. It is kept as it came.',
  'error.table_record.not_listed': '{need} is not on the list of session {session}.',
  'error.table_record.already_served':
    '{need} was served already, with device {device}, receipt {receipt}.',
  'error.table_record.not_a_spare': '{code} is no spare of this session any more: {stage}.',
  'error.table_record.device_changed': '{code} is not set aside for {need} any more: {stage}.',
  'error.table_record.conflict': 'Something else was recorded at the same moment.',
  'error.table_record.too_many':
    '{max} records of this tablet wait for a person. Settle some of them first.',
  'error.gift.reserved_elsewhere':
    'Card {code} is reserved for {need}. Take another one. Nothing was changed.',
  'error.gift.other_card': 'Card {reserved} is reserved here, not {code}. Nothing was changed.',
  'error.gift.not_scanned': 'Scan card {code} first.',
  'error.gift.identity_unseen': 'Look at the adult’s identity paper first.',
  'error.handover.no_signature':
    'Nobody signed this here, or the signature was erased. There is no paper to add.',
  'error.handover.no_paper': 'No photo of the signed paper was added yet.',
  'error.table_record.not_found': 'There is no such record in this session.',
  'error.table_record.settled': 'Somebody settled this record meanwhile. Nothing was changed.',
} as const;
