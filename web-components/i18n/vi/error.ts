export const error = {
  'error.not_kept_here':
    'Mất kết nối và mục này chưa được lưu trên thiết bị này nên chưa có gì để hiển thị. Các lần quét vẫn được giữ và gửi sau; những trang đã mở tại đây vẫn dùng được. Hãy mở lại mục này khi có mạng.',
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
  'error.access.forbidden':
    'Vai trò của bạn không được làm việc này. Chưa có gì thay đổi. Hãy hỏi điều phối viên hoặc quản trị viên.',
  'error.access.forbidden_whose':
    'Vai trò của bạn không được làm việc này; người được làm: {roles}. Chưa có gì thay đổi. Hãy nhờ một người trong số đó.',
  'error.access.signed_out':
    'Bạn đã đăng xuất. Những gì đã lưu vẫn an toàn. Hãy đăng nhập lại để tiếp tục.',
  'error.input.invalid': 'Có mục không hợp lệ. Chưa lưu gì. Hãy sửa những ô được đánh dấu.',
  'error.input.required': 'Cần điền mục này.',
  'error.input.too_long': 'Nội dung quá dài.',
  'error.input.control_characters': 'Nội dung có ký tự ẩn. Hãy gõ lại.',
  'error.input.broken_character': 'Có một ký tự bị hỏng. Hãy gõ lại.',
  'error.input.direction_override': 'Nội dung có dấu ẩn làm đổi chiều chữ. Hãy gõ lại.',
  'error.input.wrong_value': 'Giá trị này không hợp lệ. Hãy kiểm tra rồi thử lại.',
  'error.input.wrong_code':
    'Đây không phải mã của chúng ta. Hãy kiểm tra các chữ số hoặc quét lại.',
  'error.input.wrong_time': 'Đây không phải ngày giờ hợp lệ.',
  'error.input.wrong_id': 'Địa chỉ này chưa đầy đủ. Hãy quay lại và mở lại.',
  'error.input.wrong_stage': 'Không có công đoạn này.',
  'error.input.wrong_request_id': 'Không gửi được. Chưa lưu gì. Hãy tải lại trang rồi thử lại.',
  'error.request.reused':
    'Yêu cầu này đã được gửi với nội dung khác. Không có gì bị lưu hai lần. Hãy tải lại trang rồi thử lại.',
  'error.access.own_password_first':
    'Trước hết hãy đặt mật khẩu riêng trong “Tài khoản của tôi”. Chưa có gì thay đổi.',
  'error.access.cross_site':
    'Trang này được mở từ nơi khác nên chưa có gì thay đổi. Hãy tải lại Rework rồi thử lại.',
  'error.access.too_many':
    'Quá nhiều yêu cầu trong thời gian ngắn. Không mất gì cả. Hãy đợi một phút rồi thử lại.',
  'error.input.too_large':
    'Nội dung quá lớn. Chưa lưu gì. Hãy gửi tệp nhỏ hơn hoặc văn bản ngắn hơn.',
  'error.input.not_json':
    'Máy chủ không đọc được nội dung này. Chưa có gì thay đổi. Hãy tải lại trang rồi thử lại.',
  'error.input.one_wish': 'Chỉ đề nghị một việc: miễn một điều kiện hoặc đính chính giai đoạn.',
  'error.codes.exhausted': 'Đã dùng hết số cho loại nhãn này. Hãy hỏi quản trị viên.',
  'error.waiver.not_allowed':
    'Không thể miễn điều kiện này: nó bảo vệ dữ liệu, an toàn hoặc con người.',
  'error.merge.same': 'Đây chính là bản ghi này. Hãy quét bản ghi còn lại, bản sẽ được giữ.',
  'error.merge.final': 'Bản ghi đó đã đóng. Hãy chọn bản ghi còn đang dùng.',
  'error.place.wrong_kind':
    '“{place}” không phải loại vị trí phù hợp. Hãy quét vị trí khác phù hợp.',
  'error.route.not_found': 'Không có gì ở địa chỉ này. Hãy quay lại và thử lại.',
  'error.site.not_found': 'Không tìm thấy cơ sở này.',
  'error.person.not_found': 'Không tìm thấy người này.',
} as const;
