export const kit = {
  'kit.of_line': '{line}: {what}',
  'kit.line_short': 'Not in stock: the device waits for it',
  'kit.line_missing': 'Not in the kit yet',
  'kit.line_too_few': '{needed, number} needed, {found, number} in the kit',
  'kit.charger_not_recorded': 'Scan the charger or type what its label says',
  'kit.charger_connector':
    'The plug does not fit: the device takes {needed}, the charger has {found}',
  'kit.charger_connector_unsure':
    'The inner size of the plug is not recorded. Try whether {found} fits.',
  'kit.charger_voltage':
    'The voltage does not fit: the device takes {needed, number} V, the charger gives {found, number} V',
  'kit.charger_watts':
    'The charger is too weak: {needed, number} W needed, it gives {found, number} W',
  'kit.charger_label_disagrees':
    'Volts times amperes do not make the watts on the label. Read it again.',
  'kit.charger_id_pin':
    'Devices of this make may refuse another maker’s charger. Check that it charges at full power.',
  'kit.needs_unknown_connector': 'Enter the plug this device takes',
  'kit.needs_unknown_volts': 'Enter the voltage this device needs',
  'kit.needs_unknown_watts': 'Enter the power this device needs',
  'kit.charger_unknown_connector': 'Enter the charger’s plug',
  'kit.charger_unknown_volts': 'Enter the voltage on the charger’s label',
  'kit.charger_unknown_watts': 'Enter the power on the charger’s label',
  'kit.monitor_port': 'Device and monitor have no socket in common',
  'kit.cord_inlet': 'The power cord does not fit: {needed} needed, this is {found}',
  'kit.cord_plug': 'The plug does not fit the wall sockets here: {needed} needed, this is {found}',
  'kit.result_ok': 'Fits',
  'kit.result_warn': 'Fits, but look',
  'kit.result_block': 'Does not fit',
  'kit.cable_ends':
    'The cable does not reach from the device to its monitor: look at the two plugs',
  'kit.keyboard_layout': 'Other letters on the keys: {needed} needed, this is {found}',
  'kit.bag_small': 'Too small: the screen has {needed, number} inches, this takes {found, number}',
  'kit.sim_size': 'The card has another size: {needed} needed, this is {found}',
  'kit.sim_not_active': 'The card is not active yet',
  'kit.plan_ended': 'Its data plan ended on {date}',
  'kit.plan_ends_soon': 'Its data plan ends on {date}, in less than {days, number} days',
  'kit.cord_amps':
    'Cord for too little current: at least {needed, number} A needed, this carries {found, number} A',
} as const;
