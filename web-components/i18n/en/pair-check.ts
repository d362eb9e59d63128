/** Pair-check: do these things belong together? */
export const pairCheck = {
  'pair.title': 'Pair-check',
  'pair.lead': 'Do these things belong together?',
  'pair.begin': 'Scan what lies together: device, charger, bag, SIM card, receipt, in any order.',
  'pair.right': 'Right: everything is there and belongs together.',
  'pair.right_alone': 'Nothing else belongs to this device.',
  'pair.anew': 'Begin another one',
  'pair.typed': 'Check',
  'pair.kept': 'kept; what belongs to it is said when the network is back',
  'pair.alone': 'belongs to {device}, as far as this bench knows',
  'pair.alone_hint':
    'Shown as far as this bench knows it. Things without a label of their own and receipts are checked when the network is back.',
  'scan.pair_right': '{device}: everything is there and belongs together',
  'scan.pair_alone': '{device}: nothing else belongs to it, as far as is recorded',
  'scan.pair_missing':
    'belongs to {device}. Still to check: {line}{more, plural, =0 {} one { and one more} other { and # more}}',
  'scan.pair_device_missing': 'belongs to {device}. Scan the device too.',
  'scan.pair_kept': 'seen. Scan the device it lies with.',
  'error.pair.belongs_to':
    '{what} {code} belongs to {device}, not to {hand}. Put it aside. Nothing was changed.',
  'error.pair.other_device':
    '{code} is another device; what lies here belongs to {hand}. Put one of both aside. Nothing was changed.',
  'error.pair.loose':
    '{what} {code} is in no kit and came with no device here. Put it aside, or add it to the kit first. Nothing was changed.',
  'error.pair.not_in_kit': '{what} does not belong to {hand}. Put it aside. Nothing was changed.',
  'error.pair.not_a_member':
    '{code} is nothing that is given along with a device. Nothing was changed. Scan device, charger, bag, SIM card or receipt.',
  'error.pair.device_first':
    'Scan the device or its charger first: counted things do not say whose they are. Nothing was changed.',
} as const;
