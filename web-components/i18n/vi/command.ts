import type { command as english } from '../en/command.ts';

export const command: Record<keyof typeof english, string> = {
  'command.start_diagnostics': 'Bắt đầu kiểm tra',
  'command.to_repair': 'Chuyển sửa chữa',
  'command.to_final_check': 'Chuyển kiểm tra lần cuối',
  'command.qa_passed': 'Đạt kiểm tra lần cuối',
  'command.back_to_repair': 'Trả về sửa chữa',
  'command.to_kitting': 'Chuyển soạn phụ kiện',
  'command.ready_on_shelf': 'Sẵn sàng, đặt trên kệ này',
  'command.all_observed_good': 'Mọi mục quan sát đều đạt',
  'command.line_pass': 'Danh mục: đạt',
  'command.line_fail': 'Danh mục: không đạt',
  'command.line_na': 'Danh mục: không áp dụng',
  'command.wipe_evidence_seen': 'Đã xem bằng chứng xóa dữ liệu',
  'command.label_confirmed': 'Nhãn đã dán trên máy',
  'command.move_here': 'Chuyển đến đây',
  'command.safety_hold': 'Tạm giữ vì mất an toàn (pin phồng)',
  'command.release_hold': 'Bỏ tạm giữ',
  'command.undo': 'Hoàn tác',
  'command.pause': 'Tạm dừng',
  'command.fault': 'Lỗi hỏng',
  'command.hold': 'Tạm giữ',
};
