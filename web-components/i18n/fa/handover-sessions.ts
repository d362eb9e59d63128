import type { handoverSessions as english } from '../en/handover-sessions.ts';

export const handoverSessions: Record<keyof typeof english, string> = {
  'error.handover_session.not_found':
    'چنین نوبت تحویلی در محل شما نیست. آن را در فهرست نوبت‌ها پیدا کنید.',
  'error.handover_session.ended': 'این نوبت پایان یافته است. چیزی تغییر نکرد. نوبت تازه‌ای بسازید.',
  'error.handover_session.changed':
    'کسی همین حالا این نوبت را تغییر داد. چیزی ذخیره نشد. دوباره نگاه کنید.',
  'error.handover_session.full':
    'هر نوبت حداکثر {most, number} درخواست دارد. چیزی افزوده نشد. نوبت دومی بسازید.',
  'error.handover_session.tablet_open':
    'تبلت {tablet} شاید هنوز نتیجه‌ای برای فرستادن داشته باشد. چیزی تغییر نکرد. بگذارید اول بفرستد یا آن را ببندید.',
  'error.handover_session.served_already':
    'در این نوبت {count, number} دستگاه تحویل شده است. نمی‌توان آن را لغو کرد. آن را پایان دهید.',
  'error.handover_session.need_elsewhere': 'در نوبت تحویل دیگری است.',
  'error.handover_session.need_not_open': 'تأیید نشده، یا تحویل شده، یا بسته شده است.',
  'error.handover_session.need_no_consent': 'رضایت معتبری وجود ندارد.',
  'error.handover_session.need_served': '{code} در این نوبت تحویل شده است و در آن می‌ماند.',
  'error.spare.not_ready':
    '{code} را نمی‌توان به‌عنوان یدکی برد: {stage}. چیزی تغییر نکرد. یک دستگاه آماده بردارید.',
  'error.spare.held': '{code} نگه داشته شده است: {hold}. چیزی تغییر نکرد. دستگاه دیگری بردارید.',
  'error.spare.elsewhere': '{code} همراه نوبت دیگری است. چیزی تغییر نکرد. دستگاه دیگری بردارید.',
  'error.spare.not_found': '{code} یدکی این نوبت نیست.',
  'error.reservation.spare':
    '{code} به‌عنوان یدکی همراه نوبت {session} است. چیزی تغییر نکرد. آن را از یدکی‌ها بردارید یا دستگاه دیگری انتخاب کنید.',
  'error.match.order_reason_needed':
    '{need} جلوتر است و این برای آن هم مناسب است. هنوز چیزی تخصیص نیافته. بنویسید چرا از آن گذشته می‌شود.',
  'error.need.not_asked': '{code} این را نخواسته، یا پیش‌تر از آن گذشته‌اند. چیزی تغییر نکرد.',
  'error.kit.card_reserved':
    '{code} برای {need} کنار گذاشته شده است. چیزی تغییر نکرد. کارت دیگری بردارید.',
  'error.reservation.no_card': '{code} برای کسی کنار گذاشته نشده است. چیزی تغییر نکرد.',
  'match.no_card': 'سیم‌کارت یا کارت دادهٔ آزادی در انبار نیست',
  'match.none_ready': 'دستگاه آماده و آزادی از این نوع نیست',
  'match.none_suits': 'هیچ دستگاه آماده‌ای همهٔ خواسته‌ها را ندارد',
  'match.all_taken': 'هر {count, number} دستگاه مناسب به درخواست‌های جلوتر می‌رسد',
  'match.no_such_need': 'چنین درخواستی در این محل نیست',
  'match.twice': 'دو بار در فهرست آمده است',
  'match.thing_taken': 'کسی دیگر آن را برداشته یا دیگر آزاد نیست',
};
