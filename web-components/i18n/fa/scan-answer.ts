import type { scanAnswer as english } from '../en/scan-answer.ts';

export const scanAnswer: Record<keyof typeof english, string> = {
  'scan.armed': '«{command}» روشن است: حالا دستگاه‌ها را اسکن کنید.',
  'scan.armed_parameter': '«{command}: {parameter}» روشن است: حالا دستگاه‌ها را اسکن کنید.',
  'scan.paused': 'مکث: اسکن بعدی فقط باز می‌کند.',
  'scan.place_set': 'محل {place}: آنچه حالا اسکن شود به آنجا می‌رود.',
  'scan.opened_device': 'باز شد: {name}',
  'scan.opened_accessory': '{what} {name}',
  'scan.opened_medium': 'حافظه: {name}',
  'scan.opened_part': 'قطعه: {what} {name}',
  'scan.opened_item': '{what}: {name}',
  'scan.opened_box': 'جعبه: {name}',
  'scan.opened_transfer': 'انتقال',
  'scan.opened_handover_batch': 'نوبت تحویل',
  'scan.opened_place': 'محل: {name}',
  'scan.opened_batch': 'دسته',
  'scan.opened_document': '{document}',
  'scan.opened_badge': 'کارت شناسایی',
  'scan.blank': 'برچسب خالی است و هنوز به چیزی وصل نیست. هنگام دریافت از آن استفاده کنید.',
  'scan.label_confirmed': 'برچسب چسبانده شد',
  'scan.label_missing':
    'برچسب دیده شد، اما مشخصات دستگاه ناقص است. آن را کامل کنید و دوباره اسکن کنید.',
  'scan.label_already': 'برچسب پیش‌تر تأیید شده است.',
  'scan.placed': 'به {place}',
  'scan.moved': 'اکنون: {to}',
  'scan.on_shelf': 'آماده، روی {place}',
  'scan.already_there': 'از پیش این بود: {to}',
  'scan.qa_passed': 'کنترل نهایی تأیید شد',
  'scan.all_good': 'همهٔ موارد دیده‌شده سالم',
  'scan.fault_noted': 'ایراد ثبت شد: {fault}',
  'scan.wipe_seen':
    '{count, plural, =0 {بدون حافظه، تأیید شد} other {گواه پاک‌سازی # حافظه دیده شد}}',
  'scan.held': 'متوقف شد: {hold}',
  'scan.held_in_quarantine': 'متوقف و قرنطینه شد: {hold}',
  'scan.already_held': 'از پیش متوقف بود: {hold}',
  'scan.no_hold': 'توقفی برای رفع ندارد',
  'scan.released': 'توقف رفع شد: {hold}',
  'scan.kit_added': 'در بستهٔ لوازم {device}',
  'scan.kit_already': 'از پیش در بستهٔ لوازم {device} بود',
  'scan.undone': 'پس گرفته شد؛ اکنون: {stage}',
  'scan.form_opened': 'فرم باز است: {name}',
  'scan.wiping_started': 'پاک‌سازی آغاز شد',
  'scan.wiping_already': 'از پیش در حال پاک‌سازی بود',
  'scan.begun_pair_check': 'بررسی با هم: آنچه را با هم است اسکن کنید.',
  'scan.begun_stock_count': 'صفحهٔ انبارگردانی باز است.',
  'error.scan.card_other_site':
    'این کارت فقط برای {site} است. چیزی تغییر نکرد و هیچ کارتی روشن نیست. کارت محل خودتان را به کار ببرید.',
  'error.scan.card_other_role':
    'این کارت فقط برای این نقش است: {roles}. چیزی تغییر نکرد و هیچ کارتی روشن نیست. کارت نقش خودتان را به کار ببرید.',
  'error.scan.empty': 'چیز خوانایی اسکن نشد. چیزی تغییر نکرد. دوباره اسکن کنید.',
  'error.scan.badge_not_here': 'کارت شناسایی در صفحهٔ ورود به کار می‌رود. چیزی تغییر نکرد.',
  'error.scan.sign_in_first':
    'کسی وارد نشده است و این اسکن پذیرفته نشد. وارد شوید و دوباره اسکن کنید.',
  'error.scan.unknown_code':
    'چیزی با این کد نداریم: {text}. چیزی تغییر نکرد. برچسب را ببینید یا جست‌وجو کنید.',
  'error.scan.void_label':
    'برچسب {code} باطل است: پروندهٔ آن پس گرفته شده است. چیزی تغییر نکرد. برچسب را بردارید و دور بیندازید.',
  'error.scan.several':
    '{count} مورد این شماره را دارند: {text}. چیزی تغییر نکرد. برچسب خودمان را اسکن کنید.',
  'error.scan.several_holds':
    '{count} توقف هست که می‌توانید رفع کنید. دستگاه را باز و یکی را انتخاب کنید.',
  'error.scan.no_wipe_evidence':
    'گواه کامل پاک‌سازی وجود ندارد. چیزی تغییر نکرد. اول گواه را ثبت کنید.',
  'error.scan.other_person':
    'این را پیش از ورود شما کس دیگری اسکن کرده بود و اجرا نشد. اگر هنوز درست است دوباره اسکن کنید.',
  'error.scan.not_yours':
    'این اسکن در فهرست کسی که آن را اسکن کرده می‌ماند: خود او یا هماهنگ‌کننده می‌تواند آن را بردارد.',
  'error.scan.not_found':
    'این اسکن دیگر در فهرست نیست: کسی به آن رسیدگی کرده است. چیزی تغییر نکرد.',
  'error.move.refused': 'این انتقال هنوز ممکن نیست. چیزی تغییر نکرد. آنچه کم است:',
  'error.move.unknown': 'از «{from}» راهی به «{to}» نیست. چیزی تغییر نکرد.',
  'error.move.elsewhere': 'این کار در صفحهٔ خودش انجام می‌شود. چیزی تغییر نکرد.',
  'error.move.needs_confirmation': 'فرد دیگری باید این را تأیید کند. در صفحهٔ دستگاه پیشنهاد بدهید.',
  'error.device.changed':
    'فرد دیگری در این میان دستگاه را تغییر داد؛ اکنون: {stage}. چیزی تغییر نکرد. نگاه کنید و دوباره تلاش کنید.',
  'error.device.not_found': 'چنین دستگاهی اینجا نیست. چیزی تغییر نکرد. کد را بررسی کنید.',
  'error.undo.nothing':
    'کاری از شما برای پس گرفتن نیست. چیزی تغییر نکرد. برای اشتباه قدیمی‌تر، از هماهنگ‌کننده بخواهید اصلاح کند.',
  'error.undo.changed_nothing':
    'آخرین اسکن شما، {text}، چیزی را تغییر نداد، پس چیزی پس گرفته نشد. برای کار پیش از آن، دستگاهش را باز کنید و «واگرد آخرین کار من» را بزنید.',
  'error.undo.not_by_card':
    'کاری که آخرین اسکن شما با {text} کرد با این کارت پس گرفته نمی‌شود. چیزی تغییر نکرد. در صفحهٔ خودش اصلاح کنید.',
  'error.undo.not_yours':
    'پس از شما کس دیگری با این دستگاه کار کرده است. از هماهنگ‌کننده بخواهید اصلاح کند.',
  'error.undo.too_late': 'بیش از {minutes} دقیقه گذشته است. از هماهنگ‌کننده بخواهید اصلاح کند.',
  'error.undo.impossible': 'این را نمی‌توان پس گرفت و در سابقه می‌ماند. در صفحهٔ دستگاه اصلاح کنید.',
  'scan.kit_counted': '{item} از {place}: {count, number} از {needed, number} در بسته',
  'scan.kit_more_than_needed':
    '{item} از {place}: اکنون {count, number} عدد در بسته است، {needed, number} عدد لازم است',
};
