import type { sessionOffice as english } from '../en/session-office.ts';

export const sessionOffice: Record<keyof typeof english, string> = {
  'kept.title': 'در انتظار تصمیم',
  'kept.lead':
    'تبلتی این‌ها را فرستاده و به همین شکل ثبت‌شدنی نبوده است. چیزی از دست نرفته است. دربارهٔ هر کدام تصمیم بگیرید.',
  'kept.settled': 'به {count, number} مورد رسیدگی شده است',
  'kept.unknown_need': 'درخواست نامعلوم',
  'kept.kind.handover': 'تحویل شد',
  'kept.kind.card': 'کارت داده شد',
  'kept.kind.exchange': 'پای میز تعویض شد',
  'kept.kind.absent': 'نیامد',
  'kept.kind.unknown': 'باز نشد',
  'kept.from': '{tablet}، {person}: زمان انجام {at}، زمان رسیدن {received}',
  'kept.advice.already_served':
    'اگر خانواده واقعاً هر دو دستگاه را دارد، نخست یکی را پس بگیرید. اگر همان یک تحویل دو بار ثبت شده، این یکی را کنار بگذارید.',
  'kept.advice.revoked':
    'از کسی که با این تبلت کار می‌کرد بپرسید. اگر خانواده واقعاً تحویل گرفته، ثبت کنید؛ وگرنه کنار بگذارید.',
  'kept.advice.expired': 'اگر خانواده واقعاً تحویل گرفته، با همان روز ثبت کنید؛ وگرنه کنار بگذارید.',
  'kept.advice.closed':
    'اگر خانواده واقعاً تحویل گرفته، ثبت کنید؛ نوبت بسته می‌ماند. وگرنه کنار بگذارید.',
  'kept.advice.person_gone': 'اگر خانواده واقعاً تحویل گرفته، به نام شما ثبت می‌شود.',
  'kept.advice.other_need':
    'ببینید خانواده واقعاً کدام دستگاه را دارد و همان را ثبت کنید. دستگاه دیگر را باید پیدا کرد.',
  'kept.advice.device_changed':
    'ببینید خانواده واقعاً کدام دستگاه را دارد و همان را ثبت کنید. دستگاه دیگر را باید پیدا کرد.',
  'kept.advice.not_a_spare':
    'اگر واقعاً همین دستگاه داده شده، ثبت کنید. وگرنه دستگاهی را ثبت کنید که خانواده دارد.',
  'kept.advice.not_reserved':
    'ببینید خانواده واقعاً کدام دستگاه را دارد. آن دستگاه باید پیش از ثبت برای این درخواست رزرو شود.',
  'kept.advice.not_listed':
    'از کسی که پای میز بوده بپرسید. اگر خانواده واقعاً تحویل گرفته، ثبت کنید.',
  'kept.advice.unreadable':
    'هیچ‌کس نمی‌تواند آن را بخواند. از کسی که پای میز بوده بپرسید چه شد و دستی ثبت کنید.',
  'kept.advice.invalid':
    'به این شکل ثبت‌شدنی نیست. از کسی که پای میز بوده بپرسید چه شد و دستی ثبت کنید.',
  'kept.record': 'با این حال ثبت شود',
  'kept.other_device': 'دستگاه دیگری داده شد',
  'kept.other_text':
    'دستگاهی را که خانواده واقعاً دارد بنویسید یا اسکن کنید. امضا، روز و شخص همان می‌ماند که پای میز بود.',
  'kept.other_code': 'دستگاهی که داده شد',
  'kept.dismiss': 'کنار گذاشتن',
  'kept.dismiss_text':
    'چیزی از آن ثبت نمی‌شود و امضای آن پاک می‌شود. این کار برگشت ندارد؛ این‌که کنار گذاشته شد، چرا و به دست چه کسی، می‌ماند.',
  'kept.why': 'چرا به حساب نمی‌آید',
  'kept.because.double': 'دو بار آمده است',
  'kept.because.not_given': 'چیزی داده نشد',
  'kept.because.recorded_otherwise': 'دستی ثبت شده است',
  'kept.because.mistake': 'اشتباه بود',
  'kept.done.recorded': 'ثبت شد',
  'kept.done.other_device': 'با دستگاه دیگری ثبت شد',
  'kept.done.dismissed': 'کنار گذاشته شد',
  'kept.was_settled': 'رسیدگی شد.',
  'kept.still': 'هنوز ثبت نمی‌شود: {why}',
  'kept.coordinator': 'هماهنگ‌کننده درباره‌اش تصمیم می‌گیرد.',
  'tablets.title': 'تبلت‌های این نوبت',
  'tablets.opened': 'باز شده به دست {person}، {at}',
  'tablets.seen': 'آخرین تماس {at}',
  'tablets.recorded': '{count, plural, =0 {هنوز چیزی ثبت نشده} other {# تحویل ثبت شده}}',
  'tablets.kept': '{count, number} مورد در انتظار تصمیم',
  'tablets.state_open': 'باز تا {at}',
  'tablets.state_wiped': 'همه را فرستاد و خود را پاک کرد، {at}',
  'tablets.state_revoked': 'لغو شد، {at}',
  'tablets.state_expired': 'مهلتش پایان یافت، {at}',
  'tablets.revoke': 'لغو تبلت',
  'tablets.revoke_what': 'لغو {name}',
  'tablets.revoke_means': 'یعنی:',
  'tablets.means_now': 'از این پس چیزی از آن خودبه‌خود ثبت نمی‌شود.',
  'tablets.means_later':
    'در تماس بعدی، اطلاعات خانواده‌ها را پاک می‌کند. آنچه هنوز می‌فرستد از دست نمی‌رود: همین‌جا در انتظار تصمیم می‌ماند.',
  'tablets.means_pin':
    'تا آن زمان اطلاعات خانواده‌ها با رمز PIN قفل است. اگر شاید به دست نااهل افتاده، به مسئول حریم خصوصی خبر دهید.',
  'tablets.because_lost': 'گم یا دزدیده شده',
  'tablets.because_broken': 'خراب شده',
  'tablets.because_not_needed': 'دیگر لازم نیست',
  'tablets.because_other': 'دلیل دیگر',
  'tablets.revoked': 'تبلت لغو شد.',
  'paper.title': 'امضا روی کاغذ',
  'paper.missing': 'عکس {count, number} برگه هنوز افزوده نشده است.',
  'paper.all_there': 'عکس همهٔ برگه‌ها هست.',
  'paper.receipt': 'رسید',
  'paper.voided': 'باطل',
  'paper.there': 'عکس افزوده شد {at}',
  'paper.take': 'عکس گرفتن',
  'paper.again': 'عکس بهتر گرفتن',
  'paper.choose': 'انتخاب فایل',
  'paper.look': 'دیدن عکس',
  'paper.logged': 'این‌که شما آن را دیدید ثبت شد.',
  'paper.check': 'آیا خوانا است؟',
  'paper.check_text':
    'شمارهٔ رسید، نام و امضا باید واضح باشد. چیز دیگری در عکس نباشد، به‌ویژه مدرک هویتی.',
  'paper.alt': 'عکس برگهٔ امضاشده',
  'paper.keep': 'این عکس بماند',
  'paper.replace': 'این عکس جایگزین شود',
  'paper.not_an_image': 'این عکسی خواندنی نیست. چیزی افزوده نشد. فایل JPEG یا PNG انتخاب کنید.',
  'paper.too_large': 'این فایل بیش از اندازه بزرگ است. چیزی افزوده نشد. همین‌جا عکس بگیرید.',
};
