export const report = {
  'bench.tab.report': 'Report',
  'device.section.report': 'What the machine says',
  'history.report': 'Hardware report received',
  'report.title': 'Hardware reports',
  'report.drop':
    'Drop report files here, several at once: lshw, dmidecode, smartctl, nwipe and others.',
  'report.drop_any':
    'Drop report files of any machine here. Each finds its device by its serial number.',
  'report.choose_files': 'Choose files',
  'report.make_command': 'Make a command',
  'report.new_command': 'New command',
  'report.copy_command': 'Copy command',
  'report.copied': 'Copied',
  'report.not_copied': 'The browser did not allow copying. Select the command and copy it.',
  'report.command_used': 'The report of this command has arrived.',
  'report.command_until': 'Good for one report, until {when}.',
  'report.way.legend': 'Where does the machine run?',
  'report.way.linux': 'Linux stick',
  'report.way.windows': 'Windows',
  'report.way.android': 'Android tablet',
  'report.way.linux_hint':
    'Start the machine from a Linux stick, open a terminal, and run this. It reads the hardware and sends one report; nothing on the disks is changed.',
  'report.way.windows_hint':
    'Press Windows and R on the machine, paste this, and press Enter. Windows may ask for permission; without it some answers are missing. Names, programs and documents are never read.',
  'report.way.android_hint':
    'Connect the tablet to a computer with adb by a cable that carries data, allow USB debugging on the tablet, and run this on the computer. Accounts and networks are never sent.',
  'report.typed': 'Shorter, to type by hand:',
  'report.only_here':
    'This address works only on this computer. Open Rework under its address in the network, and make the command there.',
  'report.phone_hint':
    'Scan with a phone: the command to read off or copy, and files from the phone.',
  'report.phone_files': 'Files from this phone',
  'report.drop_phone': 'Choose report files on this phone, several at once, or drop them here.',
  'report.send_title': 'Send a hardware report',
  'report.pass_over': 'This address is over',
  'report.sending': '{count, plural, one {Sending # file} other {Sending # files}} ({size} MB)',
  'report.summary': '{files, plural, one {# file:} other {# files:}}',
  'report.summary_matched':
    '{count, plural, one {# report found its device} other {# reports found their device}}',
  'report.summary_waiting':
    '{count, plural, one {# waits for a decision} other {# wait for a decision}}',
  'report.summary_unread':
    '{count, plural, one {# file could not be read} other {# files could not be read}}',
  'report.nothing': 'No report of this machine yet.',
  'report.received': 'Received reports',
  'report.via.command': 'sent by a command of {person}',
  'report.via.upload': 'uploaded by {person}',
  'report.says': 'The machine says: {value}',
  'report.differences': '{count, plural, one {# difference} other {# differences}}',
  'report.written': 'Written so far: {value}',
  'report.take': 'Take it',
  'report.keep': 'Keep mine',
  'report.same': 'Agrees',
  'report.kept_short': 'Kept',
  'report.kept': 'the machine says {value}',
  'report.sure.likely': 'worked out',
  'report.sure.guess': 'a guess',
  'report.unknown': 'unknown',
  'report.percent': '{value} %',
  'report.gigabytes': '{value} GB',
  'report.matched': '{code}: report received',
  'report.filled': 'Filled in: {fields}',
  'report.differing': 'Differs from what is written: {fields}',
  'report.media_added':
    '{count, plural, one {# disk added to the list} other {# disks added to the list}}',
  'report.disk_elsewhere': 'The disk {serial} was last seen in device {code}.',
  'report.no_device': 'No device has this serial number. The report waits for a decision.',
  'report.several_devices': 'Several devices fit this report. It waits for a decision.',
  'report.other_device':
    'This serial number belongs to another device. The report waits for a decision.',
  'report.serial_differs':
    'The machine gives another serial number than is written. The report waits for a decision.',
  'report.device_left':
    'This device has left the workshop. The report was kept and changed nothing.',
  'report.change.memory': 'Memory: was {from}, is {to}',
  'report.change.disk_added': 'Disk added: {disk}',
  'report.change.disk_gone': 'Disk gone: {disk}',
  'report.change.disk_failing': 'Disk began to fail: {disk}',
  'report.change.battery_health': 'Battery health: was {from} %, is {to} %',
  'report.change.battery_replaced': 'Battery replaced: was {from}, is {to}',
  'report.field.kind': 'Kind',
  'report.field.make': 'Make',
  'report.field.model': 'Model',
  'report.field.serial': 'Serial number',
  'report.field.cpu': 'Processor',
  'report.field.memoryMib': 'Memory',
  'report.field.storageGb': 'Storage',
  'report.field.storageKind': 'Kind of storage',
  'report.field.batteryHealth': 'Battery health',
  'report.field.hasCamera': 'Camera',
  'report.field.hasWifi': 'Wi-Fi',
  'report.review.title': 'Reports to settle',
  'report.review.hint':
    'Reports that fit no device or several. Give each to its device, or set it aside. A scanned label is for the marked report.',
  'report.review.nothing': 'No report waits.',
  'report.review.assign': 'Give it to this device',
  'report.review.device_code': 'Device code',
  'report.review.show': 'Show this device',
  'report.review.scan': 'Scan the label of its device',
  'report.review.differs': 'differs',
  'report.review.because.sent_for': 'sent for this device',
  'report.review.because.serial': 'same serial number',
  'report.review.because.machine': 'the same machine sent a report before',
  'report.review.because.disk': 'one of its disks was last seen here',
  'report.review.because.scanned': 'just scanned: scan it again or press Enter',
  'report.review.dismiss': 'Set aside',
  'report.review.dismissed': 'Set aside: {name}. It stays kept.',
  'report.review.unnamed': 'Machine without a name',
  'error.report.nothing_sent':
    'No file arrived. Nothing was changed. Choose at least one file that is not empty.',
  'error.report.unreadable':
    'No report could be read in these files. Nothing was saved. Send what lshw, dmidecode, smartctl or nwipe wrote.',
  'error.report.too_large':
    'These files are larger than {megabytes} MB together. Nothing was saved. Send fewer at once.',
  'error.report.too_many_files':
    'These are more than {count} files. Nothing was saved. Send fewer at once.',
  'error.report.broken_form': 'The files did not arrive whole. Nothing was saved. Send them again.',
  'error.report.token_wrong':
    'This token is not known. Nothing was saved. Make a new command on the device’s page.',
  'error.report.token_expired':
    'This token is too old. Nothing was saved. Make a new command on the device’s page.',
  'error.report.token_used':
    'This token has sent its report already. Make a new command on the device’s page to send another.',
  'error.report.fact_gone':
    'A newer report says something else. Nothing was changed. Look at the new values.',
  'error.report.not_found':
    'This report is not waiting any more. Nothing was changed. Reload the page.',
  'error.report_file.not_found': 'This file is not kept here.',
} as const;
