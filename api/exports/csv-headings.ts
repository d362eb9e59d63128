/** Headings of the columns of exports, in the words of the screens: English, Vietnamese, Persian. */
import type { DocumentLocale } from '../documents/document-locale.ts';

type Words = readonly [en: string, vi: string, fa: string];

const ORDER: readonly DocumentLocale[] = ['en', 'vi', 'fa'];

/** A column that means something else in one export stands there as `export.column`. */
const HEADINGS: Readonly<Record<string, Words>> = {
  account: ['Account', 'Tài khoản', 'حساب'],
  at: ['Recorded', 'Ghi nhận lúc', 'زمان ثبت'],
  battery_band: ['Battery class', 'Mức pin', 'ردهٔ باتری'],
  battery_percent: ['Battery health (%)', 'Tình trạng pin (%)', 'سلامت باتری (٪)'],
  cameFrom: ['Came from', 'Lấy từ', 'برگرفته از'],
  camera: ['Camera', 'Camera', 'دوربین'],
  charger: ['Charger', 'Bộ sạc', 'شارژر'],
  code: ['Code', 'Mã', 'کد'],
  cosmetic_grade: ['Cosmetic grade', 'Hạng ngoại hình', 'درجهٔ ظاهری'],
  data_status: ['Data on it', 'Dữ liệu trên máy', 'وضعیت داده‌ها'],
  days: ['Days', 'Số ngày', 'روز'],
  device: ['Device', 'Thiết bị', 'دستگاه'],
  difference: ['Difference', 'Chênh lệch', 'مغایرت'],
  expected: ['Should have been there', 'Số lượng sổ sách', 'باید آنجا می‌بود'],
  facts: ['Details', 'Thông số', 'مشخصات'],
  family: ['Group', 'Nhóm', 'گروه'],
  found: ['Found', 'Thực tế thấy', 'پیدا شد'],
  found_at: ['Found at', 'Thấy lúc', 'زمان پیدا شدن'],
  from: ['From', 'Từ', 'از'],
  functional_grade: ['Functional grade', 'Hạng chức năng', 'درجهٔ عملکرد'],
  held: ['Held back', 'Đang tạm giữ', 'متوقف'],
  kind: ['Kind', 'Loại', 'نوع'],
  'movements.kind': ['Movement', 'Xuất nhập', 'گردش'],
  make: ['Make', 'Hãng', 'سازنده'],
  memory_mib: ['Memory (MiB)', 'Bộ nhớ RAM (MiB)', 'حافظهٔ رم (MiB)'],
  minimum: ['Minimum here', 'Mức tối thiểu ở đây', 'حداقل اینجا'],
  model: ['Model', 'Mẫu', 'مدل'],
  name: ['Name', 'Tên', 'نام'],
  need: ['Request', 'Yêu cầu', 'درخواست'],
  note: ['Note', 'Ghi chú', 'یادداشت'],
  place: ['Location', 'Vị trí', 'محل نگهداری'],
  quantity: ['Quantity', 'Số lượng', 'تعداد'],
  r2_rec_cosmetic: ['R2 REC cosmetic', 'R2 REC ngoại hình', 'R2 REC ظاهری'],
  r2_rec_functional: ['R2 REC functional', 'R2 REC chức năng', 'R2 REC عملکرد'],
  screen_inch: ['Screen (inch)', 'Màn hình (inch)', 'نمایشگر (اینچ)'],
  section: ['Line', 'Khoản', 'شرح'],
  serial: ['Serial number', 'Số sê-ri', 'شمارهٔ سریال'],
  settled: ['Settled as', 'Đã xử lý', 'رسیدگی'],
  site: ['Site', 'Cơ sở', 'مرکز'],
  stage: ['Stage', 'Giai đoạn', 'مرحله'],
  stage_since: ['In this stage since', 'Ở giai đoạn này từ', 'در این مرحله از'],
  storage_gb: ['Storage (GB)', 'Dung lượng lưu trữ (GB)', 'ظرفیت ذخیره‌سازی (GB)'],
  storage_kind: ['Storage type', 'Loại ổ lưu trữ', 'نوع حافظهٔ ذخیره‌سازی'],
  subject: ['What', 'Đối tượng', 'چیست'],
  system: ['Operating system', 'Hệ điều hành', 'سیستم‌عامل'],
  to: ['To', 'Đến', 'به'],
  'books.to': ['To', 'Đến', 'تا'],
  type: ['Type', 'Loại', 'نوع'],
};

/** What stands over a column of an export; its own name where it has no words. */
export function csvHeading(what: string, column: string, locale: DocumentLocale): string {
  const words = HEADINGS[`${what}.${column}`] ?? HEADINGS[column];
  return words?.[ORDER.indexOf(locale)] ?? column;
}
