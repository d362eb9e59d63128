import type { boxes as english } from '../en/boxes.ts';

export const boxes: Record<keyof typeof english, string> = {
  'box.title': 'Thùng',
  'box.list': 'Thùng hàng',
  'box.lead': 'Thùng chứa nhiều món và di chuyển cả thùng; quét để mở.',
  'box.none': 'Chưa có thùng nào đang dùng.',
  'box.new': 'Thùng mới',
  'box.make': 'Tạo',
  'box.name': 'Dùng cho',
  'box.name_hint': 'Một trường, một chuyến hàng; in trên nhãn.',
  'box.count': 'Số thùng',
  'box.of': '{number}/{total}',
  'box.made': '{count, plural, other {Đã tạo # thùng, bạn đang giữ}}',
  'box.open': 'Mở thùng',
  'box.contents': 'Bên trong',
  'box.empty': 'Thùng đang trống.',
  'box.pack_scan': 'Quét những gì xếp vào',
  'box.pack_hint': 'Quét vị trí để chuyển cả thùng đến đó.',
  'box.take_out': 'Lấy ra',
  'box.unpack': 'Dỡ hết, không dùng nữa',
  'box.reopen': 'Dùng lại',
  'box.is_closed': 'Đã dỡ',
  'box.lies_in': 'Trong thùng {code}',
  'places.lies_in': 'Nằm trong',
  'places.top': 'Ngay trong cơ sở',
  'places.move': 'Chuyển đến đó',
  'places.inside': 'Các vị trí bên trong',
  'scan.taken': 'bạn đang giữ',
  'scan.in_box': 'vào thùng {box}',
  'scan.in_box_already': 'đã ở trong thùng {box} từ trước',
  'history.box.into_box': 'Xếp vào thùng',
  'history.box.out_of_box': 'Lấy ra khỏi thùng',
  'history.place.taken': 'Có người nhận giữ',
  'history.place.picked': 'Lấy ra để trao tặng',
  'error.box.not_found':
    'Không có thùng này ở cơ sở này. Hãy kiểm tra nhãn hoặc xem danh sách thùng.',
  'error.box.closed':
    'Thùng {box} đã được dỡ. Chưa có gì thay đổi. Hãy mở lại hoặc lấy thùng khác.',
  'error.box.open': 'Thùng {box} đang được dùng. Hãy tải lại trang rồi làm tiếp.',
  'error.box.in_transit':
    'Thùng {box} đang trên đường đến cơ sở khác. Chỉ mở sau khi đã tiếp nhận.',
  'error.box.full': 'Thùng {box} đã đầy: {most} món. Chưa có gì thay đổi. Hãy lấy thùng khác.',
  'error.box.no_box_in_box':
    '{code} cũng là thùng, mà thùng không xếp vào thùng. Hãy quét từng món bên trong.',
  'error.box.quarantined':
    '{code} đang cách ly nên không xếp vào thùng nào. Hãy để ở thùng cách ly cho đến khi điều phối viên quyết định.',
  'error.box.not_in_it':
    '{code} không còn ở trong thùng {box}. Chưa có gì thay đổi. Hãy quét riêng món đó để xem nó ở đâu.',
  'error.scan.not_a_container':
    '{code} không phải là thùng, phiếu chuyển kho hay lô tái chế. Chưa có gì được xếp vào.',
};
