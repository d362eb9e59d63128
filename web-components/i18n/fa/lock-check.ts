import type { lockCheck as english } from '../en/lock-check.ts';

export const lockCheck: Record<keyof typeof english, string> = {
  'lock_check.title': 'بررسی قفل‌ها',
  'lock_check.lead':
    'دستگاه را روشن کنید و تک‌تک قفل‌ها را ببینید: دو دقیقه وقت الان جلوی تعمیر بیهوده را می‌گیرد. اگر اکنون ممکن نیست، ادامه دهید؛ این بررسی در «کارها» منتظر می‌ماند.',
  'lock_check.keys':
    'کلیدها: جهت‌نما برای جابه‌جایی، C بدون قفل، L قفل است، N مورد ندارد، U هنوز معلوم نیست. بقیهٔ کلیدها مثل همیشه کار می‌کنند.',
  'lock_check.unsure': 'هنوز معلوم نیست',
  'lock_check.hint': 'صفحهٔ دستگاه از مالک چه نشان می‌دهد؟',
  'lock_check.hint_hint':
    'نام سازمان، یا نشانی به همان شکل پوشیدهٔ روی صفحه، مانند j•••@example.com. نشانی یا شمارهٔ کامل اشخاص را ننویسید.',
  'lock_check.held':
    'متوقف شد: فقط مالک می‌تواند آن را آزاد کند. هماهنگ‌کننده به اهداکننده می‌نویسد.',
  'lock_check.shown': 'روی صفحه: {hint}',
  'lock_how.bios':
    'روشن کنید و F2، Del یا Esc را بزنید: آیا پیش از باز شدن بایوس یا پیش از راه‌اندازی رمز می‌خواهد؟',
  'lock_how.disk_password':
    'روشن کنید: آیا پیش از بالا آمدن سیستم رمز دیسک (HDD/SSD password) می‌خواهد؟',
  'lock_how.absolute':
    'در بایوس، بخش Security، گزینهٔ Absolute یا Computrace: آیا «Active» یا «Activated» نوشته است؟',
  'lock_how.mdm_autopilot_computer':
    'ویندوز: Settings، سپس Accounts، سپس Access work or school؛ یا صفحهٔ راه‌اندازی که نام سازمانی را می‌آورد. مک: System Settings، سپس General، سپس Device Management.',
  'lock_how.mdm_autopilot_tablet':
    'آیپد: Settings، سپس General، سپس VPN & Device Management؛ یا «Remote Management» هنگام راه‌اندازی. اندروید: عبارت «این دستگاه متعلق است به…» در صفحهٔ قفل یا راه‌اندازی.',
  'lock_how.activation_lock_computer':
    'فقط مک: هنگام روشن شدن یا راه‌اندازی حساب اپل مالک را می‌خواهد. رایانه‌های دیگر: مورد ندارد.',
  'lock_how.activation_lock_tablet':
    'آیپد: هنگام راه‌اندازی می‌گوید «iPad Locked to Owner»، یا در تنظیمات نام کسی با Find My روشن دیده می‌شود. آیپد نیست: مورد ندارد.',
  'lock_how.frp':
    'اندروید: پس از بازنشانی حسابی را می‌خواهد که پیش‌تر روی آن بوده. هنوز بازنشانی نشده: در تنظیمات حساب گوگل دیده می‌شود. اندروید نیست: مورد ندارد.',
  'lock_how.sim_lock':
    'سیم‌کارت اپراتور دیگری بگذارید: آیا کد بازگشایی می‌خواهد؟ جای سیم‌کارت ندارد: مورد ندارد.',
  'lock_clock.due': '{days, plural, other {# روز}} تا پایان مهلت پاسخ: {date}',
  'lock_clock.overdue': '{days, plural, other {# روز}} از مهلت پاسخ گذشته است: {date}',
  'lock_clock.write': 'هنوز از اهداکننده پرسیده نشده',
  'lock_clock.wait': 'پرسیده شد، در انتظار پاسخ',
  'lock_clock.remind': 'وقت یادآوری است',
  'lock_clock.decide': 'مهلت تمام شده است: تصمیم بگیرید',
  'lock_clock.decide_text':
    'پاسخی نرسید. با حرکت‌های همین دستگاه آن را به اهداکننده برگردانید، بخش‌های بدون قفل را به‌عنوان قطعه بردارید، یا به بازیافت بفرستید. می‌توانید به اهداکننده مهلت بیشتری هم بدهید.',
  'lock_clock.asked': 'از اهداکننده پرسیده شد: {when}',
  'lock_clock.reminded': 'یادآوری شد: {when}',
  'lock_clock.extend': 'مهلت بیشتر',
  'lock_clock.days': 'چند روز از اکنون',
  'lock_clock.extended': '{code}: اهداکننده تا {date} مهلت دارد',
  'release.way': 'چه چیزی نشان می‌دهد که قفل برداشته شده است؟',
  'release.way_missing': 'انتخاب کنید چه چیزی این را نشان می‌دهد؛ بدون آن توقف برداشته نمی‌شود.',
  'release.rechecked_online': 'پس از بازنشانی، با شبکهٔ وصل دوباره دیده شد',
  'release.donor_confirmed': 'اهداکننده آن را برداشت و تأیید کرد',
  'release.release_letter': 'نامهٔ رفع قفل از سازمان',
  'release.proof_of_purchase': 'سازنده با مدرک خرید آن را آزاد کرد',
  'release.mistake': 'قفلی نبود: به اشتباه ثبت شد',
  'release.undo': 'همان لحظه پس گرفته شد',
  'release.earlier': 'پیش از درخواست مدرک رفع شد',
  'release.photo': 'عکس مدرک',
  'release.photo_kept': 'عکس ذخیره شد',
  'release.no_people': 'پیش از عکس گرفتن، نام و نشانی اشخاص را بپوشانید.',
  'release.locks_first': 'ابتدا باید همهٔ قفل‌ها دیده شوند و هیچ‌کدام قفل نباشد.',
  'release.to_locks': 'رفتن به قفل‌ها',
  'history.lock.extended': 'مهلت بیشتر برای پاسخ اهداکننده',
  'error.hold.evidence_missing':
    'توقفِ قفل فقط با مدرک برداشته می‌شود: صفحهٔ دستگاه، بخش «توقف‌ها» را باز کنید و بگویید چه چیزی نشان می‌دهد که قفل برداشته شده است. چیزی تغییر نکرد.',
  'error.hold.no_clock': 'فقط قفل منتظر پاسخ کسی است؛ این توقف مهلت ندارد.',
  'decision.lock_write': 'قفل است: به اهداکننده بنویسید',
  'decision.lock_remind': 'قفل است: به اهداکننده یادآوری کنید',
  'decision.lock_decide': 'قفل است و پاسخی نرسید: تصمیم بگیرید',
  'decision.lock_clear': 'دیگر قفل نیست: توقف را بردارید',
  'decision.to_device': 'باز کردن صفحهٔ دستگاه',
  'todo.locks': 'بررسی قفل',
  'todo.locks_hint': 'دستگاه را اسکن کنید تا قفل‌هایش را ببینید.',
  'todo.empty_locks': 'قفل‌های همهٔ دستگاه‌های دریافت‌شده دیده شده است.',
  'todo.do_locks': '{count, plural, other {# قفل برای دیدن}}',
};
