/** What became of a scan, and why a move or an undo was refused. */
export const scanAnswer = {
  'scan.armed': '“{command}” is on: scan devices now.',
  'scan.armed_parameter': '“{command}: {parameter}” is on: scan devices now.',
  'scan.paused': 'Paused: the next scan only opens.',
  'scan.place_set': 'Place {place}: what is scanned now goes there.',
  'scan.opened_device': 'opened: {name}',
  'scan.opened_accessory': '{what} {name}',
  'scan.opened_medium': 'storage: {name}',
  'scan.opened_part': 'part: {what} {name}',
  'scan.opened_item': '{what}: {name}',
  'scan.opened_box': 'box: {name}',
  'scan.opened_transfer': 'Transfer',
  'scan.opened_handover_batch': 'Handover session',
  'scan.opened_place': 'place: {name}',
  'scan.opened_batch': 'Batch',
  'scan.opened_document': '{document}',
  'scan.opened_badge': 'Staff badge',
  'scan.blank': 'A blank label: nothing is tied to it yet. Use it at intake.',
  'scan.label_confirmed': 'the label is on',
  'scan.label_missing':
    'Label seen, but details of the device are missing. Complete them, then scan again.',
  'scan.label_already': 'The label was confirmed before.',
  'scan.placed': 'to {place}',
  'scan.moved': 'now: {to}',
  'scan.on_shelf': 'ready, on {place}',
  'scan.already_there': 'was already: {to}',
  'scan.qa_passed': 'passed the final check',
  'scan.all_good': 'all observed good',
  'scan.fault_noted': 'fault noted: {fault}',
  'scan.wipe_seen':
    '{count, plural, =0 {no storage inside, confirmed} one {proof of erasure of # drive seen} other {proof of erasure of # drives seen}}',
  'scan.held': 'on hold: {hold}',
  'scan.held_in_quarantine': 'on hold and in quarantine: {hold}',
  'scan.already_held': 'was already on hold: {hold}',
  'scan.no_hold': 'has no hold to release',
  'scan.released': 'hold released: {hold}',
  'scan.kit_added': 'in the kit of {device}',
  'scan.kit_already': 'was already in the kit of {device}',
  'scan.undone': 'taken back; now: {stage}',
  'scan.form_opened': 'the form is open: {name}',
  'scan.wiping_started': 'wiping started',
  'scan.wiping_already': 'was being wiped already',
  'scan.begun_pair_check': 'Pair-check: scan what belongs together.',
  'scan.begun_stock_count': 'The stock count is open.',
  'error.scan.card_other_site':
    'This card is only for {site}. Nothing was changed, and no card is on. Use a card of your own site.',
  'error.scan.card_other_role':
    'This card is only for: {roles}. Nothing was changed, and no card is on. Use a card of your own role.',
  'error.scan.empty': 'Nothing readable was scanned. Nothing was changed. Scan again.',
  'error.scan.badge_not_here': 'A badge signs in on the sign-in page. Nothing was changed.',
  'error.scan.sign_in_first':
    'Nobody is signed in here, so the scan was not taken. Sign in, then scan again.',
  'error.scan.unknown_code':
    'Nothing of ours has this code: {text}. Nothing was changed. Check the label, or search.',
  'error.scan.void_label':
    'Label {code} is void: its record was taken back. Nothing was changed. Take it off and throw it away.',
  'error.scan.several':
    '{count} things have this number: {text}. Nothing was changed. Scan our own label instead.',
  'error.scan.several_holds':
    'There are {count} holds you may release. Open the device and choose one.',
  'error.scan.no_wipe_evidence':
    'There is no complete proof of erasure. Nothing was changed. Add the proof first.',
  'error.scan.other_person':
    'Somebody else scanned this before you signed in. It was not carried out. Scan again if it is still right.',
  'error.scan.not_yours':
    'This scan stays on the list of the person who made it: that person or a coordinator can take it off.',
  'error.scan.not_found':
    'This scan is no longer on the list: somebody has dealt with it. Nothing was changed.',
  'error.move.refused': 'This move is not possible yet. Nothing was changed. What is missing:',
  'error.move.unknown': 'From “{from}” there is no way to “{to}”. Nothing was changed.',
  'error.move.elsewhere': 'This is done on its own page, not by a plain move. Nothing was changed.',
  'error.move.needs_confirmation':
    'Another person has to confirm this. Propose it on the device’s page.',
  'error.device.changed':
    'Somebody else changed this device meanwhile; it is now: {stage}. Nothing was changed. Look at it, then try again.',
  'error.device.not_found': 'There is no such device here. Nothing was changed. Check the code.',
  'error.undo.nothing':
    'There is nothing of yours to take back. Nothing was changed. For an older mistake, ask a coordinator to correct it.',
  'error.undo.changed_nothing':
    'Your last scan, {text}, changed nothing, so nothing was taken back. For something earlier, open its device and press “Undo my last action”.',
  'error.undo.not_by_card':
    'What your last scan did with {text} cannot be taken back by this card. Nothing was changed. Correct it on its own page.',
  'error.undo.not_yours':
    'Somebody else did something with this device after you. Ask a coordinator to correct it.',
  'error.undo.too_late':
    'This is more than {minutes} minutes ago. Ask a coordinator to correct it.',
  'error.undo.impossible':
    'This cannot be taken back, it stays on record. Correct it on the device’s page.',
  'scan.kit_counted': '{item} from {place}: {count, number} of {needed, number} in the kit',
  'scan.kit_more_than_needed':
    '{item} from {place}: {count, number} in the kit now, {needed, number} belong in it',
} as const;
