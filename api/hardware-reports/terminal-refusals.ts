/** What a terminal says where a report is refused, and what to do then. */
import type { Params } from '../lib/errors.ts';

type Refusals = Readonly<Record<string, string>>;

const en = {
  'report.token_wrong':
    "This token is not known. Look for a mistyped letter, or make a new command on the device's page.",
  'report.token_expired': "This token is too old. Make a new command on the device's page.",
  'report.token_used':
    "This token has sent its report already. Make a new command on the device's page to send another.",
  'access.forbidden': 'Whoever made this command may not record reports any more.',
  'report.nothing_sent': 'No file arrived. Nothing was saved.',
  'report.unreadable': 'No report could be read in these files. Nothing was saved.',
  'report.too_large': 'These files are larger than {megabytes} MB together. Nothing was saved.',
  other: "The workshop did not take it. Make a new command on the device's page and try again.",
} as const;

type Words = Readonly<Record<keyof typeof en, string>>;

const vi: Words = {
  'report.token_wrong':
    'Mã này không tồn tại. Hãy xem có gõ nhầm chữ nào không, hoặc tạo lệnh mới trên trang thiết bị.',
  'report.token_expired': 'Mã này đã hết hạn. Hãy tạo lệnh mới trên trang thiết bị.',
  'report.token_used':
    'Mã này đã gửi báo cáo rồi. Hãy tạo lệnh mới trên trang thiết bị để gửi tiếp.',
  'access.forbidden': 'Người tạo lệnh này không còn quyền ghi báo cáo.',
  'report.nothing_sent': 'Không có tệp nào đến. Chưa lưu gì.',
  'report.unreadable': 'Không đọc được báo cáo nào trong các tệp này. Chưa lưu gì.',
  'report.too_large': 'Tổng các tệp lớn hơn {megabytes} MB. Chưa lưu gì.',
  other: 'Xưởng không nhận báo cáo. Hãy tạo lệnh mới trên trang thiết bị rồi thử lại.',
};

const fa: Words = {
  'report.token_wrong':
    'این توکن شناخته نیست. ببینید حرفی اشتباه تایپ نشده باشد، یا در صفحهٔ دستگاه دستور تازه بسازید.',
  'report.token_expired': 'مهلت این توکن گذشته است. در صفحهٔ دستگاه دستور تازه بسازید.',
  'report.token_used':
    'این توکن گزارش خود را فرستاده است. برای گزارش دیگر، در صفحهٔ دستگاه دستور تازه بسازید.',
  'access.forbidden': 'سازندهٔ این دستور دیگر اجازهٔ ثبت گزارش ندارد.',
  'report.nothing_sent': 'فایلی نرسید. چیزی ذخیره نشد.',
  'report.unreadable': 'در این فایل‌ها گزارشی خوانده نشد. چیزی ذخیره نشد.',
  'report.too_large': 'این فایل‌ها روی هم بیش از {megabytes} مگابایت‌اند. چیزی ذخیره نشد.',
  other: 'کارگاه گزارش را نپذیرفت. در صفحهٔ دستگاه دستور تازه بسازید و دوباره امتحان کنید.',
};

const catalogue: Readonly<Record<string, Refusals>> = { vi, fa, en };

/**
 * A line for each language, English last: not every window has the letters.
 * @param language of whoever made the command; null where the token does not say who that was
 */
export function refusalText(code: string, params: Params, language: string | null): string {
  const all = Object.keys(catalogue);
  const chosen = language === null ? all : all.filter((one) => one === language || one === 'en');
  const lines = chosen.map((one) => {
    const words: Refusals = catalogue[one] ?? en;
    const line = words[code] ?? words['other'] ?? en.other;
    return line.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  });
  return `${lines.join('\n')}\n`;
}
