import type { boxes as english } from '../en/boxes.ts';

export const boxes: Record<keyof typeof english, string> = {
  'box.title': 'جعبه',
  'box.list': 'جعبه‌ها',
  'box.lead': 'جعبه چند چیز را در خود دارد و یک‌جا جابه‌جا می‌شود؛ برای باز کردن اسکنش کنید.',
  'box.none': 'جعبه‌ای در حال استفاده نیست.',
  'box.new': 'جعبهٔ تازه',
  'box.make': 'ساختن',
  'box.name': 'برای چه',
  'box.name_hint': 'یک مدرسه، یک سفر؛ روی برچسب چاپ می‌شود.',
  'box.count': 'چند تا',
  'box.of': '{number} از {total}',
  'box.made':
    '{count, plural, one {# جعبه ساخته شد و نزد شماست} other {# جعبه ساخته شد و نزد شماست}}',
  'box.open': 'باز کردن جعبه',
  'box.contents': 'درون آن',
  'box.empty': 'چیزی در آن نیست.',
  'box.pack_scan': 'آنچه را در آن می‌رود اسکن کنید',
  'box.pack_hint': 'با اسکن یک محل، جعبه با همهٔ محتوایش به آنجا می‌رود.',
  'box.take_out': 'بیرون آوردن',
  'box.unpack': 'خالی کردن و کنار گذاشتن',
  'box.reopen': 'استفادهٔ دوباره',
  'box.is_closed': 'خالی‌شده',
  'box.lies_in': 'در جعبهٔ {code}',
  'places.lies_in': 'درونِ',
  'places.top': 'مستقیم در مرکز',
  'places.move': 'انتقال به آنجا',
  'places.inside': 'محل‌های درون آن',
  'scan.taken': 'اکنون نزد شماست',
  'scan.in_box': 'در جعبهٔ {box}',
  'scan.in_box_already': 'از پیش در جعبهٔ {box} بود',
  'history.box.into_box': 'در جعبه گذاشته شد',
  'history.box.out_of_box': 'از جعبه بیرون آورده شد',
  'history.place.taken': 'کسی آن را تحویل گرفت',
  'history.place.picked': 'برای تحویل برداشته شد',
  'error.box.not_found':
    'چنین جعبه‌ای در این مرکز نیست. برچسب را بررسی کنید یا فهرست جعبه‌ها را ببینید.',
  'error.box.closed':
    'جعبهٔ {box} خالی و کنار گذاشته شده است. چیزی تغییر نکرد. دوباره بازش کنید یا جعبهٔ دیگری بردارید.',
  'error.box.open': 'جعبهٔ {box} در حال استفاده است. صفحه را دوباره بارگذاری کنید و ادامه دهید.',
  'error.box.in_transit': 'جعبهٔ {box} در راه مرکز دیگری است و پس از دریافت باز می‌شود.',
  'error.box.full': 'جعبهٔ {box} پر است: {most} چیز. چیزی تغییر نکرد. جعبهٔ دیگری بردارید.',
  'error.box.no_box_in_box':
    '{code} خودش جعبه است و جعبه در جعبه گذاشته نمی‌شود. چیزهای درونش را یکی‌یکی اسکن کنید.',
  'error.box.quarantined':
    '{code} در قرنطینه است و در هیچ جعبه‌ای نمی‌رود. تا تصمیم هماهنگ‌کننده در محفظهٔ قرنطینه بماند.',
  'error.box.not_in_it':
    '{code} دیگر در جعبهٔ {box} نیست. چیزی تغییر نکرد. برای دیدن جایش، آن را جداگانه اسکن کنید.',
  'error.scan.not_a_container':
    '{code} نه جعبه است، نه انتقال و نه محمولهٔ بازیافت. چیزی بسته‌بندی نشد.',
};
