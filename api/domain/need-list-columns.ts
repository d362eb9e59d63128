/** The columns of a school's list and the words of their headings and values in the three languages. */
import type { CONSENT_CHANNELS, SCHOOL_LEVELS } from './eligibility.ts';
import type { KEYBOARD_LAYOUTS } from './accessory-facts.ts';
import type { PRIORITY_REASONS } from './need-priority.ts';
import type { ACCESSIBILITY_NEEDS, NEED_KINDS, WANTED_ACCESSORIES } from './need-requirements.ts';

export const LIST_LOCALES = ['en', 'vi', 'fa'] as const;
export type ListLocale = (typeof LIST_LOCALES)[number];
type Words = Readonly<Record<ListLocale, string>>;

export const CONSENT_GIVERS = ['guardian', 'recipient'] as const;

export const LIST_COLUMNS = [
  'ref',
  'studentName',
  'className',
  'birthDate',
  'guardianName',
  'guardianPhone',
  'locale',
  'kind',
  'memoryGb',
  'storageGb',
  'screenInch',
  'camera',
  'layout',
  'accessories',
  'accessibility',
  'area',
  'schoolLevel',
  'priority',
  'consentBy',
  'consentChannel',
  'consentDate',
] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

/** Columns without which no row can be taken. */
export const REQUIRED_COLUMNS = [
  'studentName',
  'kind',
  'consentBy',
  'consentChannel',
  'consentDate',
] as const satisfies readonly ListColumn[];

const words = (en: string, vi: string, fa: string): Words => ({ en, vi, fa });

/** What the template prints. */
export const HEADINGS: Readonly<Record<ListColumn, Words>> = {
  ref: words('School’s number', 'Mã của trường', 'شمارهٔ مدرسه'),
  studentName: words('Name of the student', 'Tên học sinh', 'نام دانش‌آموز'),
  className: words('Class', 'Lớp', 'کلاس'),
  birthDate: words('Date of birth', 'Ngày sinh', 'تاریخ تولد'),
  guardianName: words('Parent or guardian', 'Cha mẹ hoặc người giám hộ', 'ولی یا سرپرست'),
  guardianPhone: words('Telephone', 'Điện thoại', 'تلفن'),
  locale: words('Language of the family', 'Ngôn ngữ của gia đình', 'زبان خانواده'),
  kind: words('What is needed', 'Cần loại máy nào', 'چه دستگاهی لازم است'),
  memoryGb: words('Memory at least (GB)', 'RAM tối thiểu (GB)', 'کمترین حافظه (گیگابایت)'),
  storageGb: words(
    'Storage at least (GB)',
    'Dung lượng lưu trữ tối thiểu (GB)',
    'کمترین فضای ذخیره‌سازی (گیگابایت)',
  ),
  screenInch: words(
    'Screen at least (inch)',
    'Màn hình tối thiểu (inch)',
    'کمترین اندازهٔ صفحه (اینچ)',
  ),
  camera: words('Camera', 'Camera', 'دوربین'),
  layout: words('Letters on the keyboard', 'Kiểu bàn phím', 'حروف صفحه‌کلید'),
  accessories: words('Accessories', 'Phụ kiện', 'لوازم جانبی'),
  accessibility: words('Accessibility', 'Hỗ trợ tiếp cận', 'دسترس‌پذیری'),
  area: words('Area', 'Địa bàn', 'منطقه'),
  schoolLevel: words('School level', 'Cấp học', 'مقطع تحصیلی'),
  priority: words('Priority', 'Mức ưu tiên', 'اولویت'),
  consentBy: words('Consent given by', 'Người đồng ý', 'رضایت‌دهنده'),
  consentChannel: words('Consent given how', 'Cách đồng ý', 'شیوهٔ رضایت'),
  consentDate: words('Consent given on', 'Ngày đồng ý', 'تاریخ رضایت'),
};

