import type { needList as english } from '../en/need-list.ts';

export const needList: Record<keyof typeof english, string> = {
  'need_list.upload': 'بارگذاری فهرست مدرسه',
  'need_list.lead':
    'هر بار یک مدرسه، به صورت XLSX یا CSV. پیش از آنکه نتیجه را ببینید چیزی نگه داشته نمی‌شود.',
  'need_list.template': 'فهرست خالی برای پر کردن',
  'need_list.template_in': '{format} به {language}',
  'need_list.file': 'فهرست (XLSX یا CSV، تا ۱۰ مگابایت)',
  'need_list.level_hint': 'برای سطرهایی که نگفته‌اند',
  'need_list.read': 'دیدن فهرست',
  'need_list.again': 'انتخاب فایل دیگر',
  'need_list.take': 'پذیرش {count, number} سطر',
  'need_list.nothing': 'هیچ سطری به این صورت پذیرفتنی نیست.',
  'need_list.unchanged_all': 'همهٔ این فهرست از پیش ثبت شده است. چیزی برای پذیرش نیست.',
  'need_list.download': 'دریافت {count, number} سطر برای اصلاح',
  'need_list.download_hint':
    'با ستونی که می‌گوید چه چیزی نادرست است. اصلاح کنید و همان فایل را بارگذاری کنید؛ چیزی دو بار پذیرفته نمی‌شود.',
  'need_list.error_column': 'چه چیزی نادرست است',
  'need_list.new': 'جدید',
  'need_list.changed': 'تغییر کرده',
  'need_list.unchanged': 'بدون تغییر',
  'need_list.served': 'تحویل گرفته‌اند',
  'need_list.ended': 'بسته‌شده',
  'need_list.doubled': 'تکراری در فهرست',
  'need_list.refused': 'نیازمند اصلاح',
  'need_list.unread': 'خوانده نشد، چون عنوان ستون شناخته نشد: {headings}',
  'need_list.row': 'سطر {line, number}',
  'need_list.column_error': '{column}: {error}',
  'need_list.changes': 'تغییر: {fields}',
  'need_list.approve_again': 'دوباره برای تأیید می‌رود',
  'need_list.looks_like': 'شبیه {codes} است؛ کارشناس تأیید تصمیم می‌گیرد',
  'need_list.left_alone': 'تغییر نمی‌کند',
  'need_list.taken':
    '{created, number} درخواست ثبت شد و {updated, number} تغییر کرد. در انتظار تأیید هستند.',
  'need_list.earlier': 'فهرست‌های پذیرفته‌شدهٔ اخیر',
  'need_list.earlier_line': '{created, number} جدید، {updated, number} تغییر · {date} · {by}',
  'need_list.none_earlier': 'هنوز فهرستی پذیرفته نشده است.',
  'need_list.show_all': 'نمایش هر {count, number}',
  'need_list.kept': 'فایل همین‌جا انتخاب‌شده می‌ماند.',
  'list.required': 'خالی است. آن را پر کنید.',
  'list.guardian_required': 'ولی یا سرپرست رضایت داده است: نام را بنویسید.',
  'list.unknown_word': '«{value}» شناخته نشد. از واژه‌های برگهٔ راهنما استفاده کنید.',
  'list.too_long': 'بلند است. حداکثر {max, number} نویسه.',
  'list.characters': 'نویسهٔ پنهان دارد. دوباره تایپ کنید.',
  'list.formula': 'مانند فرمول شروع می‌شود. آن را به صورت متن ساده بنویسید.',
  'list.formula_error': 'فرمول خطا دارد. خود مقدار را بنویسید.',
  'list.merged': 'با خانه‌های دیگر ادغام شده است. ادغام را بردارید و هر سطر را پر کنید.',
  'list.phone': 'فقط رقم، فاصله، +، - و پرانتز.',
  'list.number': 'عددی از {least, number} تا {most, number}.',
  'list.date': 'تاریخ نیست. مانند ۱۳۹۴/۰۱/۰۱ یا 2015-03-21 بنویسید.',
  'list.future': 'این روز هنوز نرسیده است.',
  'list.age': 'سن {age, number} سال می‌شود. سال را بررسی کنید.',
  'list.not_for_kind': 'این را برای این نوع نمی‌توان خواست. خانه را خالی کنید.',
  'list.twice':
    'همان شخص یا شمارهٔ سطر {line, number} است. اگر دو کودک هستند، به هر کدام شمارهٔ مدرسه بدهید.',
  'list.several': 'دو درخواست با این نام هست. شمارهٔ مدرسه یا تاریخ تولد را بیفزایید.',
  'list.reserved':
    'دستگاهی برای {code} نگه داشته شده است. نخست رزرو را پایان دهید و سطر را دوباره بارگذاری کنید.',
  'list.not_own': 'شخص دیگری ثبت کرده است. از هماهنگ‌کننده بخواهید تغییرش دهد.',
  'error.list.future': 'این روز هنوز نرسیده است.',
  'error.list.no_headings':
    'هیچ عنوان ستونی شناخته نشد. چیزی پذیرفته نشد. از فهرست خالی استفاده کنید یا عنوان‌های آن را بالای ستون‌ها بنویسید.',
  'error.list.missing_columns':
    'این ستون‌ها نیست: {columns}. چیزی پذیرفته نشد. آن‌ها را بیفزایید و فایل را دوباره انتخاب کنید.',
  'error.list.empty': 'زیر عنوان‌ها سطری نیست. چیزی پذیرفته نشد.',
  'error.list.too_many_rows':
    'بیش از {max, number} سطر است. چیزی پذیرفته نشد. فهرست را بخش کنید و هر بخش را بارگذاری کنید.',
  'error.list.meanwhile':
    'در این میان کسی این درخواست‌ها را تغییر داد. چیزی پذیرفته نشد. فهرست را دوباره ببینید.',
  'error.list.nothing': 'هیچ سطری پذیرفتنی نیست. چیزی تغییر نکرد.',
  'error.sheet.empty': 'این فایل خالی است. چیزی پذیرفته نشد. فایل دیگری انتخاب کنید.',
  'error.sheet.too_large':
    'بزرگ‌تر از ۱۰ مگابایت است. چیزی پذیرفته نشد. تصویرها را بردارید یا فهرست را بخش کنید.',
  'error.sheet.old_excel':
    'فایل اکسل قدیمی (.xls) یا رمزدار است. چیزی پذیرفته نشد. آن را به صورت XLSX بدون رمز ذخیره کنید.',
  'error.sheet.macros':
    'این فایل ماکرو دارد. چیزی پذیرفته نشد. آن را به صورت XLSX بدون ماکرو ذخیره کنید.',
  'error.sheet.not_a_sheet': 'این فهرست نیست. چیزی پذیرفته نشد. فایل XLSX یا CSV انتخاب کنید.',
  'error.sheet.broken':
    'این فایل آسیب دیده یا بیش از حد بزرگ باز می‌شود. چیزی پذیرفته نشد. دوباره به صورت XLSX یا CSV ذخیره کنید.',
  'error.sheet.merged':
    'خانه‌های ادغام‌شده بسیار است. چیزی پذیرفته نشد. ادغام را بردارید و دوباره ذخیره کنید.',
  'error.sheet.encoding':
    'حروف این فایل خوانده نشد. چیزی پذیرفته نشد. آن را به صورت XLSX یا CSV UTF-8 ذخیره کنید.',
  'need_list.column.studentName': 'نام دانش‌آموز',
  'need_list.column.kind': 'چه دستگاهی لازم است',
  'need_list.column.consentBy': 'رضایت‌دهنده',
  'need_list.column.consentChannel': 'شیوهٔ رضایت',
  'need_list.column.consentDate': 'تاریخ رضایت',
};
