export const hold = {
  'hold.title': 'علت توقف',
  'hold.awaiting_parts': 'در انتظار قطعه',
  'hold.wipe_failed': 'پاک‌سازی ناموفق',
  'hold.locked': 'قفل حساب یا بایوس',
  'hold.safety': 'خطر ایمنی',
  'hold.theft_check': 'بررسی مالکیت',
  'hold.donor_recall': 'انصراف اهداکننده',
  'hold.label_mismatch': 'مغایرت برچسب با دستگاه',
  'hold.investigate': 'نیازمند بررسی بیشتر',
} as const;