/** Further headings that schools write. */
export const OTHER_HEADINGS: Readonly<Partial<Record<ListColumn, readonly string[]>>> = {
  ref: [
    'No',
    'Number',
    'ID',
    'Reference',
    'Student ID',
    'Mã số',
    'Mã học sinh',
    'شماره',
    'کد دانش‌آموز',
  ],
  studentName: [
    'Student',
    'Name',
    'Student name',
    'Full name',
    'Họ tên',
    'Họ và tên',
    'Họ tên học sinh',
    'Họ và tên học sinh',
    'نام و نام خانوادگی',
    'نام',
    'نام گیرنده',
  ],
  className: ['Group', 'Grade', 'Lớp học', 'پایه'],
  birthDate: ['Birth date', 'Birthday', 'Born', 'Năm sinh', 'تولد'],
  guardianName: [
    'Guardian',
    'Parent',
    'Phụ huynh',
    'Họ tên phụ huynh',
    'Người giám hộ',
    'ولی',
    'سرپرست',
    'نام ولی',
  ],
  guardianPhone: ['Phone', 'Mobile', 'Số điện thoại', 'SĐT', 'شماره تلفن', 'تلفن همراه', 'موبایل'],
  locale: ['Language', 'Ngôn ngữ', 'زبان'],
  kind: ['Device', 'Kind', 'Loại máy', 'Thiết bị', 'دستگاه', 'نوع دستگاه'],
  memoryGb: ['Memory', 'Minimum memory', 'RAM', 'حافظه'],
  storageGb: ['Storage', 'Minimum storage', 'Disk', 'Ổ cứng', 'Lưu trữ', 'فضای ذخیره‌سازی'],
  screenInch: ['Screen', 'Minimum screen', 'Màn hình', 'صفحه نمایش', 'نمایشگر'],
  camera: ['Webcam'],
  layout: ['Keyboard', 'Keyboard layout', 'Bàn phím', 'صفحه‌کلید'],
  accessibility: ['Disability', 'Tiếp cận'],
  area: ['Province', 'District', 'Tỉnh', 'Huyện', 'استان', 'شهرستان'],
  schoolLevel: ['Level', 'Cấp', 'مقطع'],
  priority: ['Ưu tiên'],
  consentBy: ['Consent by', 'Who agrees', 'Ai đồng ý', 'رضایت'],
  consentChannel: ['Consent channel', 'Consent how', 'Hình thức đồng ý'],
  consentDate: ['Consent date', 'Consent'],
};

const LAYOUT_WORDS: Record<(typeof KEYBOARD_LAYOUTS)[number], Words> = {
  us: words('English (US)', 'Tiếng Anh (US)', 'انگلیسی (آمریکا)'),
  fa: words('Persian', 'Tiếng Ba Tư', 'فارسی'),
  vi: words('Vietnamese', 'Tiếng Việt', 'ویتنامی'),
  uk: words('English (UK)', 'Tiếng Anh (UK)', 'انگلیسی (بریتانیا)'),
  de: words('German', 'Tiếng Đức', 'آلمانی'),
  fr: words('French', 'Tiếng Pháp', 'فرانسوی'),
};

const ACCESSORY_WORDS: Record<(typeof WANTED_ACCESSORIES)[number], Words> = {
  mouse: words('Mouse', 'Chuột', 'ماوس'),
  headset: words('Headset', 'Tai nghe có micro', 'هدست'),
  webcam: words('Webcam', 'Webcam', 'وب‌کم'),
  keyboard: words('Keyboard', 'Bàn phím', 'صفحه‌کلید'),
  bag: words('Bag', 'Túi đựng', 'کیف'),
  case: words('Case', 'Bao da', 'قاب'),
  wifi_dongle: words('WiFi adapter', 'USB WiFi', 'کارت شبکهٔ وای‌فای'),
  sim: words('SIM card', 'Thẻ SIM', 'سیم‌کارت'),
};

const PRIORITY_WORDS: Record<(typeof PRIORITY_REASONS)[number], Words> = {
  replacement: words(
    'Replaces a device that failed',
    'Thay cho máy đã hỏng',
    'به‌جای دستگاهی که از کار افتاده',
  ),
  accessibility: words(
    'Needs it to take part in lessons',
    'Cần máy để có thể tham gia buổi học',
    'برای شرکت در کلاس به آن نیاز دارد',
  ),
  exam_year: words(
    'Final examinations this year',
    'Thi cuối cấp trong năm nay',
    'امسال امتحان نهایی دارد',
  ),
  no_device: words(
    'No device for lessons so far',
    'Chưa có máy để học',
    'هنوز دستگاهی برای درس ندارد',
  ),
  shared_device: words(
    'Shares one device with others',
    'Dùng chung một máy với người khác',
    'یک دستگاه را با دیگران شریک است',
  ),
  remote: words('Far from school', 'Ở xa trường', 'دور از مدرسه'),
  can_wait: words('Can wait', 'Có thể chờ', 'می‌تواند منتظر بماند'),
};

