/** Boxes: made, packed, moved as one. */
export const boxes = {
  'box.title': 'Box',
  'box.list': 'Boxes',
  'scan.taken': 'in your hands',
  'scan.in_box': 'in box {box}',
  'scan.in_box_already': 'was already in box {box}',
  'history.box.into_box': 'Put into a box',
  'history.box.out_of_box': 'Taken out of its box',
  'history.place.taken': 'Taken in hand',
  'history.place.picked': 'Picked for the handover',
  'error.box.not_found': 'There is no such box at this site.',
  'error.box.closed': 'Box {box} was unpacked. Open it again, or take another one.',
  'error.box.open': 'Box {box} is in use already.',
  'error.box.in_transit':
    'Box {box} is on its way to another site. It is opened after it was received.',
  'error.box.full': 'Box {box} is full: {most} things. Take another box.',
  'error.box.no_box_in_box': '{code} is a box itself. Boxes are not put into boxes.',
  'error.box.quarantined': '{code} is in quarantine and stays in the quarantine bin.',
  'error.box.not_in_it': '{code} does not lie in box {box} any more.',
  'error.scan.not_a_container': '{code} is neither a box nor a transfer. Nothing was packed.',
} as const;
