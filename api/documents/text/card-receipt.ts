/** Words of the receipt for a SIM or data card that is given without a device. */
import type { DocumentLocale } from '../document-locale.ts';

interface CardReceiptText {
  title: string;
  card: string;
  cardCode: string;
  provider: string;
  /** ITU-T E.118. */
  iccid: string;
  size: string;
  sizes: Record<'mini' | 'micro' | 'nano', string>;
  state: string;
  states: Record<'active' | 'not_active', string>;
  planEnds: string;
  request: string;
  givenBy: string;
  notes: readonly string[];
  confirm: string;
  giver: string;
  recipient: string;
}

export const CARD_RECEIPT: Record<DocumentLocale, CardReceiptText> = {
  en: {
    title: 'Receipt for a SIM card',
    card: 'SIM card',
    cardCode: 'Code',
    provider: 'Provider',
    iccid: 'Card number (ICCID)',
    size: 'Size',
    sizes: { mini: 'Mini (large)', micro: 'Micro', nano: 'Nano (small)' },
    state: 'Activation',
    states: { active: 'Active', not_active: 'Not active yet' },
    planEnds: 'Data plan ends on',
    request: 'Request',
    givenBy: 'Given by',
    notes: [
      'The card is for the student’s learning. It may not be sold or passed on.',
      'A lost or broken card is never blamed on the child: tell us, so that it can be blocked.',
      'After the plan has ended, costs may arise with the provider.',
    ],
    confirm: 'I have received the SIM card named above.',
    giver: 'For the programme',
    recipient: 'Recipient or guardian',
  },
  vi: {
    title: 'Giấy biên nhận thẻ SIM',
    card: 'Thẻ SIM',
    cardCode: 'Mã',
    provider: 'Nhà mạng',
    iccid: 'Số thẻ (ICCID)',
    size: 'Cỡ thẻ',
    sizes: { mini: 'Mini (lớn)', micro: 'Micro', nano: 'Nano (nhỏ)' },
    state: 'Kích hoạt',
    states: { active: 'Đã kích hoạt', not_active: 'Chưa kích hoạt' },
    planEnds: 'Gói dữ liệu dùng đến',
    request: 'Đăng ký',
    givenBy: 'Người trao',
    notes: [
      'Thẻ dùng cho việc học của học sinh, không được bán hoặc chuyển cho người khác.',
      'Thẻ mất hoặc hỏng không bao giờ bị tính là lỗi của trẻ: hãy báo cho chúng tôi để khóa thẻ.',
      'Sau khi gói dữ liệu kết thúc, nhà mạng có thể tính cước.',
    ],
    confirm: 'Tôi đã nhận thẻ SIM ghi ở trên.',
    giver: 'Đại diện chương trình',
    recipient: 'Người nhận hoặc người giám hộ',
  },
  fa: {
    title: 'رسید سیم‌کارت',
    card: 'سیم‌کارت',
    cardCode: 'کد',
    provider: 'اپراتور',
    iccid: 'شمارهٔ سیم‌کارت (ICCID)',
    size: 'اندازه',
    sizes: { mini: 'مینی (بزرگ)', micro: 'میکرو', nano: 'نانو (کوچک)' },
    state: 'فعال‌سازی',
    states: { active: 'فعال', not_active: 'هنوز فعال نشده' },
    planEnds: 'پایان بستهٔ اینترنت',
    request: 'درخواست',
    givenBy: 'تحویل‌دهنده',
    notes: [
      'این سیم‌کارت برای درس‌خواندن دانش‌آموز است و فروش یا واگذاری آن مجاز نیست.',
      'گم‌شدن یا خرابی سیم‌کارت هیچ‌گاه به پای کودک نوشته نمی‌شود؛ به ما خبر دهید تا مسدود شود.',
      'پس از پایان بسته ممکن است اپراتور هزینه بگیرد.',
    ],
    confirm: 'سیم‌کارت بالا را دریافت کردم.',
    giver: 'از طرف برنامه',
    recipient: 'گیرنده یا سرپرست',
  },
};
