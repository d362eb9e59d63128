/** Picking a handover session, pair-check, its boxes. */
export const picking = {
  'pick.title': 'Pick',
  'pick.open': 'Pick and check',
  'pick.step_pick': 'Pick',
  'pick.step_pair': 'Check together',
  'pick.step_box': 'Boxes',
  'pick.progress': '{done, number} of {total, number}',
  'pick.progress_picked': '{done, number} of {total, number} picked',
  'pick.progress_paired': '{done, number} of {total, number} checked',
  'pick.progress_boxed': '{done, number} of {total, number} in boxes',
  'pick.next': 'Next',
  'pick.next_here': '{count, plural, one {One to take here} other {# to take here}}',
  'pick.no_place': 'With somebody, or at no place',
  'pick.all_picked': 'Everything is picked',
  'pick.all_picked_hint': 'Now check at the table that everything belongs together.',
  'pick.all_paired': 'Everything is checked',
  'pick.nothing': 'Nothing is reserved for this session yet',
  'pick.nothing_hint': 'A coordinator reserves devices on the page of the session.',
  'pick.without':
    '{count, plural, one {One request of the session has no device yet} other {# requests of the session have no device yet}}',
  'pick.ended': 'This session has ended; nothing is picked for it any more.',
  'pick.pick_scan': 'Scan the device at its shelf',
  'pick.pick_hint': 'Then its charger and its SIM card, if they lie apart.',
  'pick.pair_scan': 'Scan what lies together, in any order',
  'pick.pair_hint':
    'Device, charger, SIM card, bag. Only when all of one request were there is it checked.',
  'pick.in_hand': 'In hand',
  'pick.rest': 'The rest is with it',
  'pick.rest_hint':
    'Bag, cord and guide have no label of their own. Look, then press here or scan the card for it.',
  'pick.seen': 'is there',
  'pick.still': 'to scan',
  'pick.look': 'is it there?',
  'pick.aside': 'Put aside',
  'pick.put_back': 'Put back',
  'pick.undo_last': 'Undo',
  'pick.line_picked': 'Picked',
  'pick.line_paired': 'Checked',
  'pick.line_given': 'Handed over',
  'pick.line_held': 'Held: {hold}',
  'pick.line_box': 'Box {number, number}',
  'pick.by': 'by {name}',
  'pick.sent_later': 'will be sent',
  'pick.spares': 'Spares that travel along',
  'pick.left': 'Still to check',
  'pick.box_scan': 'Scan a box, then what goes into it',
  'pick.box_hint': 'Only what is checked goes in. Scan another box to go on with that one.',
  'pick.box_now': 'Packing box {number, number} of {total, number}',
  'pick.box_first': 'Scan the label of a box first, or choose one below. Nothing was packed.',
  'pick.boxes': 'Boxes of this session',
  'pick.boxes_none': 'No boxes yet',
  'pick.boxes_none_hint':
    'Make as many as you need and print their labels. More can be added later; all labels then say the new number.',
  'pick.boxes_more': 'More boxes',
  'pick.boxes_print': 'Print the labels',
  'pick.boxes_reprint': 'The number of boxes changed: print all labels again.',
  'pick.boxes_again': 'The number of boxes of the session changed',
  'pick.box_chosen': 'Packing this one',
  'pick.box_choose': 'Pack this one',
  'pick.box_in': '{count, plural, =0 {no requests} one {# request} other {# requests}}',
  'pick.box_spares': '{count, plural, one {# spare} other {# spares}}',
  'pick.unpacked': 'Checked, and in no box yet',
  'pick.place_here':
    '{place}: {count, plural, =0 {nothing to take here} one {one to take here} other {# to take here}}',
  'pick.kept_seen': 'kept; it belongs to {need}',
  'pick.kept_complete': 'kept; {need} is complete',
  'pick.kept_unknown':
    'kept; it is not on the list this device has. The server decides once there is a network.',
  'scan.picked':
    'picked for {need}.{count, plural, =0 {} one { Still to check: {line}.} other { Still to check: {line} and {more, number} more.}}',
  'scan.picked_before': 'was picked for {need} already, by {by}. Nothing was changed.',
  'scan.pick_piece':
    '{line}: belongs to {need}.{count, plural, one { One thing is left to check.} other { # things are left to check.}}',
  'scan.pair_seen':
    'belongs to {need}.{count, plural, one { One thing is left to check.} other { # things are left to check.}}',
  'scan.pair_complete': '{need} is complete: everything is there and belongs together.',
  'scan.unpicked': '{need} is on the list again. Put it back on its shelf.',
  'scan.spare_picked': 'taken along as a spare',
  'scan.spare_before': 'was taken along as a spare already, by {by}',
  'scan.spare_unpicked': 'is on the list of spares again. Put it back on its shelf.',
  'scan.open_picking_first':
    'This card belongs to picking: open the pick page of a handover session and scan a device first.',
  'error.pick.foreign':
    'This {line} belongs to {need}, not to {hand}. Put it aside for {need}. Nothing was changed.',
  'error.pick.foreign_device':
    'This device is for {need}, but what was scanned before belongs to {hand}. Put one of both aside. Nothing was changed.',
  'error.pick.hand_empty':
    'Scan the device or its charger first: this alone does not say whose it is.',
  'error.pick.not_in_kit':
    'The kit of {need} has no such thing. Leave it out. Nothing was changed.',
  'error.pick.held':
    'It is held and stays here: {hold}. Nothing was picked for {need}. Tell a coordinator.',
  'error.pick.given':
    'It was handed over for {need} meanwhile. Nothing was changed. Look at the page of the session.',
  'error.pick.not_reserved':
    'It is no longer reserved for this request ({stage}). Nothing was changed. Look at the list again.',
  'error.pick.other_session':
    'It is for {need} of the session {session}. Put it back on its shelf. Nothing was changed.',
  'error.pick.not_in_session':
    'It is reserved for {need}, which is in no session. Put it back on its shelf. Nothing was changed.',
  'error.pick.free':
    'It is reserved for nobody ({stage}). Put it back on its shelf. Nothing was changed.',
  'error.pick.loose': 'It lies in no kit of this session. Put it aside. Nothing was changed.',
  'error.pick.boxed':
    '{need} is packed in a box. Nothing was changed. Take it out of the box first.',
  'error.box.other_session':
    '{code} is not for the session {session}. Nothing was packed. Put it aside.',
  'error.box.not_paired':
    'What belongs to {need} was not checked together yet. Nothing was packed. Check it first.',
  'error.box.too_many': 'One series has at most {most, number} boxes. Nothing was made.',
} as const;
