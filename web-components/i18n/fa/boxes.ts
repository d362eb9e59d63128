import type { boxes as english } from '../en/boxes.ts';

export const boxes: Record<keyof typeof english, string> = {
  'box.title': 'جعبه',
  'box.list': 'جعبه‌ها',
  'scan.taken': 'اکنون نزد شماست',
  'scan.in_box': 'در جعبهٔ {box}',
  'scan.in_box_already': 'از پیش در جعبهٔ {box} بود',
  'history.box.into_box': 'در جعبه گذاشته شد',
  'history.box.out_of_box': 'از جعبه بیرون آورده شد',
  'history.place.taken': 'کسی آن را تحویل گرفت',
  'history.place.picked': 'برای تحویل برداشته شد',
  'error.box.not_found': 'چنین جعبه‌ای در این مرکز نیست.',
  'error.box.closed':
    'جعبهٔ {box} خالی و کنار گذاشته شده است. دوباره بازش کنید یا جعبهٔ دیگری بردارید.',
  'error.box.open': 'جعبهٔ {box} در حال استفاده است.',
  'error.box.in_transit': 'جعبهٔ {box} در راه مرکز دیگری است و پس از دریافت باز می‌شود.',
  'error.box.full': 'جعبهٔ {box} پر است: {most} چیز. جعبهٔ دیگری بردارید.',
  'error.box.no_box_in_box': '{code} خودش جعبه است. جعبه در جعبه گذاشته نمی‌شود.',
  'error.box.quarantined': '{code} در قرنطینه است و در محفظهٔ قرنطینه می‌ماند.',
  'error.box.not_in_it': '{code} دیگر در جعبهٔ {box} نیست.',
  'error.scan.not_a_container': '{code} نه جعبه است و نه انتقال. چیزی بسته‌بندی نشد.',
};
