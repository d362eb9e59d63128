export const hold = {
  'hold.title': 'Lý do tạm giữ',
  'hold.awaiting_parts': 'Chờ linh kiện',
  'hold.wipe_failed': 'Xóa dữ liệu không thành công',
  'hold.locked': 'Máy bị khóa (tài khoản/BIOS)',
  'hold.safety': 'Nguy cơ mất an toàn',
  'hold.theft_check': 'Đang xác minh nguồn gốc',
  'hold.donor_recall': 'Người tặng xin nhận lại',
  'hold.label_mismatch': 'Nhãn không khớp với máy',
  'hold.investigate': 'Cần kiểm tra thêm',
} as const;
