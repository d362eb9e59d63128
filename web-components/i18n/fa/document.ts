export const document = {
  'doc.donor_receipt': 'رسید دریافت',
  'doc.handover': 'صورت‌جلسهٔ تحویل',
  'doc.wipe_cert': 'گواهی پاک‌سازی داده‌ها',
  'doc.test_tag': 'برچسب آزمون',
  'doc.pick_list': 'فهرست برداشت از انبار',
  'doc.manifest': 'برگهٔ جابه‌جایی',
  'doc.recycling': 'برگهٔ تحویل به بازیافت',
  'doc.warranty': 'ضمانت',
  'doc.history': 'سوابق دستگاه',
  'doc.audit_log': 'گزارش رویدادها',
  'doc.label': 'برچسب بارکد',
} as const;
