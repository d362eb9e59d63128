export const help = {
  'help.title': 'Trợ giúp',
  'help.scan_title': 'Quét mã',
  'help.scan_text':
    'Đưa máy quét vào bất kỳ nhãn nào của chúng ta, ở bất kỳ trang nào. Thiết bị tự mở ra; không cần chọn ô trước.',
  'help.blocked_title': 'Khi thao tác bị từ chối',
  'help.blocked_text':
    'Lý do hiện bên cạnh thiết bị, kèm nút dẫn đến nơi bổ sung phần còn thiếu. Chưa có gì thay đổi.',
  'help.undo_title': 'Khi làm nhầm',
  'help.undo_text':
    'Trong 15 phút, người thực hiện có thể hoàn tác. Sau đó điều phối viên đính chính kèm lý do. Lịch sử không bao giờ bị xóa.',
  'help.offline_title': 'Khi mất mạng',
  'help.offline_text':
    'Cứ tiếp tục quét. Mã quét được giữ trên thiết bị này và gửi theo thứ tự khi có mạng lại. Thanh trên cùng cho biết còn bao nhiêu mã đang chờ.',
  'help.keys_title': 'Phím tắt',
  'help.keys_text':
    'F2 thực hiện bước tiếp theo. P, F và N trả lời một dòng của danh mục kiểm tra. Esc đóng cửa sổ.',
  'help.more': 'Camera và làm việc khi mất mạng',
} as const;
