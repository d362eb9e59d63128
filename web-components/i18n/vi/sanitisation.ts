import type { sanitisation as english } from '../en/sanitisation.ts';

export const sanitisation: Record<keyof typeof english, string> = {
  'sanitisation.errors': 'Công cụ báo {count, number} lỗi. Hãy tháo ổ ra và tiêu hủy.',
  'sanitisation.not_verified': 'Chưa xác minh kết quả xóa. Hãy xóa lại và bật xác minh.',
  'sanitisation.record_as_destruction': 'Hãy ghi nhận là tiêu hủy, có người chứng kiến',
  'sanitisation.remove_instead': 'Loại này không xóa tại xưởng: hãy tháo ra và ghi nơi chuyển đến',
  'sanitisation.refused_nvme_format_ses0':
    'NVMe format với SES 0 vẫn để lại dữ liệu. Hãy dùng sanitize, hoặc format với SES 1 hay 2.',
  'sanitisation.refused_quick_format':
    'Định dạng nhanh không xóa dữ liệu. Hãy dùng cách được chấp nhận.',
  'sanitisation.refused_os_reinstall':
    'Cài lại hệ điều hành không xóa dữ liệu. Hãy dùng cách được chấp nhận.',
  'sanitisation.refused_plain_factory_reset':
    'Chỉ đặt lại máy thì chưa đủ. Hãy làm theo hướng dẫn: đã mã hóa, đã gỡ tài khoản, đã thấy màn hình thiết lập.',
  'sanitisation.refused_degauss': 'Khử từ không còn được coi là tiêu hủy. Hãy tiêu hủy ổ.',
  'sanitisation.overwrite_on_flash':
    'Ghi đè không xóa hết bộ nhớ flash. Hãy dùng lệnh xóa của chính ổ đó.',
  'sanitisation.wrong_technique': 'Cách này không dùng cho loại ổ này. Hãy chọn cách khác.',
  'sanitisation.not_purge': 'Cách này chỉ đạt mức Clear, không phải Purge. Hãy sửa lại bản ghi.',
  'sanitisation.reset_not_encrypted': 'Hãy xác nhận máy đã được mã hóa trước khi đặt lại',
  'sanitisation.reset_account_left': 'Hãy gỡ mọi tài khoản rồi đặt lại máy',
  'sanitisation.reset_no_setup_screen': 'Hãy bật máy sau khi đặt lại và xem màn hình thiết lập',
  'sanitisation.serial_missing': 'Hãy nhập số sê-ri của chính ổ lưu trữ',
  'sanitisation.tool_missing': 'Hãy nhập tên công cụ đã dùng',
  'sanitisation.tool_version_missing': 'Hãy nhập phiên bản công cụ',
  'sanitisation.times_missing': 'Hãy nhập giờ bắt đầu và giờ kết thúc',
  'sanitisation.times_reversed': 'Giờ kết thúc sớm hơn giờ bắt đầu. Hãy sửa lại.',
  'sanitisation.verification_missing': 'Hãy ghi cách xác minh kết quả',
  'sanitisation.errors_missing': 'Hãy nhập số lỗi công cụ báo, không có thì nhập 0',
  'sanitisation.not_destruction': 'Hãy chọn cách đã tiêu hủy ổ',
  'sanitisation.witness_missing': 'Phải có người thứ hai chứng kiến việc tiêu hủy',
  'sanitisation.witness_same_person': 'Người chứng kiến phải là người khác',
  'sanitisation.photo_missing': 'Hãy chụp ảnh ổ đã tiêu hủy',
  'sanitisation.soldered': 'Bộ nhớ này hàn trên bo mạch, không tháo được',
  'sanitisation.destination_missing': 'Hãy ghi nơi chuyển ổ đã tháo',
  'sanitisation.donor_signature_missing': 'Người tặng ký nhận khi nhận lại',
  'sanitisation.not_for_stock': 'Thẻ, USB và đĩa không nhập kho: hãy trả lại hoặc tiêu hủy',
  'sanitisation.next_complete_record': 'Bổ sung bản ghi',
  'sanitisation.next_other_technique': 'Dùng cách khác',
  'sanitisation.next_repeat': 'Xóa lại',
  'sanitisation.next_remove': 'Tháo ra',
  'sanitisation.next_destroy': 'Tiêu hủy ổ lưu trữ',
};
