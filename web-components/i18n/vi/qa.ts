import type { qa as english } from '../en/qa.ts';

export const qa: Record<keyof typeof english, string> = {
  'session.title': 'Thao tác đang bật',
  'session.how': 'Quét lần lượt từng máy. Không có máy quét: gõ mã rồi nhấn Enter.',
  'session.states': 'Mỗi lần quét, bạn xác nhận cho máy đó:',
  'session.end': 'Kết thúc',
  'session.done': '{count, number} xong',
  'session.warning': '{count, number} cần xem lại',
  'session.refused': '{count, number} bị từ chối',
  'session.sending': '{count, number} đang gửi',
  'session.next': 'Còn {count} máy chờ, tiếp theo:',
  'session.none_left': 'Không còn máy nào chờ bạn kiểm tra.',
  'qa.look.holds': 'Đang tạm giữ',
  'qa.look.grades': 'Chưa xếp hạng',
  'qa.look.open_faults': 'Lỗi chưa xử lý xong',
  'qa.look.lines': 'Mục kiểm tra còn thiếu hoặc không đạt',
  'qa.look.warnings': 'Cần xem kỹ',
  'qa.look.repairs': 'Đã sửa chữa',
  'qa.look.sources': 'Câu trả lời từ đâu',
  'qa.look.measured': '{count} mục do máy đo',
  'qa.look.by_hand': '{count} mục do người xem',
  'qa.look.go': 'Đến chỗ đó',
};
