import type { picking as english } from '../en/picking.ts';

export const picking: Record<keyof typeof english, string> = {
  'pick.title': 'برداشت از انبار',
  'pick.open': 'برداشت و بررسی',
  'pick.step_pick': 'برداشت',
  'pick.step_pair': 'بررسی با هم',
  'pick.step_box': 'جعبه‌ها',
  'pick.progress': '{done, number} از {total, number}',
  'pick.progress_picked': '{done, number} از {total, number} برداشته شد',
  'pick.progress_paired': '{done, number} از {total, number} بررسی شد',
  'pick.progress_boxed': '{done, number} از {total, number} در جعبه‌ها',
  'pick.next': 'بعدی',
  'pick.next_here': '{count, plural, one {یک دستگاه از اینجا} other {# دستگاه از اینجا}}',
  'pick.no_place': 'نزد کسی است یا جایی ندارد',
  'pick.all_picked': 'همه برداشته شد',
  'pick.all_picked_hint': 'حالا سر میز بررسی کنید که هر چیز با دستگاه خودش باشد.',
  'pick.all_paired': 'همه بررسی شد',
  'pick.nothing': 'هنوز چیزی برای این نوبت تخصیص نیافته است',
  'pick.nothing_hint': 'هماهنگ‌کننده در صفحهٔ نوبت دستگاه‌ها را تخصیص می‌دهد.',
  'pick.without':
    '{count, plural, one {یک درخواست این نوبت هنوز دستگاه ندارد} other {# درخواست این نوبت هنوز دستگاه ندارند}}',
  'pick.ended': 'این نوبت پایان یافته است و دیگر چیزی برای آن برداشته نمی‌شود.',
  'pick.pick_scan': 'دستگاه را کنار قفسه اسکن کنید',
  'pick.pick_hint': 'سپس اگر شارژر و سیم‌کارت جدا هستند، آن‌ها را هم اسکن کنید.',
  'pick.pair_scan': 'هر آنچه با هم است را اسکن کنید، به هر ترتیب',
  'pick.pair_hint':
    'دستگاه، شارژر، سیم‌کارت، کیف. فقط وقتی همهٔ چیزهای یک درخواست باشد بررسی کامل است.',
  'pick.in_hand': 'در دست',
  'pick.rest': 'بقیه همراهش است',
  'pick.rest_hint':
    'کیف، کابل و برگهٔ راهنما برچسب جدا ندارند. نگاه کنید، سپس اینجا بزنید یا کارت آن را اسکن کنید.',
  'pick.seen': 'هست',
  'pick.still': 'اسکن شود',
  'pick.look': 'هست؟',
  'pick.aside': 'کنار گذاشتن',
  'pick.put_back': 'برگرداندن',
  'pick.undo_last': 'واگرد',
  'pick.line_picked': 'برداشته شد',
  'pick.line_paired': 'بررسی شد',
  'pick.line_given': 'تحویل شد',
  'pick.line_held': 'نگه داشته شده: {hold}',
  'pick.line_box': 'جعبهٔ {number, number}',
  'pick.by': 'توسط {name}',
  'pick.sent_later': 'بعداً فرستاده می‌شود',
  'pick.spares': 'یدکی‌هایی که همراه می‌روند',
  'pick.left': 'مانده برای بررسی',
  'pick.box_scan': 'اول جعبه، بعد آنچه در آن می‌رود را اسکن کنید',
  'pick.box_hint': 'فقط آنچه بررسی شده در آن می‌رود. برای ادامه با جعبهٔ دیگر، آن را اسکن کنید.',
  'pick.box_now': 'در حال چیدن جعبهٔ {number, number} از {total, number}',
  'pick.box_first': 'اول برچسب جعبه را اسکن کنید یا یکی را از پایین برگزینید. چیزی چیده نشد.',
  'pick.boxes': 'جعبه‌های این نوبت',
  'pick.boxes_none': 'هنوز جعبه‌ای نیست',
  'pick.boxes_none_hint':
    'هر تعداد لازم است بسازید و برچسب‌ها را چاپ کنید. بعداً هم می‌شود افزود؛ آن‌گاه همهٔ برچسب‌ها شمارهٔ تازه را دارند.',
  'pick.boxes_more': 'جعبه‌های بیشتر',
  'pick.boxes_print': 'چاپ برچسب‌ها',
  'pick.boxes_reprint': 'تعداد جعبه‌ها تغییر کرد: همهٔ برچسب‌ها را دوباره چاپ کنید.',
  'pick.boxes_again': 'تعداد جعبه‌های نوبت تغییر کرد',
  'pick.box_chosen': 'در حال چیدن',
  'pick.box_choose': 'چیدن این جعبه',
  'pick.box_in': '{count, plural, =0 {خالی} one {# درخواست} other {# درخواست}}',
  'pick.box_spares': '{count, plural, one {# یدکی} other {# یدکی}}',
  'pick.unpacked': 'بررسی‌شده و هنوز بیرون از جعبه',
  'pick.place_here':
    '{place}: {count, plural, =0 {چیزی برای برداشتن نیست} one {یک دستگاه از اینجا} other {# دستگاه از اینجا}}',
  'pick.kept_seen': 'نگه داشته شد؛ مربوط به {need}',
  'pick.kept_complete': 'نگه داشته شد؛ {need} کامل است',
  'pick.kept_unknown': 'نگه داشته شد؛ در فهرست این دستگاه نیست. با برگشت شبکه، سرور بررسی می‌کند.',
  'scan.picked':
    'برای {need} برداشته شد.{count, plural, =0 {} =1 { مانده: {line}.} other { مانده: {line} و {more, number} چیز دیگر.}}',
  'scan.picked_before': 'پیش‌تر {by} آن را برای {need} برداشته است. چیزی تغییر نکرد.',
  'scan.pick_piece':
    '{line}: مربوط به {need} است.{count, plural, one { یک چیز مانده است.} other { # چیز مانده است.}}',
  'scan.pair_seen':
    'مربوط به {need} است.{count, plural, one { یک چیز مانده است.} other { # چیز مانده است.}}',
  'scan.pair_complete': '{need} کامل است: همه‌چیز هست و به هم تعلق دارد.',
  'scan.unpicked': '{need} به فهرست برگشت. آن را سر جایش بگذارید.',
  'scan.spare_picked': 'به‌عنوان یدکی همراه شد',
  'scan.spare_before': 'پیش‌تر {by} آن را به‌عنوان یدکی برداشته است',
  'scan.spare_unpicked': 'به فهرست یدکی‌ها برگشت. آن را سر جایش بگذارید.',
  'scan.open_picking_first':
    'این کارت برای برداشت است: اول صفحهٔ برداشت یک نوبت تحویل را باز و دستگاهی را اسکن کنید.',
  'error.pick.foreign':
    'این {line} مربوط به {need} است، نه {hand}. آن را برای {need} کنار بگذارید. چیزی تغییر نکرد.',
  'error.pick.foreign_device':
    'این دستگاه برای {need} است، ولی آنچه پیش‌تر اسکن شد مربوط به {hand} است. یکی را کنار بگذارید. چیزی تغییر نکرد.',
  'error.pick.hand_empty':
    'اول دستگاه یا شارژرش را اسکن کنید: از این تنها معلوم نیست مال کدام است.',
  'error.pick.not_in_kit': 'در مجموعهٔ {need} چنین چیزی نیست. آن را نگذارید. چیزی تغییر نکرد.',
  'error.pick.held':
    'نگه داشته شده و همین‌جا می‌ماند: {hold}. چیزی برای {need} برداشته نشد. به هماهنگ‌کننده بگویید.',
  'error.pick.given':
    'در این میان برای {need} تحویل شده است. چیزی تغییر نکرد. صفحهٔ نوبت را ببینید.',
  'error.pick.not_reserved':
    'دیگر برای این درخواست تخصیص ندارد ({stage}). چیزی تغییر نکرد. دوباره فهرست را ببینید.',
  'error.pick.other_session':
    'برای {need} در نوبت {session} است. آن را سر جایش بگذارید. چیزی تغییر نکرد.',
  'error.pick.not_in_session':
    'برای {need} تخصیص یافته که در هیچ نوبتی نیست. آن را سر جایش بگذارید. چیزی تغییر نکرد.',
  'error.pick.free': 'برای کسی تخصیص نیافته است ({stage}). آن را سر جایش بگذارید. چیزی تغییر نکرد.',
  'error.pick.loose': 'در هیچ مجموعه‌ای از این نوبت نیست. کنارش بگذارید. چیزی تغییر نکرد.',
  'error.pick.boxed': '{need} در جعبه است. چیزی تغییر نکرد. اول از جعبه بیرونش بیاورید.',
  'error.box.other_session': '{code} برای نوبت {session} نیست. چیزی چیده نشد. کنارش بگذارید.',
  'error.box.not_paired': 'چیزهای {need} هنوز با هم بررسی نشده‌اند. چیزی چیده نشد. اول بررسی کنید.',
  'error.box.too_many': 'هر سری حداکثر {most, number} جعبه دارد. چیزی ساخته نشد.',
};
