/** Transfers between sites. */
export const transfers = {
  'transfer.title': 'Transfers',
  'transfer.one': 'Transfer',
  'transfer.lead': 'What is on its way between sites.',
  'transfer.new': 'New transfer',
  'transfer.to_site': 'To',
  'transfer.choose_site': 'Choose the site',
  'transfer.no_sites':
    'There is no other site to send to. An administrator adds sites in the settings.',
  'transfer.carrier': 'Who drives it',
  'transfer.carrier_hint': 'Name of the company or the car; printed on the transfer note.',
  'transfer.open': 'Start packing',
  'transfer.group.late': 'Too long on the way',
  'transfer.group.in': 'Coming here',
  'transfer.group.packing': 'Being packed here',
  'transfer.group.announced': 'Being packed for here',
  'transfer.group.out': 'Sent from here',
  'transfer.group.done': 'Done',
  'transfer.empty_list': 'Nothing is on its way.',
  'transfer.from_to': '\u2068{from}\u2069 → \u2068{to}\u2069',
  'transfer.things': '{count, plural, one {# thing} other {# things}}',
  'transfer.open_things': '{count, plural, one {# still open} other {# still open}}',
  'transfer.days': '{days, plural, =0 {since today} one {since # day} other {since # days}}',
  'transfer.state.packing': 'Being packed',
  'transfer.state.sent': 'On its way',
  'transfer.state.settled': 'All settled',
  'transfer.state.cancelled': 'Cancelled',
  'transfer.line.packed': 'On the list',
  'transfer.line.on_the_way': 'On its way',
  'transfer.line.arrived': 'Received',
  'transfer.line.stayed': 'Stayed behind',
  'transfer.line.lost': 'Lost',
  'transfer.line.unexpected': 'Was not on the list',
  'transfer.pack_scan': 'Scan what goes along',
  'transfer.pack_hint':
    'Devices, accessories, parts, boxes. A shelf label scanned n times is n pieces; scan the bin first when several have them.',
  'transfer.from_bin': 'From {place}',
  'transfer.any_bin': 'From any bin',
  'transfer.send': 'Send it',
  'transfer.sent_now': 'Sent: from now on nobody here holds it.',
  'transfer.cancel': 'Take it back',
  'transfer.cancel_hint': 'Everything goes back to where it was.',
  'transfer.manifest': 'Transfer note',
  'transfer.label': 'Print the label',
  'transfer.remove': 'Take off the list',
  'transfer.receive_place': 'Scan the shelf where it goes, then the things',
  'transfer.receive_at': 'Received things go to {place}',
  'transfer.change_place': 'Scan another shelf to change it.',
  'transfer.box_hint':
    'A box is received with all that lies in it. Open it and scan one by one to check.',
  'transfer.not_there': 'It is not here',
  'transfer.take_in': 'Take it in',
  'transfer.stayed': 'It stayed behind',
  'transfer.lost': 'It is lost',
  'transfer.settle_title': 'What became of {code}?',
  'transfer.settle_note': 'What is known about it',
  'transfer.settle': 'Settle',
  'transfer.progress': '{received} of {sent} received',
  'transfer.pieces': '{received} of {sent} pieces',
  'transfer.packed_pieces': '{count, plural, one {# piece} other {# pieces}}',
  'transfer.nothing_packed': 'Nothing is on the list yet. Scan the first thing.',
  'transfer.needs_network':
    'Sending and settling need the network; packing and receiving by scan go on without it.',
  'transfer.receiver_packs': 'The other site is still packing.',
  'transfer.sender_waits':
    'The other site receives it; what does not arrive can be settled from here too.',
  'transfer.late_days': 'Days until a transfer is too long on its way',
  'transfer.by_at': '{person}, {place}',
  'scan.packed': 'on the list',
  'scan.packed_already': 'was already on the list',
  'scan.packed_pieces': '{count, plural, one {# piece on the list} other {# pieces on the list}}',
  'scan.received': 'received, to {place}',
  'scan.received_box':
    'box received with {count, plural, one {# thing} other {# things}}, to {place}',
  'scan.received_already': 'was received before by {by}: {place}',
  'scan.received_last': 'received, to {place}: that was the last one',
  'history.transfer.packed': 'Put on the list of a transfer',
  'history.transfer.unpacked': 'Taken off the list of a transfer',
  'history.transfer.sent': 'Sent with a transfer',
  'history.transfer.arrived': 'Received from a transfer',
  'history.transfer.not_arrived': 'Receipt taken back',
  'history.transfer.stayed': 'Stayed behind, did not travel',
  'error.transfer.not_found':
    'There is no such transfer from or to this site. Look in the list of transfers.',
  'error.transfer_line.not_found': 'This line is no longer on the list. Reload the page.',
  'error.transfer.not_from': 'Only the site it leaves from can do this. Ask the people there.',
  'error.transfer.not_to': 'Only the site it goes to can do this. Ask the people there.',
  'error.transfer.is_packing':
    'This transfer is still being packed; it has not left yet. The other site sends it first.',
  'error.transfer.is_sent':
    'This transfer has left already and its list is closed. Open another one for the rest.',
  'error.transfer.is_settled':
    'This transfer is settled already; nothing of it is open. Open a new one for anything else.',
  'error.transfer.is_cancelled':
    'This transfer was cancelled; nothing of it travels. Open a new one.',
  'error.transfer.no_such_site': 'Choose another site than this one.',
  'error.transfer.empty': 'Nothing is on the list. Scan what goes along first.',
  'error.transfer.gone':
    '{code} is no longer at this site. Nothing was sent. Take it off the list, then send the rest.',
  'error.transfer.reserved':
    '{code} is reserved for somebody here. Release the reservation first; it stays here.',
  'error.transfer.safety_hold':
    '{code} is on a safety hold. It does not travel: a coordinator decides first.',
  'error.transfer.in_box':
    '{code} lies in box {box}. Scan the box, or take it out of the box first.',
  'error.transfer.on_other_list':
    '{code} is on the list of transfer {transfer} already. Take it off there first.',
  'error.transfer.which_bin':
    '{item} lies in several bins: {bins}. Scan the bin you take it from first.',
  'error.transfer.own_labels': '{item} has a label on each piece. Scan the labels of the pieces.',
  'error.transfer.arrived_already':
    'Something of it has arrived already. Settle what is open line by line.',
  'error.transfer.place_first': 'Scan the shelf where it goes first.',
  'error.transfer.not_on_list':
    '{code} is not on the list of this transfer. If it came along, take it in.',
  'error.transfer.belongs_here':
    '{code} belongs to this site already and is not on this list. Put it on its shelf; there is nothing to receive.',
  'error.transfer.found_to_quarantine':
    '{code} was missing: nobody knows where it has been. Nothing was received. Choose or scan a quarantine bin for it.',
  'error.transfer.was_missing':
    '{code} was recorded as missing. If you have it in hand, take it in: it is found again.',
  'error.transfer.was_settled':
    '{code} was settled as left behind. If it came along after all, its own site sends it with a new transfer.',
  'error.transfer.more_than_sent':
    'Only {left, number} of {item} can still arrive; you count more. Nothing was received. If they came along, take them in.',
  'error.transfer.item_not_on_list':
    '{item} is not on the list of this transfer. If it came along, take it in.',
  'error.transfer.line_is_done': 'This line is settled already. Reload the page to see how.',
  'error.transfer.not_received':
    'This has not been received, so there is nothing to take back. Reload the page.',
  'error.transfer.cannot_take_back':
    'This receipt stays: counted pieces are counted where they lie, and what was not on the list has no way back. Send it with a new transfer.',
} as const;
