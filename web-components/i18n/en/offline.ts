/** Working without the network: what is expected of a scan, what waits, what this bench knows. */
export const offline = {
  'scan.strip.doubtful': 'Waiting, with a doubt',
  'scan.expect.moved': '{name}: waits to be sent. Looks right: then “{to}”.',
  'scan.expect.already': '{name}: waits to be sent. As far as known here, it is already: {to}.',
  'scan.expect.placed': '{name}: waits to be sent. Looks right: then in {place}.',
  'scan.expect.placed_now': 'Place {name}: what is scanned now goes there as soon as it is sent.',
  'scan.expect.kept': '{name}: waits to be sent. Looks right.',
  'scan.expect.opened': '{name}: known here. The scan waits to be sent.',
  'scan.expect.unknown':
    'Not known on this bench. The scan is kept and sent later; whether it is right shows then.',
  'scan.expect.refusal': '{name}: waits to be sent, and will probably be refused: {reason}',
  'bench.known_at':
    'As this bench knew it at {time}. There is no connection: this may have changed.',
  'bench.known_more':
    'What was tested, repaired and proven is not kept here. Scans and commands are kept and sent later.',
  'bench.known_power': '{watts, number} W, {volts, number} V',
  'outbox.title': 'Scans that wait',
  'outbox.none': 'All scans are sent.',
  'outbox.mine':
    '{count, plural, one {# scan of yours waits} other {# scans of yours wait}}, since {time}.',
  'outbox.others':
    '{count, plural, one {# scan} other {# scans}} of {name}, since {time}. Sent only when that person signs in on this device; nobody else can send them.',
  'outbox.somebody': 'another person',
  'outbox.aside': 'Save as a file…',
  'outbox.aside_text':
    '{count, plural, one {# scan} other {# scans}} of {name} will be saved as a file on this device and then no longer wait: they are never carried out. Let {name} sign in here instead wherever possible. What is still to be done has to be done by hand, from the file.',
  'outbox.aside_do': 'Save the file, stop waiting',
  'outbox.aside_not': 'Let them wait',
  'outbox.aside_done':
    '{count, plural, one {# scan} other {# scans}} of {name} saved as a file. On this device nothing of that person waits any more.',
  'outbox.file_when': 'Scanned at',
  'outbox.file_who': 'By',
  'outbox.file_code': 'Code',
  'outbox.file_meaning': 'Meaning',
  'outbox.offline':
    'There is no connection. Nothing is lost: the scans are kept on this device and sent in order when it returns.',
  'outbox.newest': 'Newest first',
  'outbox.more': 'and {count, number} older',
  'outbox.send': 'Send now',
  'outbox.refused':
    '{count, plural, one {# refused scan needs somebody to deal with it.} other {# refused scans need somebody to deal with them.}}',
  'outbox.see_refused': 'See refused scans',
  'outbox.known':
    'Without a network this bench understands {count, number} codes of the site, as of {time}.',
  'outbox.left': '{count, number} more did not fit: they are accepted without being understood.',
  'outbox.unknown':
    'This bench has not read the site’s codes yet. Scans are kept, but not understood, without a network.',
  'outbox.since': '{count, number} waiting since {time}',
  'sign_out.title': 'Scans are not sent yet',
  'sign_out.text':
    '{count, plural, one {# scan of yours waits} other {# scans of yours wait}} on this device since {time}. When you sign out, they stay here and are sent when you sign in on this device again; nobody else can send them.',
  'sign_out.send': 'Send, then sign out',
  'sign_out.stay': 'Stay',
  'sign_out.keep': 'Sign out, keep them for me',
  'sign_out.not_sent': 'They could not be sent. You are still signed in, and nothing is lost.',
  'sign_out.offline':
    'There is no connection, and signing out needs one: you are still signed in. Nothing is lost.',
  'storage.none':
    'This browser cannot keep scans, so none is accepted. Leave the private window, or allow this site to store data, then try again.',
  'storage.full':
    'This device is full: it can keep no more scans, so none is accepted. Free some space, then try again. What waits already is safe.',
  'storage.low': 'This device is almost full. Scans are still kept; free some space soon.',
  'storage.again': 'Try again',
  'storage.again_now': 'Scans can be kept again.',
  'storage.lost': 'Not accepted; scan these again:',
  'outbox.back':
    'The connection is back: {sent, plural, one {# scan was} other {# scans were}} sent.',
  'outbox.back_refused':
    'The connection is back: {sent, number} sent, {refused, plural, one {# was refused and needs} other {# were refused and need}} you.',
  'conflict.again': 'Do it anyway',
  'conflict.open': 'Open device',
  'conflict.meanwhile': '{person} worked on it, {when}.',
} as const;
