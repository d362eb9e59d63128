export const sanitisation = {
  'sanitisation.errors':
    'The tool reported {count, plural, one {# error} other {# errors}}. Remove the drive and destroy it.',
  'sanitisation.not_verified': 'The wipe was not verified. Run it again with verification.',
  'sanitisation.record_as_destruction': 'Record this as destruction, with a witness',
  'sanitisation.remove_instead': 'This is not wiped here: take it out and record where it went',
  'sanitisation.refused_nvme_format_ses0':
    'NVMe format with SES 0 leaves the data readable. Use sanitize, or format with SES 1 or 2.',
  'sanitisation.refused_quick_format':
    'A quick format does not erase data. Use an accepted technique.',
  'sanitisation.refused_os_reinstall':
    'Installing the system anew does not erase data. Use an accepted technique.',
  'sanitisation.refused_plain_factory_reset':
    'A reset alone proves nothing. Do the guided reset: encrypted, accounts removed, setup screen seen.',
  'sanitisation.refused_degauss': 'Degaussing no longer counts as destruction. Destroy the drive.',
  'sanitisation.overwrite_on_flash':
    'Overwriting does not reach all of a flash memory. Use the drive’s own erase command.',
  'sanitisation.wrong_technique':
    'This technique does not belong to this type of storage. Choose another one.',
  'sanitisation.not_purge': 'This technique counts as Clear, not as Purge. Correct the record.',
  'sanitisation.reset_not_encrypted': 'Confirm that the device was encrypted before the reset',
  'sanitisation.reset_account_left': 'Remove every account, then reset again',
  'sanitisation.reset_no_setup_screen': 'Start it after the reset and look for the setup screen',
  'sanitisation.serial_missing': 'Enter the serial number of the drive itself',
  'sanitisation.tool_missing': 'Enter the tool that was used',
  'sanitisation.tool_version_missing': 'Enter the version of the tool',
  'sanitisation.times_missing': 'Enter when the wipe began and ended',
  'sanitisation.times_reversed': 'The end lies before the beginning. Correct the times.',
  'sanitisation.verification_missing': 'Say how the result was verified',
  'sanitisation.errors_missing': 'Enter the number of errors the tool reported, 0 if none',
  'sanitisation.not_destruction': 'Choose how the drive was destroyed',
  'sanitisation.witness_missing': 'A second person must witness the destruction',
  'sanitisation.witness_same_person': 'The witness must be another person',
  'sanitisation.photo_missing': 'Take a photo of the destroyed drive',
  'sanitisation.soldered': 'This storage is soldered and cannot be removed',
  'sanitisation.destination_missing': 'Say where the removed medium went',
  'sanitisation.donor_signature_missing': 'The donor signs for a medium given back',
  'sanitisation.not_for_stock':
    'Cards, sticks and discs do not go to stock: give them back or destroy them',
  'sanitisation.next_complete_record': 'Complete the record',
  'sanitisation.next_other_technique': 'Use another technique',
  'sanitisation.next_repeat': 'Wipe again',
  'sanitisation.next_remove': 'Take it out',
  'sanitisation.next_destroy': 'Destroy the drive',
} as const;
