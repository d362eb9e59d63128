import type { safety as english } from '../en/safety.ts';

export const safety: Record<keyof typeof english, string> = {
  'text.too_long': 'Quá dài: tối đa {max, number} ký tự',
  'text.control_character': 'Nội dung có ký tự không lưu được. Hãy nhập lại.',
  'text.direction_override': 'Nội dung có ký tự ẩn làm đảo chiều chữ. Hãy nhập lại.',
  'password.too_short': 'Ít nhất {min, number} ký tự',
  'password.too_long': 'Tối đa {max, number} ký tự',
  'password.common': 'Quá dễ đoán. Hãy ghép vài từ không liên quan với nhau.',
  'password.personal': 'Đừng dùng tên của bạn',
  'pin.six_digits': 'Hãy nhập {length, number} chữ số',
  'pin.too_simple': 'Quá dễ đoán. Tránh dãy số liền nhau và số lặp.',
};
