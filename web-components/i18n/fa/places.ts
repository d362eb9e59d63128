export const places = {
  'places.title': 'محل‌ها',
  'places.lead': 'قفسه، میز و محفظه، هر کدام با برچسب.',
  'places.new': 'محل تازه',
  'places.kind': 'نوع محل',
  'places.kind.site': 'مرکز',
  'places.kind.area': 'بخش',
  'places.kind.bench': 'میز کار',
  'places.kind.shelf': 'قفسه',
  'places.kind.bin': 'محفظه',
  'places.kind.quarantine': 'قرنطینه',
  'places.name': 'نام',
  'places.name_hint': 'چند محل با هم: ‎B-01…B-12‎',
  'places.will_make': '{count, plural, one {# محل} other {# محل}}: {names}',
  'places.made': '{count, plural, one {# محل ساخته شد} other {# محل ساخته شد}}',
  'places.print_labels': 'چاپ برچسبشان',
  'places.devices': '{count, plural, other {# دستگاه}}',
  'places.accessories': '{count, plural, other {# وسیلهٔ جانبی}}',
  'places.parts': '{count, plural, other {# قطعهٔ برچسب‌دار}}',
  'places.boxes': '{count, plural, other {# جعبه}}',
  'places.holds': 'آنچه آنجاست',
  'places.rename': 'تغییر نام',
  'places.close': 'بستن این محل',
  'places.reopen': 'باز کردن دوباره',
  'places.closed': 'بسته',
  'places.show_closed': 'محل‌های بسته هم دیده شوند',
  'places.empty': 'هنوز محلی نیست. نخست قفسه بسازید: آماده یعنی روی قفسه.',
  'places.put_here': 'دستگاه‌ها را اسکن کنید تا اینجا ثبت شوند',
  'places.put_hint': 'هر اسکن یک دستگاه، شارژر، قطعه یا جعبه را به این محل می‌برد.',
  'places.nothing_here': 'اینجا چیزی نیست.',
  'places.type_code': 'کد',
  'places.move_here': 'انتقال به اینجا',
  'error.places.name_taken': 'محلی باز با نام {name} هست. چیزی ساخته نشد.',
  'error.places.not_empty':
    '{count, plural, one {یک چیز اینجاست} other {# چیز اینجاست}}. چیزی تغییر نکرد. نخست همه را به جای دیگری ببرید.',
  'error.places.last_quarantine': 'این آخرین محل قرنطینه است. نخست محل دیگری بسازید.',
  'error.places.closed': 'این محل بسته است. چیزی جابه‌جا نشد. محل دیگری انتخاب کنید.',
  'error.places.in_kit':
    'این در بستهٔ لوازم {device} است. چیزی جابه‌جا نشد. خود دستگاه را جابه‌جا کنید، یا نخست این را از بسته بیرون بیاورید.',
  'error.places.not_here':
    '{code} اکنون در کارگاه نیست. چیزی جابه‌جا نشد. صفحه‌اش را باز کنید تا ببینید کجاست؛ اگر در دست شماست، به هماهنگ‌کننده بگویید.',
  'error.places.quarantined_stays':
    'این دستگاه در قرنطینه است و تا تصمیم هماهنگ‌کننده تنها در محفظهٔ قرنطینه می‌ماند. نخست محفظه و سپس دستگاه را اسکن کنید.',
  'error.places.quarantine_by_hold':
    'محفظهٔ قرنطینه تنها دستگاه‌های متوقف‌شده را می‌پذیرد. نخست دستگاه را متوقف کنید.',
  'error.places.not_movable': 'تنها دستگاه، لوازم جانبی، قطعه و جعبه در محل‌ها گذاشته می‌شوند.',
  'error.places.in_device': '{code} درون {device} نصب است. نخست آن را درآورید.',
  'error.places.box_closed':
    'جعبهٔ {code} خالی و کنار گذاشته شده است. برای استفاده دوباره بازش کنید.',
  'error.places.ready_stays':
    '{code} آمادهٔ تحویل است و روی قفسه می‌ماند. نزد کسی نمی‌رود؛ نخست تخصیص دهید و سپس بردارید.',
  'error.places.wrong_parent':
    '«{name}» ({kind}) در «{parent}» ({parentKind}) جا نمی‌گیرد. بخش در مرکز، قفسه یا میز در بخش و محفظه روی قفسه است.',
  'error.places.not_last':
    '{count, plural, one {یک محل دیگر در آن است} other {# محل دیگر در آن است}}. نخست آن‌ها را ببندید یا جابه‌جا کنید.',
  'error.place.not_found':
    'چنین محلی در این مرکز نیست. برچسبش را دوباره اسکن کنید یا بخش محل‌ها را ببینید.',
  'error.code.unknown':
    'چیزی با کد {code} اینجا نیست. چیزی تغییر نکرد. برچسب را بررسی کنید یا آن را با نام بجویید.',
} as const;
