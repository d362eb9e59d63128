/** Receipt, care sheet and the sheet of a handover session. */
export const papers = {
  receipt: {
    title: 'Receipt',
    reference: 'Recipient reference',
    givenBy: 'Given by',
    handedOver: 'Handed over',
    onTheDay: 'Filled in on the day',
    numberLater: 'Receipt number',
    warrantyUntil: 'Warranty until',
    warrantyDays: '90 days from the day of handover',
    fault: 'If something does not work',
    faultText:
      'Bring the device back or call: {contact}. Until the end of the warranty it is repaired or swapped free of charge. A fault is never blamed on the child.',
    contactSite: 'the workshop named above',
    check: 'Is this receipt genuine?',
    checkText:
      'Scan the code above, or enter {code} at {address}. The page says whether the receipt is valid; it names nobody.',
    checkCode: 'Verification code: {code}',
    hash: 'SHA-256 of the content:',
    recipientSignature: 'Recipient or guardian',
    giverSignature: 'For the programme',
    keepIt: 'Keep this paper: the number on it is all that is needed for the warranty.',
  },
  care: {
    title: 'Your device: care and help',
    charging: 'Charging',
    chargingLines: [
      'Use the charger that came with the device: {charger}. Another one may not charge it, or may damage it.',
      'Charge it on a hard surface, not on a bed or under a cloth. It may get warm, never hot.',
      'You can use it while it charges. Unplug it when it is full.',
    ],
    ownCharger: 'its own charger',
    battery: 'Battery',
    batteryLines: [
      'When it is not used for weeks, leave it half charged and charge it again every two months.',
      'If the battery swells, leaks, smells or gets very hot: switch off, unplug, do not press on it, and bring the device back.',
    ],
    accounts: 'Accounts and your work',
    accountsLines: [
      'The storage was erased: nothing of the person who had it before is on it. No account and no lock is left.',
      'Set a password of your own and do not share it. Grown-ups at home may know it.',
      'Keep a second copy of what matters, for example on a memory stick.',
      'Let the system install its updates.',
    ],
    handling: 'Every day',
    handlingLines: [
      'Keep it dry and away from heat; carry it closed, in its bag.',
      'Clean the screen with a dry, soft cloth.',
    ],
    warranty: 'Warranty',
    warrantyText:
      'Until {date} the workshop repairs or swaps it free of charge. Batteries and consumables are not covered. Later it helps where it can.',
    help: 'Whom to call',
    helpText:
      '{contact}. Say the device code {code}; it also stands on the label. A fault is never blamed on the child.',
    noLonger:
      'Is it no longer needed? Bring it back: it goes on to the next person who learns with it.',
  },
  sheet: {
    title: 'Handover sheet',
    session: 'Handover session',
    day: 'Day',
    area: 'Area',
    count: 'Handovers',
    position: '#',
    reference: 'Reference',
    group: 'Class',
    thing: 'Device',
    signature: 'Signature',
    before: 'Before anybody signs: identity seen, device and charger scanned, both seen to work.',
    served: 'Handed over',
    scanToOpen: 'Scan to open this session',
    empty: 'Nobody stands on this sheet yet.',
    spares: 'Spare devices',
    responsible: 'Responsible on the day',
    witness: 'For the school or point',
  },
};
