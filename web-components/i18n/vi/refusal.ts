import type { refusal as english } from '../en/refusal.ts';

export const refusal: Record<keyof typeof english, string> = {
  'error.device.not_in_custody': 'Máy này không còn ở xưởng ({stage}). Hiện không thể ghi thêm gì.',
  'error.device.in_transit':
    '{code} đang trên đường chuyển theo phiếu {transfer}. Hãy tiếp nhận phiếu chuyển này trước.',
  'error.stock.none_left':
    'Không đủ {item} ở {place}: còn {left}. Chưa có gì thay đổi. Hãy lấy ở ngăn khác hoặc kiểm đếm ngăn này.',
  'error.stock.none_here':
    'Không ngăn nào của {site} còn {item}. Chưa xếp gì. Nếu bạn đang cầm trong tay, hãy kiểm đếm ngăn của nó trước.',
  'error.stock.same_place': 'Hãy chọn vị trí khác: {item} đang ở đó rồi.',
  'error.part.not_found':
    'Không có linh kiện này ở cơ sở này. Hãy kiểm tra nhãn hoặc tìm trong mục Linh kiện.',
  'error.part.not_a_part':
    '{code} không phải là linh kiện. Hãy quét nhãn của linh kiện hoặc của ngăn chứa.',
  'error.correct.not_allowed': 'Không thể đính chính từ {from} sang {to}.',
  'error.correct.not_been_there': 'Máy chưa từng ở {to}, và còn thiếu:',
  'error.proposal.open': '{by} đã có đề xuất. Đề xuất đó cần được quyết định trước.',
  'error.proposal.own': 'Người khác phải quyết định đề xuất của bạn.',
  'error.proposal.decided': 'Đã có người quyết định rồi.',
  'error.proposal.not_found': 'Đề xuất này không còn nữa.',
  'error.hold.open': 'Lý do tạm giữ này đang mở rồi.',
  'error.hold.not_found': 'Đã bỏ tạm giữ trước đó.',
  'error.hold.still_locked':
    'Vẫn còn khóa được ghi là đang khóa. Hãy xem lại, ghi không khóa, rồi bỏ tạm giữ.',
  'error.hold.still_failed':
    'Vẫn còn ổ xóa không thành công. Hãy tháo, tiêu hủy hoặc thêm bằng chứng, rồi bỏ tạm giữ.',
  'error.medium.not_found': 'Ổ này không còn trong danh sách. Hãy tải lại trang.',
  'error.media.twice': 'Ổ có số sê-ri {serial} đã có trong danh sách.',
  'error.media.some_listed': 'Vẫn còn ổ ghi là ở trong máy. Hãy ghi nhận đã tháo ra trước.',
  'error.media.wiping_already': 'Đang chạy xóa dữ liệu rồi.',
  'error.media.wrong_status': 'Ổ đã ở trạng thái khác: {status}. Hãy xem lại.',
  'error.media.serial_differs': 'Bản ghi này của ổ khác: ổ ở đây là {serial}.',
  'error.media.removal_refused': 'Chưa ghi nhận. Còn thiếu:',
  'error.media.destruction_refused': 'Chưa ghi nhận. Còn thiếu:',
  'error.witness.wrong': 'Không nhận ra người chứng kiến. Hãy kiểm tra thẻ hoặc tên rồi nhập lại.',
  'error.witness.own_password_first':
    'Người này vẫn dùng mật khẩu do quản trị viên cấp. Họ cần đăng nhập và đặt mật khẩu riêng trước, hoặc dùng thẻ và mã PIN.',
  'error.witness.same_person':
    'Người thứ hai phải là người khác, không phải bạn. Chưa có gì thay đổi.',
  'error.witness.not_allowed':
    'Người này không được ký làm người thứ hai ở đây. Người được phép: {roles}. Chưa có gì thay đổi.',
  'error.checklist.unknown_item': 'Mục này không có trong danh mục kiểm tra của loại máy này.',
  'error.checklist.locks_follow': 'Mục này theo danh sách khóa. Hãy trả lời ở đó.',
  'error.lock.nothing_clear': 'Chưa có mục nào ghi không khóa. Hãy xem từng mục trước.',
  'error.fault.closed': 'Lỗi này đã đóng rồi. Hãy tải lại trang hoặc thêm lỗi mới.',
  'error.fault.open': 'Lỗi này đang mở rồi.',
  'error.fault.not_found': 'Lỗi này không còn trong danh sách. Hãy tải lại trang.',
  'error.qa.wrong_stage':
    'Kiểm tra lần cuối được ghi ở bước “Kiểm tra lần cuối”. Máy này: {stage}.',
  'error.qa.same_person': 'Bạn đã sửa máy này. Người khác làm bước kiểm tra lần cuối.',
  'error.qa.too_soon': 'Bạn đã sửa máy này. Bạn được tự kiểm tra sau {minutes, number} phút nữa.',
  'error.qa.video_call_missing': 'Hãy gọi video 2 phút trước.',
  'error.qa.marks_left': 'Hãy gỡ tem, nhãn của người tặng trước.',
  'error.qa.self_check_reason': 'Hãy nêu vì sao không có người khác kiểm tra.',
  'error.waiver.never': 'Không bao giờ được miễn “{gate}”.',
  'error.waiver.exists': '“{gate}” đã được miễn rồi.',
  'error.place.not_quarantine':
    'Vị trí này không phải khu cách ly. Hãy quét hoặc chọn vị trí khác.',
  'error.note.not_found': 'Ghi chú này không còn nữa.',
  'error.spec_profile.not_found': 'Không có bộ tiêu chuẩn này.',
  'error.spec_profile.changed':
    'Người khác vừa sửa bộ tiêu chuẩn này. Hãy mở lại; chưa có gì được lưu.',
  'error.spec_profile.too_many': 'Đã có {max} bộ tiêu chuẩn. Hãy sửa một bộ trong số đó.',
  'error.photo.too_large': 'Ảnh quá lớn: tối đa {megabytes} MB.',
  'error.photo.not_an_image': 'Tệp này không phải là ảnh. Hãy chọn JPEG, PNG hoặc WebP.',
  'error.photo.too_many': 'Đã có {max} ảnh. Hãy bỏ bớt một ảnh ít giá trị rồi thêm ảnh này.',
  'error.photo.grade_not_shown': 'Chỉ ảnh chụp tình trạng máy mới dùng làm căn cứ xếp hạng.',
  'error.photo.is_evidence': 'Ảnh này là bằng chứng nên phải giữ lại.',
  'error.photo.already_removed': 'Ảnh này đã được bỏ trước đó.',
  'error.photo.not_removed': 'Ảnh này vẫn còn, chưa bị bỏ.',
  'error.photo.gone': 'Ảnh đã bỏ bị xóa hẳn sau {minutes} phút. Hãy chụp ảnh mới.',
  'error.photo.not_found': 'Ảnh này không còn nữa.',
  'error.conflict.taken':
    'Có người vừa ghi mục này trước bạn. Phần của bạn chưa được lưu. Hãy tải lại trang và xem trước khi thử lại.',
  'error.conflict.rule': 'Không khớp với dữ liệu đã ghi. Chưa lưu gì. Hãy tải lại trang rồi xem.',
  'error.conflict.again': 'Hai thay đổi trùng nhau. Chưa lưu gì. Hãy thử lại.',
};
