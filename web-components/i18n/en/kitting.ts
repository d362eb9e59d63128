/** The kitting table, and why something may not join a kit. */
export const kitting = {
  'kitting.title': 'Kits',
  'kitting.scan_device': 'Scan a device',
  'kitting.scan_device_hint': 'Its needs, and the shelf of its charger, appear here in large type.',
  'kitting.device_first': 'Scan the device first, then its shelf.',
  'kitting.to_list': 'Devices to kit',
  'kitting.needs': 'Charger it needs',
  'kitting.watts': '{watts} W',
  'kitting.volts': '{volts} V',
  'kitting.take_from': 'Take it from {place}',
  'kitting.with_person': 'In someone’s hands',
  'kitting.own_charger': '· came with this device',
  'kitting.charger_in': 'Charger is in the kit',
  'kitting.no_charger': 'None in stock fits',
  'kitting.waits_for_charger': 'Waits for a charger',
  'kitting.mark_short': 'Not in stock: wait for it',
  'kitting.no_longer_short': 'In stock again',
  'kitting.type_need': 'What its charger’s label says',
  'kitting.type_need_hint': 'Volts, amperes or watts, and the plug. For example 19.5V 3.34A 4.5mm',
  'kitting.more': 'More for: {line}',
  'kitting.scan_it': 'Scan its label',
  'kitting.or': 'or {things}',
  'kitting.let_pass': 'Let pass by {by}: {reason}',
  'kitting.take_out': 'Take out of the kit',
  'kitting.override': 'Let it pass',
  'kitting.override_back': 'Take back the permission',
  'kitting.override_title': 'Let pass: {line}',
  'kitting.override_hint': 'Printed on the handover record.',
  'kitting.scan_shelf': 'Everything is in. Scan the shelf.',
  'kitting.choose_shelf': 'Or choose the shelf',
  'kitting.put_on_shelf': 'Put on shelf',
  'kitting.ready': 'Ready to give, on {place}. Scan the next device.',
  'kitting.not_kitting':
    'This device is now: {stage}. Its kit is changed only while accessories are added.',
  'kitting.missing': '{count, plural, one {# thing is missing} other {# things are missing}}',
  'kitting.open_device': 'Open device',
  'kitting.on_hold': 'On hold: {holds}. It cannot become ready before that is released.',
  'kitting.waiting': '{code}: kept, on its way to the server',
  'kitting.shortages': 'What devices wait for',
  'kitting.wait_for':
    '{count, plural, one {# device waits for: {thing}} other {# devices wait for: {thing}}}',
  'kitting.served': '{count, plural, one {# arrived} other {# arrived}}',
  'kitting.open_first': 'Open the first',
  'error.kit.not_kitting':
    '{code} is: {stage}. A kit is put together at the stage “Adding accessories” only. Nothing was changed. Look at the device’s page for what comes first.',
  'error.kit.line_not_needed':
    '{line}: this does not belong in the kit of this device. Nothing was changed. Put it back on its shelf.',
  'error.kit.line_is_scanned':
    '{line}: each piece has a label of its own. Nothing was changed. Scan the label instead of counting it.',
  'error.kit.line_filled':
    '{line}: this is in the kit already. Nothing was changed. To take another one, take the first out of the kit.',
  'error.kit.wrong_line':
    '{code} does not belong on this line ({line}). Nothing was changed. Scan it without choosing a line: it finds its own.',
  'error.kit.accessory_taken':
    'Someone else has put this into the kit of {device}. Nothing was changed. Take another one.',
  'error.kit.accessory_not_in_stock':
    '{code} is not in stock ({status}). Nothing was changed. Take another one; if this one is in your hand, record it as found first.',
  'error.kit.not_an_accessory':
    'This is not the label of an accessory. Nothing was changed. Scan the label on the charger.',
  'error.kit.not_a_shelf':
    '{place} is not a shelf or a bin. Ready devices stand on a shelf. Scan the label of one.',
  'error.kit.does_not_fit': 'does not fit, not added. No other one in stock fits either.',
  'error.kit.does_not_fit_have':
    'does not fit, not added. One that fits is in the kit already: {kept}.',
  'error.kit.does_not_fit_take': 'does not fit, not added. Take {better} from {place}.',
  'error.kit.does_not_fit_other': 'does not fit, not added. Take {better} instead.',
  'error.kit.none_left':
    'Not enough of {item} in the bins here: {left, number} left by the records. Nothing was changed. Count the bin, or take another kind.',
  'error.kit.none_fits':
    '{line}: no bin here has one that fits. Nothing was changed. Mark it as not in stock, or receive some first.',
  'kitting.take_it_from': '{thing} from {place}',
  'kitting.left_there': '{count, plural, one {# there} other {# there}}',
  'kitting.from_bin': '{thing}, from {place}',
  'kitting.count_of': '{found, number} of {needed, number}',
  'kitting.none_in_bins': 'None that fits in any bin',
  'kitting.what_it_needs': 'What it needs',
  'kitting.else_take': 'Else',
  'kitting.stronger': 'stronger',
  'kitting.lacking': '{count, plural, one {# still missing} other {# still missing}}',
  'kitting.add_one': 'One more',
  'kitting.take_one_out': 'Put one back',
  'kitting.learnt_from': 'Same model: learnt from {code}',
  'kitting.learnt': 'Same model: learnt before',
  'kitting.use_learnt': 'Use it',
  'kitting.device_sockets': 'Which sockets does the device have for a monitor?',
  'socket.vga': 'VGA',
  'socket.dvi': 'DVI',
  'socket.hdmi': 'HDMI',
  'socket.displayport': 'DisplayPort',
  'socket.usb_c': 'USB-C',
  'error.kit.nothing_learnt':
    'Nothing is known about this model yet. Type what its charger’s label says.',
  'error.kit.need_in_full': 'Type volts, watts and the plug. For example 19.5V 65W 4.5mm',
  'error.model_need.not_found':
    'Nothing is known about this model any more. Look at the list again.',
  'error.model_need.changed':
    'Someone else changed this a moment ago. Nothing was saved. Look at it, then try again.',
  'kitting.looking': 'Warehouse staff and coordinators fill kits. Here you can look.',
  'kitting.inlet': 'inlet {inlets}',
  'kitting.plug': 'plug {plugs}',
  'kitting.cord_amps': 'from {amps, number} A',
} as const;
