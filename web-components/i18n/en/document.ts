export const document = {
  'doc.donor_receipt': 'Donor receipt',
  'doc.handover': 'Handover record',
  'doc.wipe_cert': 'Data wipe certificate',
  'doc.test_tag': 'Test tag',
  'doc.pick_list': 'Pick list',
  'doc.manifest': 'Transfer note',
  'doc.recycling': 'Recycling manifest',
  'doc.warranty': 'Warranty',
  'doc.history': 'Device history',
  'doc.audit_log': 'Activity log',
  'doc.label': 'Barcode label',
} as const;
