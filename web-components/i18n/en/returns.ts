/** A return with exchange, the warranty clock, and making a handover void. */
export const returns = {
  'back.need_exchange': 'gets another one now',
  'back.scan_first': 'Scan the device that came back first.',
  'back.reason_first': 'Choose why it came back.',
  'back.exchange_below':
    'The other device is scanned and signed for below. Both are recorded together.',
  'back.exchange_do': 'Take back and give the other one',
  'back.replacement': 'The other device',
  'back.replacement_scan': 'Scan the device that is given instead, then what goes along.',
  'back.replacement_free': 'These suit the request:',
  'back.replacement_other': 'Give another one',
  'back.given': 'Another device was given; warranty until {date}.',
  'back.receipt': 'Receipt',
  'back.aside': 'Belongs to somebody else',
  'back.aside_off': 'Not on the table any more',
  'error.back.replacement_unfit': 'This device cannot be given for this request. Scan another one.',
  'error.return.foreign_piece':
    'It left with device {belongsTo} for {need}. Put it aside for them, and look for the right one.',
  'error.return.workshop_piece':
    'It belongs to the kit of {belongsTo}, which is here. Put it back there.',
  'error.return.stock_piece': 'It is in our stock and left with nobody. Put it back on its shelf.',
  'error.return.other_device':
    '{code} is another device. To give it instead, choose “gets another one now”; to take it back, finish this one first.',
  'error.return.replacement_not_ready':
    '{code} is not on a shelf, ready to be given: {stage}. Scan another one. Nothing was changed.',
  'back.person_gone': 'The person was erased at their own wish or by time: nobody waits.',
  'error.return.person_gone':
    'The person behind {need} was erased: the request cannot wait for another device. Nothing was changed. Choose “ends” and take the device back.',
  'warranty.left': 'Warranty: {count, plural, one {# day} other {# days}} left, until {date}',
  'warranty.ended': 'Warranty ended on {date}',
  'warranty.means_left':
    'Repair or exchange is free, whoever broke it. Battery and consumables are not part of it.',
  'warranty.means_ended':
    'It is taken back all the same. Whether another one can be given depends on what is on the shelves.',
  'given.none': 'It was not handed over yet.',
  'given.on': 'Handed over {date}',
  'given.direct': 'direct gift',
  'given.void': 'void since {date}',
  'given.returned': 'came back on {date}',
  'given.replaced': 'given for {code}',
  'given.valid': 'valid',
  'given.receipt': 'Receipt',
  'void.do': 'Void this handover',
  'void.title': 'Void the handover of {code}',
  'void.text':
    'For a device that went to the wrong person by mistake and is here again. It is reserved for the same request; the receipt stays and shows as void. If the device came back for another reason, take it back instead.',
  'void.until': 'Possible until {date}.',
  'void.too_late': 'More than {days} days have passed: it can be taken back, not made void.',
  'void.reason': 'Why',
  'void.reason_hint': 'What went wrong, without names.',
  'void.place': 'Where it lies now',
  'void.second': 'Second coordinator',
  'void.second_hint': 'Another coordinator confirms here for themselves.',
  'void.second_scan': 'The second coordinator scans their badge now.',
  'void.second_pin': 'PIN of the second coordinator',
  'void.second_username': 'User name of the second coordinator',
  'void.second_password': 'Password of the second coordinator',
  'void.done': 'The handover is void. {code} is reserved for {need} again.',
} as const;
