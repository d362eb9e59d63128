import type { boxes as english } from '../en/boxes.ts';

export const boxes: Record<keyof typeof english, string> = {
  'box.title': 'Thùng',
  'box.list': 'Thùng hàng',
  'scan.taken': 'bạn đang giữ',
  'scan.in_box': 'vào thùng {box}',
  'scan.in_box_already': 'đã ở trong thùng {box} từ trước',
  'history.box.into_box': 'Xếp vào thùng',
  'history.box.out_of_box': 'Lấy ra khỏi thùng',
  'history.place.taken': 'Có người nhận giữ',
  'history.place.picked': 'Lấy ra để trao tặng',
  'error.box.not_found': 'Không có thùng này ở cơ sở này.',
  'error.box.closed': 'Thùng {box} đã được dỡ. Hãy mở lại hoặc lấy thùng khác.',
  'error.box.open': 'Thùng {box} đang được dùng.',
  'error.box.in_transit':
    'Thùng {box} đang trên đường đến cơ sở khác. Chỉ mở sau khi đã tiếp nhận.',
  'error.box.full': 'Thùng {box} đã đầy: {most} món. Hãy lấy thùng khác.',
  'error.box.no_box_in_box': '{code} cũng là thùng. Không xếp thùng vào thùng.',
  'error.box.quarantined': '{code} đang cách ly và ở lại trong thùng cách ly.',
  'error.box.not_in_it': '{code} không còn ở trong thùng {box}.',
  'error.scan.not_a_container': '{code} không phải thùng hay phiếu chuyển. Chưa xếp gì.',
};
