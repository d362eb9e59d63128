export const message = {
  'msg.scan_here': 'دستگاه یا کارت عملیات را اسکن کنید',
  'msg.unknown_code': 'کد پیدا نشد',
  'msg.already_done': 'این دستگاه پیش‌تر ثبت شد',
  'msg.blocked': 'امکان ادامه نیست: {reason}',
  'msg.missing': '{n} مورد باقی مانده است',
  'msg.charger_mismatch': 'این شارژر با دستگاه سازگار نیست',
  'msg.irreversible': 'این کار بازگشت‌پذیر نیست',
  'msg.offline': 'اتصال قطع است؛ بعداً ارسال می‌شود',
  'msg.changed_elsewhere': 'این مورد هم‌اکنون توسط فرد دیگری تغییر کرد',
  'msg.saved': 'ذخیره شد',
} as const;
