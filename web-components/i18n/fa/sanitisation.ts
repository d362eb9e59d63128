import type { sanitisation as english } from '../en/sanitisation.ts';

export const sanitisation: Record<keyof typeof english, string> = {
  'sanitisation.errors': 'ابزار {count, number} خطا گزارش کرده است. حافظه را جدا و امحا کنید.',
  'sanitisation.not_verified': 'پاک‌سازی راستی‌آزمایی نشده است. دوباره با راستی‌آزمایی اجرا کنید.',
  'sanitisation.record_as_destruction': 'این را به‌عنوان امحا و با حضور شاهد ثبت کنید',
  'sanitisation.remove_instead':
    'این نوع در کارگاه پاک نمی‌شود: آن را خارج کنید و مقصدش را بنویسید',
  'sanitisation.refused_nvme_format_ses0':
    'NVMe format با SES 0 داده‌ها را خوانا باقی می‌گذارد. از sanitize یا format با SES 1 یا 2 استفاده کنید.',
  'sanitisation.refused_quick_format':
    'فرمت سریع داده‌ها را پاک نمی‌کند. از روش پذیرفته‌شده استفاده کنید.',
  'sanitisation.refused_os_reinstall':
    'نصب دوبارهٔ سیستم‌عامل داده‌ها را پاک نمی‌کند. از روش پذیرفته‌شده استفاده کنید.',
  'sanitisation.refused_plain_factory_reset':
    'بازنشانی به‌تنهایی گواه نیست. مراحل را طی کنید: رمزشده، حساب‌ها حذف‌شده، صفحهٔ راه‌اندازی دیده‌شده.',
  'sanitisation.refused_degauss': 'مغناطیس‌زدایی دیگر امحا به شمار نمی‌آید. حافظه را امحا کنید.',
  'sanitisation.overwrite_on_flash':
    'بازنویسی به همهٔ حافظهٔ فلش نمی‌رسد. از فرمان پاک‌سازی خود حافظه استفاده کنید.',
  'sanitisation.wrong_technique': 'این روش برای این نوع حافظه نیست. روش دیگری انتخاب کنید.',
  'sanitisation.not_purge': 'این روش در حد Clear است، نه Purge. ثبت را اصلاح کنید.',
  'sanitisation.reset_not_encrypted': 'تأیید کنید که دستگاه پیش از بازنشانی رمزشده بوده است',
  'sanitisation.reset_account_left': 'همهٔ حساب‌ها را حذف و دوباره بازنشانی کنید',
  'sanitisation.reset_no_setup_screen': 'پس از بازنشانی روشن کنید و صفحهٔ راه‌اندازی را ببینید',
  'sanitisation.serial_missing': 'شمارهٔ سریال خود حافظه را وارد کنید',
  'sanitisation.tool_missing': 'نام ابزار به‌کاررفته را وارد کنید',
  'sanitisation.tool_version_missing': 'نسخهٔ ابزار را وارد کنید',
  'sanitisation.times_missing': 'زمان شروع و پایان را وارد کنید',
  'sanitisation.times_reversed': 'پایان پیش از شروع است. زمان‌ها را اصلاح کنید.',
  'sanitisation.verification_missing': 'شیوهٔ راستی‌آزمایی را مشخص کنید',
  'sanitisation.errors_missing': 'تعداد خطاهای گزارش‌شده را وارد کنید؛ اگر نبود ۰',
  'sanitisation.not_destruction': 'شیوهٔ امحای حافظه را انتخاب کنید',
  'sanitisation.witness_missing': 'نفر دوم باید شاهد امحا باشد',
  'sanitisation.witness_same_person': 'شاهد باید فرد دیگری باشد',
  'sanitisation.photo_missing': 'از حافظهٔ امحاشده عکس بگیرید',
  'sanitisation.soldered': 'این حافظه لحیم‌شده است و جدا نمی‌شود',
  'sanitisation.destination_missing': 'مقصد حافظهٔ جداشده را مشخص کنید',
  'sanitisation.donor_signature_missing': 'اهداکننده باید بازپس‌گیری را امضا کند',
  'sanitisation.not_for_stock': 'کارت، فلش و دیسک به انبار نمی‌رود: پس بدهید یا امحا کنید',
  'sanitisation.next_complete_record': 'تکمیل ثبت',
  'sanitisation.next_other_technique': 'استفاده از روش دیگر',
  'sanitisation.next_repeat': 'پاک‌سازی دوباره',
  'sanitisation.next_remove': 'خارج کردن',
  'sanitisation.next_destroy': 'امحای حافظه',
};
