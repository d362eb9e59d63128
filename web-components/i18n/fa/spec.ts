import type { spec as english } from '../en/spec.ts';

export const spec: Record<keyof typeof english, string> = {
  'spec.profile.online-learning-basic': 'آموزش برخط، پایه',
  'spec.verdict.pass': 'مناسب است',
  'spec.verdict.kit': 'با لوازم جانبی مناسب است',
  'spec.verdict.upgrade': 'نیازمند ارتقا',
  'spec.verdict.no': 'مناسب نیست',
  'spec.verdict.unknown': 'اطلاعات ناقص',
  'spec.memory_low': 'رم کم است: {needed, number} گیگابایت لازم است، {found, number} گیگابایت دارد',
  'spec.memory_below_target':
    'با {found, number} گیگابایت رم کار می‌کند؛ {needed, number} گیگابایت بهتر است',
  'spec.storage_low':
    'حافظهٔ ذخیره‌سازی کم است: {needed, number} گیگابایت لازم است، {found, number} گیگابایت دارد',
  'spec.storage_hdd': 'هارددیسک را با SSD تعویض کنید',
  'spec.screen_small': 'صفحه کوچک است: {needed, number} اینچ لازم است، {found, number} اینچ دارد',
  'spec.screen_coarse': 'وضوح صفحه کم است: {needed} لازم است، {found} دارد',
  'spec.processor_weak': 'هستهٔ پردازنده کم است: {needed, number} لازم است، {found, number} دارد',
  'spec.system_old': '{found} دیگر پشتیبانی نمی‌شود. سیستم‌عامل پشتیبانی‌شده نصب کنید.',
  'spec.no_camera': 'تبلت دوربین سالم ندارد',
  'spec.no_microphone': 'تبلت میکروفون سالم ندارد',
  'spec.no_wifi': 'تبلت وای‌فای سالم ندارد',
  'spec.target_below_lowest': 'مقدار مطلوب دست‌کم برابر کمترین مقدار است',
  'spec.pixels_upright': 'اول پهنا: 1366 × 768',
  'spec.system_needed': 'دست‌کم یک سیستم‌عامل انتخاب کنید',
  'spec.missing_memory': 'مقدار رم را وارد کنید',
  'spec.missing_storage': 'ظرفیت حافظه را وارد کنید',
  'spec.missing_storage_kind': 'نوع حافظه را وارد کنید',
  'spec.missing_screen': 'اندازهٔ صفحه را وارد کنید',
  'spec.missing_camera': 'مشخص کنید دوربین دارد یا نه',
};
