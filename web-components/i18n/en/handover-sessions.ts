/** Handover sessions: planning, matching, progress. */
export const handoverSessions = {
  'error.handover_session.not_found': 'There is no such handover session at this site.',
  'error.handover_session.ended': 'This session has ended. Nothing was changed. Plan a new one.',
  'error.handover_session.changed':
    'Somebody changed this session a moment ago. Nothing was saved. Look at it again.',
  'error.handover_session.full':
    'A session holds at most {most, number} requests. Nothing was added. Plan a second session.',
  'error.handover_session.tablet_open':
    'The tablet {tablet} may still bring results. Nothing was changed. Let it send first, or block it.',
  'error.handover_session.served_already':
    '{count, plural, one {# device was} other {# devices were}} given in this session already. It cannot be called off. End it.',
  'error.handover_session.need_elsewhere': 'It stands in another handover session.',
  'error.handover_session.need_not_open': 'It is not approved, or was served or closed.',
  'error.handover_session.need_no_consent': 'There is no valid consent.',
  'error.handover_session.need_served': '{code} was served in this session. It stays in it.',
  'error.spare.not_ready':
    '{code} cannot travel as a spare: {stage}. Nothing was changed. Take a ready device.',
  'error.spare.held': '{code} is held: {hold}. Nothing was changed. Take another device.',
  'error.spare.elsewhere':
    '{code} travels with another session already. Nothing was changed. Take another device.',
  'error.spare.not_found': '{code} is no spare of this session.',
  'error.reservation.spare':
    '{code} travels with the session {session} as a spare. Nothing was changed. Take it off the spares, or reserve another device.',
} as const;
