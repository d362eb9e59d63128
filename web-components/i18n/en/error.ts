/** Sentences say what happened, what is safe, and what to do. */
export const error = {
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
} as const;
