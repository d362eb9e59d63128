import type { accessories as english } from '../en/accessories.ts';

export const accessories: Record<keyof typeof english, string> = {
  'accessories.title': 'Phụ kiện',
  'accessories.add': 'Thêm phụ kiện',
  'accessories.edit': 'Sửa thông tin phụ kiện',
  'accessories.kind': 'Loại',
  'accessories.code': 'Mã',
  'accessories.what': 'Phụ kiện',
  'accessories.rating': 'Thông số',
  'accessories.status': 'Tình trạng',
  'accessories.in_stock': 'Trong kho',
  'accessories.in_kit': 'Trong bộ phụ kiện',
  'accessories.handed_over': 'Đã trao',
  'accessories.missing': 'Thất lạc',
  'accessories.given_back': 'Đã trả lại người tặng',
  'accessories.recycled': 'Đã tái chế',
  'accessories.no_label': 'chưa quét lại nhãn',
  'accessories.none': 'Không có gì ở đây. Hãy chọn bộ lọc khác hoặc thêm phụ kiện mới về.',
  'accessories.text': 'Thông số ghi trên nhãn',
  'accessories.count': 'Số lượng cùng loại',
  'accessories.place_hint': 'Chọn, hoặc quét vị trí',
  'accessories.with_me': 'Tôi đang giữ',
  'accessories.label_hint': 'Nếu đã dán nhãn trắng, hãy quét nhãn ngay. Nếu chưa, nhãn sẽ được in.',
  'accessories.label_scanned': 'Nhãn {code} đã dán.',
  'accessories.added': '{count, plural, other {Đã thêm # phụ kiện}}',
  'accessories.found': 'Đã tìm thấy: nhập kho',
  'accessories.mark_missing': 'Báo thất lạc',
  'error.accessory.not_found':
    'Ở đây không có phụ kiện này. Chưa có gì thay đổi. Hãy kiểm tra lại mã.',
  'error.accessory.changed':
    'Người khác vừa sửa phụ kiện này. Chưa có gì được lưu. Hãy xem lại rồi thử lần nữa.',
  'error.accessory.wrong_status':
    'Hiện không làm được việc này với phụ kiện. Chưa có gì thay đổi. Hãy xem nó đang ở đâu.',
  'error.accessory.label_is_one': 'Một nhãn đã quét chỉ dùng cho một phụ kiện.',
  'error.accessory.connector_unreadable': 'Không đọc được loại đầu cắm. Hãy chọn trong danh sách.',
};