const ACCESSIBILITY_WORDS: Record<(typeof ACCESSIBILITY_NEEDS)[number], Words> = {
  large_screen: words('Large screen', 'Màn hình lớn', 'صفحهٔ بزرگ'),
  screen_reader: words('Screen reader', 'Trình đọc màn hình', 'صفحه‌خوان'),
  external_mouse: words('Mouse', 'Chuột rời', 'ماوس جدا'),
};

const LEVEL_WORDS: Record<(typeof SCHOOL_LEVELS)[number], Words> = {
  primary: words('Primary school', 'Tiểu học', 'دبستان'),
  lower_secondary: words('Lower secondary school', 'Trung học cơ sở', 'متوسطهٔ اول'),
  upper_secondary: words('Upper secondary school', 'Trung học phổ thông', 'متوسطهٔ دوم'),
  other: words('Other', 'Khác', 'دیگر'),
};

const CHANNEL_WORDS: Record<(typeof CONSENT_CHANNELS)[number], Words> = {
  paper: words('On paper', 'Trên giấy', 'روی کاغذ'),
  in_person: words('In person', 'Trực tiếp', 'حضوری'),
  telephone: words('By telephone', 'Qua điện thoại', 'تلفنی'),
  online: words('Online', 'Trực tuyến', 'برخط'),
};

const KIND_WORDS: Record<(typeof NEED_KINDS)[number], Words> = {
  laptop: words('Laptop', 'Máy tính xách tay', 'لپ‌تاپ'),
  desktop: words('Desktop', 'Máy tính để bàn', 'رایانهٔ رومیزی'),
  tablet: words('Tablet', 'Máy tính bảng', 'تبلت'),
  aio: words('All-in-one', 'Máy tính liền màn hình', 'رایانهٔ یکپارچه'),
  sim: words('SIM or data card', 'Thẻ SIM hoặc thẻ dữ liệu', 'سیم‌کارت یا کارت داده'),
};

/** Columns whose cells hold one word of a list, or several with commas between them. */
export const VALUES = {
  kind: KIND_WORDS,
  locale: {
    vi: words('Vietnamese', 'Tiếng Việt', 'ویتنامی'),
    fa: words('Persian', 'Tiếng Ba Tư', 'فارسی'),
    en: words('English', 'Tiếng Anh', 'انگلیسی'),
  },
  camera: { yes: words('Yes', 'Có', 'بله'), no: words('No', 'Không', 'خیر') },
  layout: LAYOUT_WORDS,
  accessories: ACCESSORY_WORDS,
  accessibility: ACCESSIBILITY_WORDS,
  schoolLevel: LEVEL_WORDS,
  priority: PRIORITY_WORDS,
  consentBy: {
    guardian: words('Parent or guardian', 'Cha mẹ hoặc người giám hộ', 'ولی یا سرپرست'),
    recipient: words('The recipient, of age', 'Người nhận, đã đủ tuổi', 'خود گیرنده'),
  },
  consentChannel: CHANNEL_WORDS,
} as const satisfies Partial<Record<ListColumn, Readonly<Record<string, Words>>>>;
export type ValueColumn = keyof typeof VALUES;

/** Further words for values that schools write. */
export const OTHER_VALUES: Readonly<
  Partial<Record<ValueColumn, Readonly<Record<string, readonly string[]>>>>
> = {
  kind: {
    laptop: ['Notebook', 'Máy xách tay', 'لپتاپ'],
    desktop: ['PC', 'Computer', 'Máy bàn', 'رایانه', 'کامپیوتر'],
    tablet: ['iPad', 'Tab'],
    sim: ['SIM', 'SIM card', 'SIM hoặc thẻ dữ liệu', 'Thẻ SIM', 'سیم‌کارت', 'سیم کارت'],
  },
  camera: { yes: ['X', '1', 'True', 'آری', 'Y'], no: ['0', 'False', 'N', 'نه'] },
  consentBy: {
    guardian: ['Guardian', 'Parent', 'Phụ huynh', 'ولی', 'سرپرست', 'Mẹ', 'Cha', 'Bố'],
    recipient: ['Recipient', 'Student', 'Học sinh', 'Người nhận', 'گیرنده', 'دانش‌آموز'],
  },
  consentChannel: {
    paper: ['Paper', 'Giấy', 'کاغذی'],
    telephone: ['Phone', 'Telephone', 'Điện thoại', 'تلفن'],
  },
  schoolLevel: {
    primary: ['Primary', 'TH', 'ابتدایی'],
    lower_secondary: ['Lower secondary', 'THCS'],
    upper_secondary: ['Upper secondary', 'THPT'],
  },
};
