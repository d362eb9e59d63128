/** Handover sessions: planning, matching, progress. */
export const handoverSessions = {
  'error.handover_session.not_found':
    'There is no such handover session at your site. Look it up in the list of sessions.',
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
  'error.match.order_reason_needed':
    '{need} stands before and would suit too. Nothing was reserved yet. Say why it is passed over.',
  'error.need.not_asked':
    '{code} does not ask for this, or it was given up already. Nothing was changed.',
  'error.kit.card_reserved':
    '{code} is reserved for {need}. Nothing was changed. Take another card.',
  'error.reservation.no_card': '{code} is not reserved. Nothing was changed.',
  'match.no_card': 'No free SIM or data card is in stock',
  'match.none_ready': 'No free device of this kind is ready',
  'match.none_suits': 'No ready device has all that is asked for',
  'match.all_taken':
    '{count, plural, one {The one device that suits goes} other {All # devices that suit go}} to requests that stand before',
  'match.no_such_need': 'There is no such request at this site',
  'match.twice': 'It stands in the list twice',
  'match.thing_taken': 'Somebody else took it meanwhile, or it is no longer free',
} as const;
