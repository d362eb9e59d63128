import type { scanAnswer as english } from '../en/scan-answer.ts';

export const scanAnswer: Record<keyof typeof english, string> = {
  'scan.armed': 'Đã bật “{command}”: hãy quét các máy.',
  'scan.armed_parameter': 'Đã bật “{command}: {parameter}”: hãy quét các máy.',
  'scan.paused': 'Đã tạm dừng: lần quét sau chỉ mở máy.',
  'scan.place_set': 'Vị trí {place}: những gì quét tiếp sẽ chuyển đến đó.',
  'scan.opened_device': 'đã mở: {name}',
  'scan.opened_accessory': '{what} {name}',
  'scan.opened_medium': 'ổ lưu trữ: {name}',
  'scan.opened_part': 'linh kiện: {what} {name}',
  'scan.opened_item': '{what}: {name}',
  'scan.opened_box': 'thùng: {name}',
  'scan.opened_transfer': 'Phiếu chuyển kho',
  'scan.opened_handover_batch': 'Đợt trao tặng',
  'scan.opened_place': 'vị trí: {name}',
  'scan.opened_batch': 'Lô',
  'scan.opened_document': '{document}',
  'scan.opened_badge': 'Thẻ nhân viên',
  'scan.blank': 'Nhãn trống: chưa gắn với gì. Hãy dùng khi tiếp nhận.',
  'scan.label_confirmed': 'nhãn đã dán',
  'scan.label_missing':
    'Đã thấy nhãn, nhưng còn thiếu thông tin của máy. Hãy bổ sung rồi quét lại.',
  'scan.label_already': 'Nhãn đã được xác nhận từ trước.',
  'scan.placed': 'đến {place}',
  'scan.moved': 'giờ là: {to}',
  'scan.on_shelf': 'sẵn sàng, trên {place}',
  'scan.already_there': 'vốn đã là: {to}',
  'scan.qa_passed': 'đạt kiểm tra lần cuối',
  'scan.all_good': 'mọi mục quan sát đều đạt',
  'scan.fault_noted': 'đã ghi lỗi: {fault}',
  'scan.wipe_seen':
    '{count, plural, =0 {xác nhận không có ổ lưu trữ} other {đã xem bằng chứng xóa của # ổ}}',
  'scan.held': 'tạm giữ: {hold}',
  'scan.held_in_quarantine': 'tạm giữ và cách ly: {hold}',
  'scan.already_held': 'đã được tạm giữ từ trước: {hold}',
  'scan.no_hold': 'không có tạm giữ nào để bỏ',
  'scan.released': 'đã bỏ tạm giữ: {hold}',
  'scan.kit_added': 'vào bộ phụ kiện của {device}',
  'scan.kit_already': 'đã có trong bộ phụ kiện của {device}',
  'scan.undone': 'đã hoàn tác; giờ là: {stage}',
  'scan.form_opened': 'đã mở biểu mẫu: {name}',
  'scan.wiping_started': 'đã bắt đầu xóa dữ liệu',
  'scan.wiping_already': 'dữ liệu đang được xóa từ trước',
  'scan.begun_pair_check': 'Kiểm đủ bộ: hãy quét những thứ đi cùng nhau.',
  'scan.begun_stock_count': 'Đã mở trang kiểm kê.',
  'error.scan.card_other_site':
    'Thẻ này chỉ dùng cho {site}. Chưa có gì thay đổi và không thẻ nào đang bật. Hãy dùng thẻ của nơi bạn làm việc.',
  'error.scan.card_other_role':
    'Thẻ này chỉ dành cho: {roles}. Chưa có gì thay đổi và không thẻ nào đang bật. Hãy dùng thẻ của vai trò bạn.',
  'error.scan.empty': 'Không đọc được gì. Chưa có gì thay đổi. Hãy quét lại.',
  'error.scan.badge_not_here':
    'Thẻ nhân viên dùng để đăng nhập ở trang đăng nhập. Chưa có gì thay đổi.',
  'error.scan.sign_in_first':
    'Chưa ai đăng nhập nên lần quét không được nhận. Hãy đăng nhập rồi quét lại.',
  'error.scan.unknown_code':
    'Không có gì mang mã này: {text}. Chưa có gì thay đổi. Hãy kiểm tra nhãn hoặc tìm kiếm.',
  'error.scan.void_label':
    'Nhãn {code} đã hủy: hồ sơ của nhãn này đã được rút lại. Không có gì thay đổi. Hãy gỡ nhãn và bỏ đi.',
  'error.scan.several':
    'Có {count} thứ mang số này: {text}. Chưa có gì thay đổi. Hãy quét nhãn của xưởng.',
  'error.scan.several_holds': 'Có {count} tạm giữ bạn có thể bỏ. Hãy mở máy và chọn một.',
  'error.scan.no_wipe_evidence':
    'Chưa có đủ bằng chứng xóa dữ liệu. Chưa có gì thay đổi. Hãy bổ sung bằng chứng trước.',
  'error.scan.other_person':
    'Người khác đã quét mã này trước khi bạn đăng nhập. Chưa thực hiện. Nếu vẫn đúng, hãy quét lại.',
  'error.scan.not_yours':
    'Lần quét này vẫn ở trong danh sách của người đã quét: chỉ người đó hoặc điều phối viên bỏ ra được.',
  'error.scan.not_found':
    'Lần quét này không còn trong danh sách: đã có người xử lý. Chưa có gì thay đổi.',
  'error.move.refused': 'Chưa chuyển được. Chưa có gì thay đổi. Còn thiếu:',
  'error.move.unknown': 'Từ “{from}” không chuyển được sang “{to}”. Chưa có gì thay đổi.',
  'error.move.elsewhere': 'Việc này làm ở trang riêng. Chưa có gì thay đổi.',
  'error.move.needs_confirmation': 'Việc này cần người khác xác nhận. Hãy đề xuất ở trang của máy.',
  'error.device.changed':
    'Người khác vừa thay đổi máy này; giờ là: {stage}. Chưa có gì thay đổi. Hãy xem lại rồi thử lại.',
  'error.device.not_found': 'Không có máy này ở đây. Chưa có gì thay đổi. Hãy kiểm tra mã.',
  'error.undo.nothing':
    'Không có thao tác nào của bạn để hoàn tác. Chưa có gì thay đổi. Với sai sót cũ hơn, hãy nhờ điều phối viên sửa.',
  'error.undo.changed_nothing':
    'Lần quét vừa rồi của bạn, {text}, không thay đổi gì, nên chưa hoàn tác gì. Với việc trước đó, hãy mở máy ấy và bấm “Hoàn tác thao tác vừa rồi của tôi”.',
  'error.undo.not_by_card':
    'Thẻ này không hoàn tác được việc vừa quét với {text}. Chưa có gì thay đổi. Hãy sửa ở trang riêng của nó.',
  'error.undo.not_yours': 'Người khác đã thao tác máy này sau bạn. Hãy nhờ điều phối viên sửa lại.',
  'error.undo.too_late': 'Việc này đã quá {minutes} phút. Hãy nhờ điều phối viên sửa lại.',
  'error.undo.impossible': 'Không hoàn tác được, việc này được lưu lại. Hãy sửa ở trang của máy.',
  'scan.kit_counted': '{item} từ {place}: đã có {count, number} trên {needed, number} trong bộ',
  'scan.kit_more_than_needed':
    '{item} từ {place}: trong bộ có {count, number}, chỉ cần {needed, number}',
};
