import type { tableRecords as english } from '../en/table-records.ts';

export const tableRecords: Record<keyof typeof english, string> = {
  'error.handover.other_need': '{code} اکنون برای {need} رزرو شده است. چیزی تغییر نکرد.',
  'error.input.too_many': 'یک‌باره بیش از اندازه است. در بخش‌های کوچک‌تر بفرستید.',
  'error.handover_session.closed':
    'نوبت تحویل بسته است. آنچه تبلت ثبت کرده نگه داشته شده است و هماهنگ‌کننده درباره‌اش تصمیم می‌گیرد.',
  'error.handover_session.by_courier':
    'نوبت {code} با پیک فرستاده می‌شود و تبلت نمی‌خواهد؛ هر تحویل را در صفحهٔ آن تأیید کنید.',
  'error.handover_session.many_tablets':
    'نوبت {code} اکنون روی {max} تبلت باز است. یکی را که دیگر استفاده نمی‌شود لغو کنید.',
  'error.handover_tablet.not_found': 'چنین تبلتی در این شعبه نیست.',
  'error.handover_tablet.ended':
    'نوبت {code} روی این تبلت پایان یافته است. تبلت خود را پاک می‌کند؛ آنچه فرستاده شده در امان است.',
  'error.handover_tablet.other_person':
    'کس دیگری نوبت {code} را روی این تبلت باز کرده است. تنها همان شخص یا خود تبلت می‌تواند بفرستد.',
  'error.handover_tablet.token_wrong':
    'این تبلت دیگر شناخته نمی‌شود. با حساب کسی که آن را باز کرده وارد شوید.',
  'error.handover_tablet.revoked': 'تبلت پیش از رسیدن این مورد لغو شده بود.',
  'error.handover_tablet.expired': 'این مورد پس از پایان مهلت تبلت رسید.',
  'error.handover_tablet.person_gone': 'کسی که تبلت را باز کرده دیگر اینجا کار نمی‌کند.',
  'error.table_record.unreadable':
    'آنچه تبلت فرستاده باز نمی‌شود. همان‌گونه که رسیده نگه داشته شده است.',
  'error.table_record.invalid': 'آنچه تبلت فرستاده ناقص است. همان‌گونه که رسیده نگه داشته شده است.',
  'error.table_record.not_listed': '{need} در فهرست نوبت {session} نیست.',
  'error.table_record.already_served':
    '{need} پیش‌تر تحویل گرفته است: دستگاه {device}، رسید {receipt}.',
  'error.table_record.not_a_spare': '{code} دیگر دستگاه یدک این نوبت نیست: {stage}.',
  'error.table_record.device_changed': '{code} دیگر برای {need} کنار گذاشته نشده است: {stage}.',
  'error.table_record.conflict': 'هم‌زمان چیز دیگری ثبت شد.',
  'error.table_record.too_many':
    '{max} مورد از این تبلت در انتظار رسیدگی است. نخست چند تا را رسیدگی کنید.',
  'error.gift.reserved_elsewhere':
    'کارت {code} برای {need} رزرو شده است. کارت دیگری بردارید. چیزی تغییر نکرد.',
  'error.gift.other_card': 'اینجا کارت {reserved} رزرو شده است، نه {code}. چیزی تغییر نکرد.',
  'error.gift.not_scanned': 'نخست کارت {code} را اسکن کنید.',
  'error.gift.identity_unseen': 'نخست مدرک هویتی بزرگ‌سال را ببینید.',
  'error.handover.no_signature':
    'اینجا کسی امضا نکرده یا امضا پاک شده است. برگه‌ای برای افزودن نیست.',
  'error.handover.no_paper': 'هنوز عکسی از برگهٔ امضاشده افزوده نشده است.',
  'error.table_record.not_found': 'در این نوبت چنین موردی نیست.',
  'error.table_record.settled': 'در این میان کسی به این مورد رسیدگی کرده است. چیزی تغییر نکرد.',
};
