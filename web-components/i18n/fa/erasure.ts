import type { erasure as english } from '../en/erasure.ts';

export const erasure: Record<keyof typeof english, string> = {
  'sanitisation.log_failed': 'گزارش می‌گوید پاک‌سازی ناموفق بوده است. حافظه را جدا و امحا کنید.',
  'sanitisation.type_unknown':
    'هنوز کسی نوع این حافظه را مشخص نکرده است. نوع را مشخص کنید و گزارش را دوباره بفرستید.',
  'sanitisation.technique_unknown':
    'گزارش از روشی نام می‌برد که اینجا شناخته نیست ({method}). کار انجام‌شده را دستی ثبت کنید.',
  'sanitisation.technique_missing': 'گزارش نام روش را نمی‌گوید. شیوهٔ پاک‌سازی را دستی ثبت کنید.',
  'sanitisation.log_running': 'پاک‌سازی هنوز تمام نشده بود. پس از پایان، گزارش را دوباره بفرستید.',
  'sanitisation.log_cut':
    'گزارش پیش از جمع‌بندی قطع شده و نشان نمی‌دهد که پاک‌سازی درست تمام شده است. گزارش کامل را بفرستید یا دوباره پاک کنید.',
  'sanitisation.log_no_result':
    'گزارش فقط از آغاز پاک‌سازی می‌گوید، نه از پایان درست آن. با ابزاری که نتیجه را می‌گوید دوباره پاک کنید.',
  'sanitisation.hidden_sectors':
    'بخشی از حافظه پنهان بوده (HPA یا DCO) و پاک نشده است. آن بخش را باز و دوباره پاک کنید.',
  'sanitisation.times_in_future': 'زمان پایان در آینده است. زمان‌ها را اصلاح کنید.',
  'sanitisation.before_return': 'این پاک‌سازی پیش از برگشت دستگاه تمام شده است. دوباره پاک کنید.',
  'sanitisation.reset_by_steps':
    'بازنشانی گام‌به‌گام ثبت می‌شود: از بازنشانی گام‌به‌گام استفاده کنید.',
  'sanitisation.reset_not_done': 'دستگاه را بازنشانی و آن را تأیید کنید',
  'sanitisation.reset_locks_unchecked': 'پس از بازنشانی، قفل‌ها را یک بار دیگر برخط بررسی کنید',
  'sanitisation.reset_out_of_order': 'گام‌ها به ترتیب دیگری تأیید شده‌اند. از نو آغاز کنید.',
  'sanitisation.next_wait': 'تا پایان صبر کنید، سپس گزارش را بفرستید',
  'sanitisation.next_whole_log': 'گزارش کامل را بفرستید یا دوباره پاک کنید',
  'sanitisation.next_name_type': 'نوع حافظه را مشخص کنید',
  'error.input.wrong_year': 'سال میلادی را با چهار رقم بنویسید.',
  'error.standard.twice': '{name} {revision} از پیش در فهرست است.',
  'error.standard.not_found': 'این استاندارد دیگر در فهرست نیست. صفحه را دوباره بار کنید.',
  'error.media.described': 'این حافظه گواه دارد یا دیگر اینجا نیست؛ مشخصاتش دیگر تغییر نمی‌کند.',
  'error.reset.not_next': 'گام بعدی تغییر کرده است. گام‌ها را دوباره ببینید.',
  'error.reset.other_system':
    'این بازنشانی برای سیستم دیگری آغاز شده است. برای تغییر، از نو آغاز کنید.',
  'error.reset.not_tablet': 'بازنشانی گام‌به‌گام برای تبلت با حافظهٔ داخلی است.',
  'report.no_medium': 'هیچ حافظه‌ای در اینجا این شمارهٔ سریال را ندارد. گزارش منتظر تصمیم است.',
  'report.several_media': 'بیش از یک حافظه این شمارهٔ سریال را دارد. گزارش منتظر تصمیم است.',
  'report.medium_left': 'دستگاه این حافظه از کارگاه رفته است. گزارش منتظر تصمیم است.',
  'history.medium.left': 'حافظه به دستگاه دیگری رفت',
  'history.medium.arrived': 'حافظه از دستگاه دیگری آمد',
  'history.medium.described': 'مشخصات حافظه ثبت شد',
  'history.medium.reset_step': 'یک گام بازنشانی تأیید شد',
  'history.medium.reset_restarted': 'بازنشانی از نو آغاز شد',
};
