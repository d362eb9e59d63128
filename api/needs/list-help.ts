/** What the template's sheet of help says of each column. */
import type { ListColumn, ListLocale } from '#domain/need-list-columns.ts';

type Words = Readonly<Record<ListLocale, string>>;
const words = (en: string, vi: string, fa: string): Words => ({ en, vi, fa });

const NUMBER = words('A number.', 'Một con số.', 'یک عدد.');
const ONE = words('One of these words.', 'Một trong các từ này.', 'یکی از این واژه‌ها.');
const SEVERAL = words(
  'One or more of these words, with commas between them.',
  'Một hoặc nhiều từ này, cách nhau bằng dấu phẩy.',
  'یک یا چند واژه از این‌ها، با ویرگول میانشان.',
);

export const HELP: Readonly<Record<ListColumn, Words>> = {
  ref: words(
    'The school’s own number of the student, different in each row. With it the row is found again when the list is uploaded once more.',
    'Mã riêng của trường cho từng học sinh, mỗi dòng một mã. Nhờ mã này, khi tải danh sách lên lần nữa hệ thống tìm lại đúng dòng.',
    'شمارهٔ خود مدرسه برای هر دانش‌آموز، در هر سطر یک شماره. با آن در بارگذاری دوباره همان سطر پیدا می‌شود.',
  ),
  studentName: words('First name and family name.', 'Họ và tên đầy đủ.', 'نام و نام خانوادگی.'),
  className: words(
    'To find the student on the day.',
    'Để tìm học sinh trong ngày trao.',
    'برای یافتن دانش‌آموز در روز تحویل.',
  ),
  birthDate: words(
    'Day first: 21/03/2015, or 2015-03-21. Persian dates such as 1394/01/01 are understood. It tells students of one name apart.',
    'Ngày trước: 21/03/2015, hoặc 2015-03-21. Giúp phân biệt học sinh trùng tên.',
    'مانند ۱۳۹۴/۰۱/۰۱ یا 21/03/2015. دانش‌آموزان هم‌نام را از هم جدا می‌کند.',
  ),
  guardianName: words(
    'Needed where the parent or guardian has agreed.',
    'Cần có khi cha mẹ hoặc người giám hộ là người đồng ý.',
    'اگر ولی یا سرپرست رضایت داده است لازم است.',
  ),
  guardianPhone: words('With the zero in front.', 'Có số 0 ở đầu.', 'با صفر اول.'),
  locale: words(
    'Language of the papers for the family.',
    'Ngôn ngữ giấy tờ cho gia đình.',
    'زبان برگه‌ها برای خانواده.',
  ),
  kind: ONE,
  memoryGb: NUMBER,
  storageGb: NUMBER,
  screenInch: NUMBER,
  camera: ONE,
  layout: ONE,
  accessories: SEVERAL,
  accessibility: SEVERAL,
  area: words(
    'Province or district; leave it empty where it is that of the school.',
    'Tỉnh hoặc huyện; để trống nếu trùng với địa bàn của trường.',
    'استان یا شهرستان؛ اگر همان منطقهٔ مدرسه است خالی بگذارید.',
  ),
  schoolLevel: words(
    'Leave it empty where it is that of the school.',
    'Để trống nếu trùng với cấp học của trường.',
    'اگر همان مقطع مدرسه است خالی بگذارید.',
  ),
  priority: words(
    'Why this student should come first; the approver decides.',
    'Vì sao nên ưu tiên học sinh này; cán bộ duyệt quyết định.',
    'چرا این دانش‌آموز باید پیش‌تر باشد؛ کارشناس تأیید تصمیم می‌گیرد.',
  ),
  consentBy: words(
    'Who has agreed that these details are kept.',
    'Ai đã đồng ý cho lưu các thông tin này.',
    'چه کسی با نگه‌داری این اطلاعات موافقت کرده است.',
  ),
  consentChannel: words(
    'How they agreed.',
    'Đồng ý bằng cách nào.',
    'به چه شیوه‌ای رضایت داده‌اند.',
  ),
  consentDate: words('The day on which they agreed.', 'Ngày đồng ý.', 'روزی که رضایت داده‌اند.'),
};

export const HELP_WORDS = {
  en: {
    list: 'List',
    help: 'Help',
    column: 'Column',
    what: 'What to write',
    allowed: 'Words',
    required: '* must be filled in',
    comma: ', ',
  },
  vi: {
    list: 'Danh sách',
    help: 'Hướng dẫn',
    column: 'Cột',
    what: 'Ghi gì',
    allowed: 'Các từ dùng được',
    required: '* bắt buộc phải điền',
    comma: ', ',
  },
  fa: {
    list: 'فهرست',
    help: 'راهنما',
    column: 'ستون',
    what: 'چه بنویسید',
    allowed: 'واژه‌ها',
    required: '* باید پر شود',
    comma: '، ',
  },
} as const;
