import type { scan as en } from '../en/scan.ts';

export const scan = {
  'scan.strip.label': 'اسکن‌های اخیر، تازه‌ترین در پایان',
  'scan.strip.empty': 'امروز هنوز چیزی اسکن نشده است.',
  'scan.strip.waiting': 'در انتظار ارسال',
  'scan.strip.done': 'انجام شد',
  'scan.strip.warning': 'انجام شد، با هشدار',
  'scan.strip.refused': 'رد شد',
  'scan.strip.undone': 'پس گرفته شد',
  'scan.strip.dismiss': 'رسیدگی شد',
  'scan.not_kept':
    'مرورگر نتوانست این اسکن را نگه دارد. چیزی تغییر نکرد. کمی از حافظهٔ دستگاه را خالی کنید یا از پنجرهٔ خصوصی بیرون بیایید و دوباره اسکن کنید.',
  'scan.waits_here': '{count, number} اسکن در انتظار شبکه است. چیزی از دست نمی‌رود.',
  'scan.settings.title': 'صدا و اسکنر',
  'scan.settings.sound': 'صدا',
  'scan.settings.volume': 'بلندی صدا',
  'scan.settings.mute': 'این دستگاه بی‌صدا باشد',
  'scan.settings.scanner': 'اسکنری که مانند صفحه‌کلید می‌نویسد',
  'scan.settings.gap': 'بیشترین مکث میان دو نویسهٔ یک اسکن',
  'scan.settings.gap_hint':
    'اگر اسکن‌های اسکنر بی‌سیم تکه‌تکه می‌رسند بیشترش کنید؛ اگر تایپ سریع اسکن شمرده می‌شود کمترش کنید.',
  'scan.settings.silence': 'اسکنی را هم بپذیر که با Enter یا Tab تمام نمی‌شود',
  'scan.settings.milliseconds': '{count} م‌ث',
  'scan.camera.picture': 'تصویر دوربین',
  'scan.camera.hint': 'برچسب را جلوی دوربین بگیرید.',
  'scan.camera.choose': 'چند کد در تصویر است. یکی را انتخاب کنید.',
  'scan.camera.torch_on': 'روشن کردن چراغ',
  'scan.camera.torch_off': 'خاموش کردن چراغ',
  'scan.camera.other': 'دوربین دیگر',
  'scan.camera.zoom': 'بزرگ‌نمایی',
  'scan.camera.close': 'بستن دوربین',
  'scan.camera.again': 'تلاش دوباره',
  'scan.camera.insecure':
    'دوربین به نشانی امن (HTTPS) نیاز دارد. این صفحه را با نشانی https:// باز کنید، یا از مدیر سامانه بخواهید سرور را با ‎--lan راه‌اندازی کند.',
  'scan.camera.denied':
    'این صفحه اجازهٔ استفاده از دوربین را ندارد. از نماد قفل در نوار نشانی اجازه بدهید و دوباره تلاش کنید.',
  'scan.camera.missing': 'دوربینی پیدا نشد. دوربینی وصل کنید یا از اسکنر استفاده کنید.',
  'scan.camera.busy': 'برنامهٔ دیگری از دوربین استفاده می‌کند. آن را ببندید و دوباره تلاش کنید.',
  'scan.camera.failed': 'دوربین باز نشد. صفحه را دوباره بارگذاری کنید یا از اسکنر استفاده کنید.',
  'error.code.mistyped':
    'رقم‌های کنترل نادرست است. چیزی تغییر نکرد. برچسب را دوباره اسکن کنید یا هر ده رقم را وارد کنید.',
  'error.code.mistyped_near':
    'رقم‌های کنترل نادرست است. چیزی تغییر نکرد. آیا منظورتان {near}، {name} بود؟',
  'scan.near_take': 'بله: {code}',
  'scan.near_blank': 'برچسب خالی',
  'error.scan.badge_typed':
    'کارت شناسایی باید اسکن شود و نمی‌توان آن را تایپ کرد. چیزی تغییر نکرد.',
  'error.scan.unknown_command': 'این کارت عملیات شناخته نشد. کارت‌ها را دوباره چاپ کنید.',
  'error.scan.command_is_for_devices':
    'کارت «{command}» برای دستگاه‌هاست. یک دستگاه اسکن کنید، یا اول «مکث» را اسکن کنید.',
  'error.scan.needs_own_label':
    'برای «{command}» باید برچسب خودمان اسکن شود، نه برچسب سازنده. چیزی تغییر نکرد.',
  'error.scan.place_first':
    'نخست قفسه یا محفظه را اسکن کنید، سپس آنچه را در آن می‌رود. چیزی تغییر نکرد.',
} as const satisfies Record<keyof typeof en, string>;
