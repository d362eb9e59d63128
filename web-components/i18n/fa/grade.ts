import type { grade as english } from '../en/grade.ts';

export const grade: Record<keyof typeof english, string> = {
  'grade.cosmetic.A': 'A – در حد نو',
  'grade.cosmetic.B': 'B – خط‌وخش جزئی',
  'grade.cosmetic.C': 'C – خط یا فرورفتگی نمایان',
  'grade.cosmetic.D': 'D – فرسودگی زیاد ولی ایمن',
  'grade.cosmetic.E': 'E – آسیب‌دیده، فقط برای قطعات',
  'grade.functional.1': '1 – همه‌چیز کار می‌کند',
  'grade.functional.2': '2 – سخت‌افزار سالم، بدون سیستم‌عامل',
  'grade.functional.3': '3 – فقط کارکردهای اصلی',
  'grade.functional.X': 'X – کار نمی‌کند',
  'grade.cosmetic_for_parts': 'درجهٔ E برای قطعات یا بازیافت است، نه تحویل',
  'grade.key_functions_only':
    'فقط کارکردهای اصلی سالم است: هماهنگ‌کننده باید با ذکر دلیل اجازه دهد',
  'grade.limitation_missing': 'آنچه را کار نمی‌کند بنویسید؛ در صورت‌جلسهٔ تحویل چاپ می‌شود',
  'grade.no_system': 'سیستم‌عامل هنوز نصب نشده است',
  'grade.not_working': 'دستگاه کار نمی‌کند',
  'battery.good': 'باتری خوب',
  'battery.usable': 'باتری قابل استفاده',
  'battery.worn': 'باتری فرسوده',
  'battery.unknown': 'باتری اندازه‌گیری نشده',
  'battery.swollen': 'باتری بادکرده',
};
