import type { command as english } from '../en/command.ts';

export const command: Record<keyof typeof english, string> = {
  'command.start_diagnostics': 'شروع عیب‌یابی',
  'command.to_repair': 'ارسال به تعمیر',
  'command.to_final_check': 'ارسال به کنترل نهایی',
  'command.qa_passed': 'تأیید کنترل نهایی',
  'command.back_to_repair': 'بازگشت به تعمیر',
  'command.to_kitting': 'ارسال به تکمیل لوازم',
  'command.ready_on_shelf': 'آماده، روی این قفسه',
  'command.all_observed_good': 'همهٔ موارد دیده‌شده سالم',
  'command.line_pass': 'فهرست بررسی: سالم',
  'command.line_fail': 'فهرست بررسی: معیوب',
  'command.line_na': 'فهرست بررسی: مورد ندارد',
  'command.wipe_evidence_seen': 'گواه پاک‌سازی دیده شد',
  'command.label_confirmed': 'برچسب روی دستگاه است',
  'command.move_here': 'انتقال به اینجا',
  'command.safety_hold': 'توقف ایمنی (باتری بادکرده)',
  'command.release_hold': 'رفع توقف',
  'command.undo': 'واگرد',
  'command.pause': 'مکث',
  'command.fault': 'ایراد',
  'command.hold': 'توقف',
};
