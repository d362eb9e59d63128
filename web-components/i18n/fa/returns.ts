import type { returns as english } from '../en/returns.ts';

export const returns: Record<keyof typeof english, string> = {
  'back.need_exchange': 'همین حالا دستگاه دیگری می‌گیرد',
  'back.scan_first': 'نخست دستگاهی را که برگشته اسکن کنید.',
  'back.reason_first': 'انتخاب کنید چرا برگشت.',
  'back.exchange_below': 'دستگاه دیگر پایین‌تر اسکن و امضا می‌شود. هر دو با هم ثبت می‌شوند.',
  'back.exchange_do': 'پس‌گرفتن و دادن دستگاه دیگر',
  'back.replacement': 'دستگاه دیگر',
  'back.replacement_scan': 'دستگاهی را که به جای آن داده می‌شود و سپس لوازم همراهش را اسکن کنید.',
  'back.replacement_free': 'این‌ها با درخواست جورند:',
  'back.replacement_other': 'دستگاه دیگری بدهید',
  'back.given': 'دستگاه دیگری داده شد؛ ضمانت تا {date}.',
  'back.receipt': 'رسید',
  'back.aside': 'مال دیگری است',
  'back.aside_off': 'دیگر روی میز نیست',
  'error.back.replacement_unfit':
    'این دستگاه را نمی‌توان برای این درخواست داد. دستگاه دیگری اسکن کنید.',
  'error.return.foreign_piece':
    'این همراه دستگاه {belongsTo} برای {need} رفته بود. برایشان کنار بگذارید و درستش را پیدا کنید.',
  'error.return.workshop_piece': 'این از بستهٔ {belongsTo} است که اینجاست. به آنجا برگردانید.',
  'error.return.stock_piece': 'این در انبار ماست و همراه کسی نرفته. به قفسه‌اش برگردانید.',
  'error.return.other_device':
    '{code} دستگاه دیگری است. برای دادن به جای این، «همین حالا دستگاه دیگری می‌گیرد» را برگزینید؛ برای پس‌گرفتن آن، اول این یکی را تمام کنید.',
  'error.return.replacement_not_ready':
    '{code} آمادهٔ تحویل نیست: {stage}. دستگاه دیگری اسکن کنید. چیزی تغییر نکرد.',
  'back.person_gone': 'دادهٔ این شخص به خواست خودش یا با گذشت زمان پاک شده: کسی منتظر نیست.',
  'error.return.person_gone':
    'دادهٔ شخص {need} پاک شده است: درخواست نمی‌تواند منتظر دستگاه دیگری بماند. چیزی تغییر نکرد. «بسته می‌شود» را برگزینید و دستگاه را پس بگیرید.',
  'warranty.left': 'ضمانت: {count} روز مانده، تا {date}',
  'warranty.ended': 'ضمانت در {date} تمام شد',
  'warranty.means_left':
    'تعمیر یا تعویض رایگان است، هر که آن را خراب کرده باشد. باتری و اقلام مصرفی جزو آن نیست.',
  'warranty.means_ended': 'با این حال پس گرفته می‌شود. دادن دستگاه دیگر بسته به موجودی قفسه‌هاست.',
  'given.none': 'هنوز تحویل داده نشده است.',
  'given.on': 'تحویل در {date}',
  'given.direct': 'هدیهٔ مستقیم',
  'given.void': 'باطل از {date}',
  'given.returned': 'برگشت در {date}',
  'given.replaced': 'به جای {code} داده شد',
  'given.valid': 'معتبر',
  'given.receipt': 'رسید',
  'void.do': 'باطل کردن این تحویل',
  'void.title': 'باطل کردن تحویل {code}',
  'void.text':
    'برای دستگاهی که اشتباهی داده شده و دوباره اینجاست. دوباره به همان درخواست تخصیص می‌یابد؛ رسید می‌ماند و باطل نشان داده می‌شود. اگر به دلیل دیگری برگشته، آن را پس بگیرید.',
  'void.until': 'تا {date} شدنی است.',
  'void.too_late': 'بیش از {days} روز گذشته: می‌توان پس گرفت، نه باطل کرد.',
  'void.reason': 'چرا',
  'void.reason_hint': 'چه اشتباهی شد، بدون نام اشخاص.',
  'void.place': 'حالا کجاست',
  'void.second': 'هماهنگ‌کنندهٔ دوم',
  'void.second_hint': 'هماهنگ‌کنندهٔ دیگری اینجا خودش تأیید می‌کند.',
  'void.second_scan': 'هماهنگ‌کنندهٔ دوم حالا کارتش را اسکن کند.',
  'void.second_pin': 'رمز عددی هماهنگ‌کنندهٔ دوم',
  'void.second_username': 'نام کاربری هماهنگ‌کنندهٔ دوم',
  'void.second_password': 'گذرواژهٔ هماهنگ‌کنندهٔ دوم',
  'void.done': 'تحویل باطل شد. {code} دوباره به {need} تخصیص یافت.',
};
