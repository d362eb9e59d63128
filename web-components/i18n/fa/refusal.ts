import type { refusal as english } from '../en/refusal.ts';

export const refusal: Record<keyof typeof english, string> = {
  'error.device.not_in_custody':
    'این دستگاه در کارگاه نیست ({stage}). اکنون چیزی به آن افزوده نمی‌شود.',
  'error.device.in_transit':
    '{code} با انتقال {transfer} در راه است. نخست همان انتقال را دریافت کنید.',
  'error.stock.none_left':
    'موجودی {item} در {place} کافی نیست: {left} عدد مانده است. چیزی تغییر نکرد. از محل دیگری بردارید یا اینجا را بشمارید.',
  'error.stock.none_here':
    'در هیچ محفظه‌ای از {site} عددی از {item} نیست. چیزی بسته‌بندی نشد. اگر در دست شماست، نخست محفظهٔ آن را بشمارید.',
  'error.stock.same_place': 'محل دیگری انتخاب کنید: {item} همین‌جا است.',
  'error.part.not_found':
    'چنین قطعه‌ای در این مرکز نیست. برچسب را بررسی کنید یا در بخش قطعه‌ها بجویید.',
  'error.part.not_a_part': '{code} قطعه نیست. برچسب قطعه یا برچسب محل آن را اسکن کنید.',
  'error.correct.not_allowed': 'اصلاح از {from} به {to} ممکن نیست.',
  'error.correct.not_been_there': 'این دستگاه هرگز در {to} نبوده و این‌ها کم است:',
  'error.proposal.open': '{by} پیش‌تر پیشنهادی داده است. نخست آن بررسی می‌شود.',
  'error.proposal.own': 'فرد دیگری باید دربارهٔ پیشنهاد شما تصمیم بگیرد.',
  'error.proposal.decided': 'پیش‌تر دربارهٔ آن تصمیم گرفته شده است.',
  'error.proposal.not_found': 'این پیشنهاد دیگر نیست.',
  'error.hold.open': 'این توقف از پیش باز است.',
  'error.hold.not_found': 'این توقف پیش‌تر رفع شده است.',
  'error.hold.still_locked':
    'هنوز قفلی «قفل است» ثبت شده. دوباره ببینید، «بدون قفل» ثبت کنید و سپس رفع توقف کنید.',
  'error.hold.still_failed':
    'هنوز حافظه‌ای ناموفق است. آن را جدا یا امحا کنید یا گواه ثبت کنید و سپس رفع توقف کنید.',
  'error.medium.not_found': 'این حافظه دیگر در فهرست نیست. صفحه را دوباره بارگذاری کنید.',
  'error.media.twice': 'حافظه‌ای با شمارهٔ سریال {serial} در فهرست هست.',
  'error.media.some_listed': 'هنوز حافظه‌ای داخل دستگاه ثبت است. نخست جداسازی را ثبت کنید.',
  'error.media.wiping_already': 'پاک‌سازی از پیش در حال انجام است.',
  'error.media.wrong_status': 'وضعیت حافظه تغییر کرده است: {status}. دوباره ببینید.',
  'error.media.serial_differs': 'این گواه از حافظهٔ دیگری است: اینجا {serial} است.',
  'error.media.removal_refused': 'ثبت نشد. این‌ها کم است:',
  'error.media.destruction_refused': 'ثبت نشد. این‌ها کم است:',
  'error.witness.wrong': 'شاهد شناخته نشد. کارت یا نام را بررسی و دوباره وارد کنید.',
  'error.witness.own_password_first':
    'این شخص هنوز گذرواژهٔ داده‌شده از سوی مدیر سامانه را دارد. نخست باید وارد شود و گذرواژهٔ خود را تعیین کند، یا کارت و رمز عددی به کار ببرد.',
  'error.witness.same_person': 'نفر دوم باید کسی جز شما باشد. چیزی تغییر نکرد.',
  'error.witness.not_allowed':
    'این فرد نمی‌تواند اینجا نفر دوم باشد. چه کسی می‌تواند: {roles}. چیزی تغییر نکرد.',
  'error.checklist.unknown_item': 'این مورد در فهرست بررسی این نوع دستگاه نیست.',
  'error.checklist.locks_follow': 'این مورد از فهرست قفل‌ها پیروی می‌کند. آنجا پاسخ دهید.',
  'error.lock.nothing_clear': 'هنوز هیچ قفلی «بدون قفل» ثبت نشده. نخست یکی‌یکی ببینید.',
  'error.fault.closed':
    'این ایراد پیش‌تر بسته شده است. صفحه را دوباره بارگذاری کنید یا ایراد تازه‌ای بیفزایید.',
  'error.fault.open': 'این ایراد از پیش باز است.',
  'error.fault.not_found': 'این ایراد دیگر در فهرست نیست. صفحه را دوباره بارگذاری کنید.',
  'error.qa.wrong_stage': 'کنترل نهایی در مرحلهٔ «کنترل نهایی» ثبت می‌شود. این دستگاه: {stage}.',
  'error.qa.same_person': 'این دستگاه را شما تعمیر کرده‌اید. فرد دیگری کنترل نهایی می‌کند.',
  'error.qa.too_soon':
    'این دستگاه را شما تعمیر کرده‌اید. {minutes, number} دقیقهٔ دیگر می‌توانید خودتان کنترل کنید.',
  'error.qa.video_call_missing': 'نخست تماس تصویری دو دقیقه‌ای را انجام دهید.',
  'error.qa.marks_left': 'نخست برچسب‌ها و نشان‌های اهداکننده را جدا کنید.',
  'error.qa.self_check_reason': 'بنویسید چرا فرد دیگری کنترل نمی‌کند.',
  'error.waiver.never': 'از «{gate}» هرگز نمی‌توان چشم پوشید.',
  'error.waiver.exists': 'پیش‌تر از «{gate}» چشم‌پوشی شده است.',
  'error.place.not_quarantine': 'این محل قرنطینه نیست. محل دیگری را اسکن یا انتخاب کنید.',
  'error.note.not_found': 'این یادداشت دیگر نیست.',
  'error.spec_profile.not_found': 'چنین مشخصاتی تعریف نشده است.',
  'error.spec_profile.changed':
    'کس دیگری هم‌زمان این مشخصات را تغییر داد. دوباره باز کنید؛ چیزی ذخیره نشد.',
  'error.spec_profile.too_many': 'همین حالا {max} مجموعه مشخصات هست. یکی از آن‌ها را تغییر دهید.',
  'error.photo.too_large': 'عکس بزرگ است: حداکثر {megabytes} مگابایت.',
  'error.photo.not_an_image': 'این فایل عکس نیست. JPEG، PNG یا WebP انتخاب کنید.',
  'error.photo.too_many':
    'همین حالا {max} عکس هست. یکی را که کمتر به کار می‌آید بردارید و بعد این را اضافه کنید.',
  'error.photo.grade_not_shown': 'فقط عکس وضعیت دستگاه می‌تواند پشتوانهٔ درجه باشد.',
  'error.photo.is_evidence': 'این عکس مدرک است و می‌ماند.',
  'error.photo.already_removed': 'این عکس پیش‌تر برداشته شده است.',
  'error.photo.not_removed': 'این عکس هست و برداشته نشده است.',
  'error.photo.gone': 'عکسِ برداشته‌شده پس از {minutes} دقیقه پاک می‌شود. عکس تازه بگیرید.',
  'error.photo.not_found': 'این عکس دیگر نیست.',
  'error.conflict.taken':
    'فرد دیگری پیش از شما این را ثبت کرد. از شما چیزی ذخیره نشد. صفحه را دوباره بارگذاری کنید و پیش از تلاش دوباره ببینید.',
  'error.conflict.rule':
    'این با آنچه ثبت شده سازگار نیست. چیزی ذخیره نشد. صفحه را دوباره بارگذاری کنید و ببینید.',
  'error.conflict.again': 'دو تغییر هم‌زمان شد. چیزی ذخیره نشد. دوباره تلاش کنید.',
};
