import type { erasure as english } from '../en/erasure.ts';

export const erasure: Record<keyof typeof english, string> = {
  'sanitisation.log_failed':
    'Nhật ký cho biết việc xóa không thành công. Hãy tháo ổ ra và tiêu hủy.',
  'sanitisation.type_unknown': 'Chưa ai ghi đây là loại ổ gì. Hãy chọn loại ổ rồi gửi lại nhật ký.',
  'sanitisation.technique_unknown':
    'Nhật ký ghi một cách xóa chưa biết ở đây ({method}). Hãy tự ghi lại việc đã làm.',
  'sanitisation.technique_missing':
    'Nhật ký không ghi cách xóa. Hãy tự ghi lại ổ đã được xóa thế nào.',
  'sanitisation.log_running': 'Lúc đó ổ vẫn đang xóa. Hãy gửi lại nhật ký khi đã xong.',
  'sanitisation.log_cut':
    'Nhật ký bị cắt trước phần tổng kết nên không có gì cho thấy việc xóa đã xong. Hãy gửi nhật ký đầy đủ hoặc xóa lại.',
  'sanitisation.log_no_result':
    'Nhật ký chỉ ghi là đã bắt đầu xóa, không ghi là đã xong. Hãy xóa lại bằng công cụ có ghi kết quả.',
  'sanitisation.hidden_sectors':
    'Một phần ổ bị ẩn (HPA hoặc DCO) nên chưa xóa tới. Hãy mở phần đó rồi xóa lại.',
  'sanitisation.times_in_future': 'Giờ kết thúc nằm ở tương lai. Hãy sửa lại giờ.',
  'sanitisation.before_return': 'Lần xóa này xong trước khi máy được trả lại. Hãy xóa lại.',
  'sanitisation.reset_by_steps':
    'Việc đặt lại máy được ghi theo từng bước: hãy dùng phần hướng dẫn đặt lại.',
  'sanitisation.reset_not_done': 'Hãy đặt lại máy và xác nhận',
  'sanitisation.reset_locks_unchecked': 'Hãy kiểm tra lại các khóa khi có mạng, sau khi đặt lại',
  'sanitisation.reset_out_of_order':
    'Các bước được xác nhận không đúng thứ tự. Hãy làm lại từ đầu.',
  'sanitisation.next_wait': 'Chờ xóa xong rồi gửi nhật ký',
  'sanitisation.next_whole_log': 'Gửi nhật ký đầy đủ hoặc xóa lại',
  'sanitisation.next_name_type': 'Cho biết đây là loại ổ gì',
  'error.input.wrong_year': 'Hãy ghi năm bằng bốn chữ số.',
  'error.standard.twice': '{name} {revision} đã có trong danh sách.',
  'error.standard.not_found': 'Tiêu chuẩn này không còn trong danh sách. Hãy tải lại trang.',
  'error.media.described':
    'Ổ này đã có bằng chứng hoặc không còn ở đây, nên không sửa thông tin được.',
  'error.reset.not_next': 'Bước tiếp theo đã khác. Hãy xem lại các bước.',
  'error.reset.other_system':
    'Lần đặt lại này đã bắt đầu cho hệ điều hành khác. Muốn đổi, hãy làm lại từ đầu.',
  'error.reset.not_tablet': 'Hướng dẫn đặt lại chỉ dùng cho máy tính bảng có bộ nhớ gắn liền.',
  'report.no_medium': 'Không ổ nào ở đây có số sê-ri này. Nhật ký đang chờ quyết định.',
  'report.several_media': 'Có nhiều ổ cùng số sê-ri này. Nhật ký đang chờ quyết định.',
  'report.medium_left': 'Máy chứa ổ này đã rời xưởng. Nhật ký đang chờ quyết định.',
  'history.medium.left': 'Đã chuyển ổ sang máy khác',
  'history.medium.arrived': 'Nhận ổ từ máy khác',
  'history.medium.described': 'Ghi thông tin ổ lưu trữ',
  'history.medium.reset_step': 'Xác nhận một bước đặt lại máy',
  'history.medium.reset_restarted': 'Làm lại việc đặt lại máy từ đầu',
};
