export const error = {
  'error.offline':
    'Không kết nối được với máy chủ. Không mất dữ liệu nào. Hãy kiểm tra Wi-Fi rồi thử lại.',
  'error.not_found':
    'Không tìm thấy mục này. Có thể mục đã được chuyển đi hoặc gõ sai. Chưa có gì thay đổi.',
  'error.stale':
    'Người khác vừa cập nhật mục này. Thay đổi của bạn chưa được lưu. Hãy xem trạng thái mới rồi thử lại.',
  'error.forbidden':
    'Vai trò của bạn không được làm việc này. Chưa có gì thay đổi. Hãy hỏi điều phối viên hoặc quản trị viên.',
  'error.signed_out':
    'Bạn đã đăng xuất. Những gì đã lưu vẫn an toàn. Hãy đăng nhập lại để tiếp tục.',
  'error.too_many':
    'Thử quá nhiều lần trong thời gian ngắn. Không mất dữ liệu nào. Hãy đợi một phút rồi thử lại.',
  'error.invalid': 'Có mục không hợp lệ. Chưa lưu gì. Hãy sửa những ô được đánh dấu.',
  'error.internal':
    'Hệ thống gặp lỗi. Chưa lưu gì. Hãy thử lại; nếu vẫn lỗi, hãy báo quản trị viên.',
  'error.too_large': 'Dữ liệu quá lớn. Chưa lưu gì. Hãy gửi ít hơn mỗi lần.',
  'error.unknown': 'Thao tác không thành công. Chưa lưu gì. Hãy thử lại hoặc hỏi điều phối viên.',
  'error.page_failed':
    'Không tải được trang này. Những gì đã lưu vẫn an toàn. Hãy kiểm tra kết nối rồi tải lại.',
} as const;
