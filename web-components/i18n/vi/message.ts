export const message = {
  'msg.scan_here': 'Quét máy hoặc thẻ thao tác',
  'msg.unknown_code': 'Không tìm thấy mã',
  'msg.already_done': 'Máy này vừa được xử lý',
  'msg.blocked': 'Không thể tiếp tục: {reason}',
  'msg.missing': 'Còn thiếu {n} mục',
  'msg.charger_mismatch': 'Bộ sạc không phù hợp với máy này',
  'msg.irreversible': 'Thao tác này không thể hoàn tác',
  'msg.offline': 'Mất mạng – sẽ gửi lại sau',
  'msg.changed_elsewhere': 'Người khác vừa cập nhật mục này',
  'msg.saved': 'Đã lưu',
} as const;
