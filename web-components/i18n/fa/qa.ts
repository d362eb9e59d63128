import type { qa as english } from '../en/qa.ts';

export const qa: Record<keyof typeof english, string> = {
  'session.title': 'عملیات روشن',
  'session.how': 'دستگاه‌ها را یکی پس از دیگری اسکن کنید. بدون اسکنر: کد را بنویسید و Enter بزنید.',
  'session.states': 'با هر اسکن، دربارهٔ همان دستگاه تأیید می‌کنید:',
  'session.end': 'پایان',
  'session.done': '{count, number} انجام شد',
  'session.warning': '{count, number} نیازمند توجه',
  'session.refused': '{count, number} رد شد',
  'session.sending': '{count, number} در حال ارسال',
  'session.next': '{count} دستگاه در انتظار است، بعدی:',
  'session.none_left': 'دستگاهی در انتظار کنترل شما نیست.',
  'qa.look.holds': 'در توقف',
  'qa.look.grades': 'درجه ثبت نشده',
  'qa.look.open_faults': 'ایرادهای هنوز باز',
  'qa.look.lines': 'آزمون‌های بی‌پاسخ یا معیوب',
  'qa.look.warnings': 'این‌ها را ببینید',
  'qa.look.repairs': 'آنچه تعمیر شده',
  'qa.look.sources': 'پاسخ‌ها از کجا آمده',
  'qa.look.measured': '{count} سطر را دستگاه اندازه گرفته',
  'qa.look.by_hand': '{count} سطر را شخص دیده',
  'qa.look.go': 'برو به آنجا',
};
