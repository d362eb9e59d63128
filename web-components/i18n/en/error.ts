/** Sentences say what happened, what is safe, and what to do. */
export const error = {
  'error.not_kept_here':
    'No connection, and this is not kept on this device yet, so there is nothing to show. What you scan is kept and sent later, and pages that were opened here before still work. Open this again when the network is back.',
  'error.offline': 'No connection to the server. Nothing is lost. Check the Wi-Fi, then try again.',
  'error.not_found': 'This was not found. It may have been moved or mistyped. Nothing was changed.',
  'error.stale':
    'Someone else changed this a moment ago. Your change was not saved. Look at the new state, then try again.',
  'error.forbidden':
    'Your role may not do this. Nothing was changed. Ask a coordinator or the administrator.',
  'error.signed_out': 'You are signed out. What was saved is safe. Sign in again to continue.',
  'error.too_many':
    'Too many tries in a short time. Nothing is lost. Wait a minute, then try again.',
  'error.invalid':
    'Something here cannot be accepted. Nothing was saved. Correct the marked fields.',
  'error.internal':
    'Something went wrong on our side. Nothing was saved. Try again; if it happens twice, tell the administrator.',
  'error.too_large': 'This is too big to accept. Nothing was saved. Send less at once.',
  'error.unknown': 'This did not work. Nothing was saved. Try again, or ask a coordinator.',
  'error.page_failed':
    'This page could not be loaded. Your saved work is safe. Check the connection, then reload.',
  'error.access.forbidden':
    'Your role may not do this. Nothing was changed. Ask a coordinator or the administrator.',
  'error.access.forbidden_whose':
    'Your role may not do this; who may: {roles}. Nothing was changed. Ask one of them.',
  'error.access.signed_out':
    'You are signed out. What was saved is safe. Sign in again to continue.',
  'error.input.invalid':
    'Something here cannot be accepted. Nothing was saved. Correct the marked fields.',
  'error.input.required': 'This is needed.',
  'error.input.too_long': 'This is too long.',
  'error.input.control_characters': 'This contains invisible characters. Type it again.',
  'error.input.broken_character': 'A character in this text is broken. Type it again.',
  'error.input.direction_override':
    'This contains hidden marks that turn the direction of writing. Type it again.',
  'error.input.wrong_value': 'This value cannot be accepted. Check it and try again.',
  'error.input.wrong_code': 'This is not a code of ours. Check the digits, or scan again.',
  'error.input.wrong_time': 'This is not a date and time.',
  'error.input.wrong_id': 'This address is not complete. Go back and open it again.',
  'error.input.wrong_stage': 'There is no such stage.',
  'error.input.wrong_request_id':
    'This could not be sent. Nothing was saved. Reload the page and try again.',
  'error.request.reused':
    'This was already sent with other content. Nothing was saved twice. Reload the page and try again.',
  'error.access.own_password_first':
    'Choose a password of your own first, under “My account”. Nothing was changed.',
  'error.access.cross_site':
    'This page was opened from elsewhere, so nothing was changed. Reload Rework and try again.',
  'error.access.too_many':
    'Too many requests in a short time. Nothing was lost. Wait a minute and try again.',
  'error.input.too_large':
    'This is too large. Nothing was saved. Send a smaller file or a shorter text.',
  'error.input.not_json':
    'The server could not read this. Nothing was changed. Reload the page and try again.',
  'error.input.one_wish': 'Ask for one thing: waive a gate, or correct the stage.',
  'error.codes.exhausted': 'All numbers of this kind of label are used up. Ask an administrator.',
  'error.waiver.not_allowed':
    'This condition can never be waived: it protects data, safety or people.',
  'error.merge.same': 'This is the record itself. Scan the other one, which stays.',
  'error.merge.final': 'That record is closed already. Choose one that is still in use.',
  'error.place.wrong_kind':
    '“{place}” is not the right kind of place for this. Scan a fitting one.',
  'error.route.not_found': 'There is nothing at this address. Go back and try again.',
  'error.site.not_found': 'This site was not found.',
  'error.person.not_found': 'This person was not found.',
} as const;
