/** Why something with parts was refused. */
export const partRefusal = {
  'error.part.device_not_in_repair':
    '{code} is: {stage}. Parts are built in during diagnostics or repair. Nothing was changed. Take it into repair first.',
  'error.part.does_not_fit':
    'This part does not fit {code} by the records. Nothing was changed. Take another one, or use it anyway on the device’s page.',
  'error.part.already_inside':
    '{code} is built into this device already. Nothing was changed. To take it out, scan a bin first.',
  'error.part.in_other_device':
    '{code} is built into {device}. Nothing was changed. Take it out there first.',
  'error.part.not_in_stock':
    '{code} is not in stock: {partStatus}. Nothing was changed. Take another one, or correct its record where it was found.',
  'error.part.not_inside':
    '{code} holds {count, plural, =0 {none of it} other {only #}}: {item}. Nothing was changed. Check the device in hand.',
  'error.part.is_accessory':
    '{item} is an accessory: it goes into a kit, not into a device. Nothing was changed.',
  'error.part.scan_its_label':
    'Each piece of {item} has its own label. Nothing was changed. Scan the label on the piece.',
  'error.part.which_bin':
    '{item} lies in several bins: {places}. Nothing was changed. Scan the bin, then the label again.',
  'error.part.none_left':
    'There is no {item} in stock. Nothing was changed. Order more, or let the repair wait for it.',
  'error.part.none_left_elsewhere':
    'There is no {item} in {place}, but in {elsewhere}. Nothing was changed. Take it there.',
  'error.part.last_taken':
    '{by} took the last {item} from {place}. None is left here. Nothing was changed. Order more, or let the repair wait for it.',
  'error.part.last_taken_elsewhere':
    '{by} took the last {item} from {place}. There is more in {elsewhere}. Nothing was changed. Take it there.',
  'error.part.medium_not_clean':
    'The data on {code} is not proven erased. It cannot go into stock or another device. Erase it and add the proof, or destroy it with a witness.',
  'error.part.not_harvesting':
    '{code} is: {stage}. Parts are taken out during diagnostics, repair or when it is used for parts. Nothing was changed. Take it there first.',
  'error.part.owner_not_settled':
    'Whose device this is, is still open: {hold}. Nothing may be taken out of it. Ask the coordinator.',
  'error.part.locked_board':
    'A locked device gives no main board: the lock stays on it. Take other parts, or recycle it.',
  'error.part.locked_storage':
    'The drive is locked. It is not taken into stock. Destroy it with a witness.',
  'error.part.soldered':
    'This storage is soldered in and no drive that can be taken out. Leave it in, and erase it in the device.',
  'error.part.serial_known':
    'A drive with the serial {serial} is known here: it is not new. Nothing was received. Find it by its serial.',
  'error.part.no_proposal':
    'Somebody else has answered this already. Reload the page to see the record.',
  'error.item.not_found':
    'There is no such item in the catalogue. Check the label, or look for it by name.',
  'error.item.closed':
    '{item} was taken out of the catalogue. Nothing was changed. Open it again first.',
  'error.item.changed':
    'Somebody else changed {item} meanwhile. Nothing was saved. Look at it again.',
  'error.item.serialised':
    'Each piece of {item} has its own label. Nothing was changed. Scan the label on the piece.',
  'error.item.storage_is_serialised':
    'Drives hold data: each needs a label of its own. Choose “A label on each piece”.',
  'error.item.accessory_is_counted':
    'These accessories are counted by bin. Choose “Counted by bin”.',
  'error.item.not_empty':
    'There are still {count} of {item} in stock. Nothing was changed. Use them up or move them first.',
  'error.item.too_many_labels': 'At most {most} labels at once. Receive the rest after these.',
  'error.item.count_changed':
    'Somebody took or brought {item} in {place} while you counted; it should be {count} now. Nothing was changed. Count again.',
} as const;
