import type { safety as english } from '../en/safety.ts';

export const safety: Record<keyof typeof english, string> = {
  'text.too_long': 'بیش از اندازه بلند است: حداکثر {max, number} نویسه',
  'text.control_character': 'این متن نویسه‌هایی دارد که ذخیره نمی‌شود. دوباره بنویسید.',
  'text.direction_override':
    'این متن نویسهٔ پنهانی دارد که جهت نوشته را وارونه می‌کند. دوباره بنویسید.',
  'password.too_short': 'دست‌کم {min, number} نویسه',
  'password.too_long': 'حداکثر {max, number} نویسه',
  'password.common': 'به‌سادگی حدس زده می‌شود. چند واژهٔ بی‌ربط را کنار هم بگذارید.',
  'password.personal': 'نام خودتان را در آن نیاورید',
  'pin.six_digits': '{length, number} رقم وارد کنید',
  'pin.too_simple': 'به‌سادگی حدس زده می‌شود. از عدد پشت‌سرهم و تکراری بپرهیزید.',
};
