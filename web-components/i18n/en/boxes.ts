/** Boxes: made, packed, moved as one. */
export const boxes = {
  'box.title': 'Box',
  'box.list': 'Boxes',
  'box.lead': 'A box holds things and moves as one; scan it to open it.',
  'box.none': 'No boxes in use.',
  'box.new': 'New boxes',
  'box.make': 'Make',
  'box.name': 'What for',
  'box.name_hint': 'A school, a journey; printed on the label.',
  'box.count': 'How many',
  'box.of': '{number} of {total}',
  'box.made':
    '{count, plural, one {# box made, in your hands} other {# boxes made, in your hands}}',
  'box.open': 'Open the box',
  'box.contents': 'In it',
  'box.empty': 'Nothing lies in it.',
  'box.pack_scan': 'Scan what goes into it',
  'box.pack_hint': 'A place scanned here is where the box goes, with everything in it.',
  'box.take_out': 'Take out',
  'box.unpack': 'Unpack it, done with it',
  'box.reopen': 'Use it again',
  'box.is_closed': 'Unpacked',
  'box.lies_in': 'In box {code}',
  'places.lies_in': 'Lies in',
  'places.top': 'Directly in the site',
  'places.move': 'Move it there',
  'places.inside': 'Places in it',
  'scan.taken': 'in your hands',
  'scan.in_box': 'in box {box}',
  'scan.in_box_already': 'was already in box {box}',
  'history.box.into_box': 'Put into a box',
  'history.box.out_of_box': 'Taken out of its box',
  'history.place.taken': 'Taken in hand',
  'history.place.picked': 'Picked for the handover',
  'error.box.not_found':
    'There is no such box at this site. Check the label, or look in the list of boxes.',
  'error.box.closed':
    'Box {box} was unpacked. Nothing was changed. Open it again, or take another one.',
  'error.box.open': 'Box {box} is in use already. Reload the page and go on with it.',
  'error.box.in_transit':
    'Box {box} is on its way to another site. It is opened after it was received.',
  'error.box.full': 'Box {box} is full: {most} things. Nothing was changed. Take another box.',
  'error.box.no_box_in_box':
    '{code} is a box itself, and boxes are not put into boxes. Scan the things in it one by one.',
  'error.box.quarantined':
    '{code} is in quarantine and goes into no box. Leave it in the quarantine bin until a coordinator decides.',
  'error.box.not_in_it':
    '{code} does not lie in box {box} any more. Nothing was changed. Scan it alone to see where it is.',
  'error.scan.not_a_container':
    '{code} is neither a box nor a transfer nor a recycling batch. Nothing was packed.',
} as const;
