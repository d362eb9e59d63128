export const places = {
  'places.title': 'Places',
  'places.lead': 'Shelves, benches and bins, each with a label.',
  'places.new': 'New place',
  'places.kind': 'Kind of place',
  'places.kind.site': 'Site',
  'places.kind.area': 'Area',
  'places.kind.bench': 'Bench',
  'places.kind.shelf': 'Shelf',
  'places.kind.bin': 'Bin',
  'places.kind.quarantine': 'Quarantine',
  'places.name': 'Name',
  'places.name_hint': 'Several at once: B-01…B-12',
  'places.will_make': '{count, plural, one {# place} other {# places}}: {names}',
  'places.made': '{count, plural, one {# place made} other {# places made}}',
  'places.print_labels': 'Print their labels',
  'places.devices': '{count, plural, one {# device} other {# devices}}',
  'places.accessories': '{count, plural, one {# accessory} other {# accessories}}',
  'places.parts': '{count, plural, one {# labelled part} other {# labelled parts}}',
  'places.boxes': '{count, plural, one {# box} other {# boxes}}',
  'places.holds': 'What is there',
  'places.rename': 'Rename',
  'places.close': 'Close this place',
  'places.reopen': 'Open again',
  'places.closed': 'closed',
  'places.show_closed': 'Show closed places too',
  'places.empty': 'No places yet. Make shelves first: ready means on a shelf.',
  'places.put_here': 'Scan devices to put them here',
  'places.put_hint': 'Each scan moves one device, charger, part or box to this place.',
  'places.nothing_here': 'Nothing stands here.',
  'places.type_code': 'Code',
  'places.move_here': 'Move here',
  'error.places.name_taken': 'There is an open place named {name} already. Nothing was made.',
  'error.places.not_empty':
    '{count, plural, one {One thing stands} other {# things stand}} here. Nothing was changed. Move everything to another place first.',
  'error.places.last_quarantine': 'This is the last quarantine place. Make another one first.',
  'error.places.closed': 'This place is closed. Nothing was moved. Choose another one.',
  'error.places.in_kit':
    'It lies in the kit of {device}. Nothing was moved. Move the device, or take it out of the kit first.',
  'error.places.not_here':
    '{code} is not in the workshop now. Nothing was moved. Open its page to see where it is; if it is in your hand, tell a coordinator.',
  'error.places.quarantined_stays':
    'This device is in quarantine: it goes into a quarantine bin only, until a coordinator decides. Scan the bin, then the device.',
  'error.places.quarantine_by_hold':
    'The quarantine bin takes devices on hold only. Put the device on hold first.',
  'error.places.not_movable':
    'This is put nowhere: only devices, accessories, parts and boxes are.',
  'error.places.in_device': '{code} is built into {device}. Take it out there first.',
  'error.places.box_closed': 'Box {code} was unpacked. Open it again to use it.',
  'error.places.ready_stays':
    '{code} is ready to give and stays on a shelf. It cannot be in somebody’s hands; reserve it, then pick it.',
  'error.places.wrong_parent':
    '“{name}” ({kind}) cannot lie in “{parent}” ({parentKind}). An area lies in a site, a shelf or bench in an area, a bin on a shelf.',
  'error.places.not_last':
    '{count, plural, one {Another place lies} other {# other places lie}} in it. Close them first, or move them.',
  'error.place.not_found':
    'There is no such place at this site. Scan its label again, or look under Places.',
  'error.code.unknown':
    'Nothing here has the code {code}. Nothing was changed. Check the label, or look for the thing by name.',
} as const;
