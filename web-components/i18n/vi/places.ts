export const places = {
  'places.title': 'Vị trí',
  'places.lead': 'Kệ, bàn và ngăn, mỗi nơi có một nhãn.',
  'places.new': 'Vị trí mới',
  'places.kind': 'Loại vị trí',
  'places.kind.site': 'Cơ sở',
  'places.kind.area': 'Khu vực',
  'places.kind.bench': 'Bàn kỹ thuật',
  'places.kind.shelf': 'Kệ',
  'places.kind.bin': 'Ngăn',
  'places.kind.quarantine': 'Cách ly',
  'places.name': 'Tên',
  'places.name_hint': 'Nhiều vị trí một lúc: B-01…B-12',
  'places.will_make': '{count, plural, other {# vị trí}}: {names}',
  'places.made': '{count, plural, other {Đã tạo # vị trí}}',
  'places.print_labels': 'In nhãn cho các vị trí này',
  'places.devices': '{count, plural, other {# máy}}',
  'places.accessories': '{count, plural, other {# phụ kiện}}',
  'places.parts': '{count, plural, other {# linh kiện có nhãn}}',
  'places.boxes': '{count, plural, other {# thùng}}',
  'places.holds': 'Đang có',
  'places.rename': 'Đổi tên',
  'places.close': 'Đóng vị trí này',
  'places.reopen': 'Mở lại',
  'places.closed': 'đã đóng',
  'places.show_closed': 'Hiện cả vị trí đã đóng',
  'places.empty': 'Chưa có vị trí. Hãy tạo kệ trước: sẵn sàng nghĩa là đã lên kệ.',
  'places.put_here': 'Quét máy để đưa vào đây',
  'places.put_hint': 'Mỗi lần quét chuyển một máy, bộ sạc, linh kiện hoặc thùng đến vị trí này.',
  'places.nothing_here': 'Ở đây chưa có gì.',
  'places.type_code': 'Mã',
  'places.move_here': 'Chuyển đến đây',
  'error.places.name_taken': 'Đã có vị trí đang mở tên {name}. Chưa tạo gì.',
  'error.places.not_empty':
    '{count, plural, other {Ở đây còn # vật}}. Chưa có gì thay đổi. Hãy chuyển hết sang nơi khác trước.',
  'error.places.last_quarantine': 'Đây là nơi cách ly cuối cùng. Hãy tạo nơi khác trước.',
  'error.places.closed': 'Vị trí này đã đóng. Chưa chuyển gì. Hãy chọn nơi khác.',
  'error.places.in_kit':
    'Món này nằm trong bộ phụ kiện của {device}. Chưa chuyển gì. Hãy chuyển thiết bị, hoặc lấy món này ra khỏi bộ trước.',
  'error.places.not_here':
    '{code} hiện không ở xưởng. Chưa chuyển gì. Hãy mở trang của nó để xem nó ở đâu; nếu đang cầm trong tay, hãy báo điều phối viên.',
  'error.places.quarantined_stays':
    'Máy này đang bị cách ly: chỉ được đặt vào thùng cách ly cho đến khi điều phối viên quyết định. Hãy quét thùng, rồi quét máy.',
  'error.places.quarantine_by_hold':
    'Thùng cách ly chỉ nhận máy đang tạm giữ. Hãy tạm giữ máy trước.',
  'error.places.not_movable': 'Chỉ máy, phụ kiện, linh kiện và thùng mới được đặt vào vị trí.',
  'error.places.in_device': '{code} đang lắp trong {device}. Hãy tháo ra trước.',
  'error.places.box_closed': 'Thùng {code} đã được dỡ. Hãy mở lại để dùng.',
  'error.places.ready_stays':
    '{code} đã sẵn sàng trao tặng và ở lại trên kệ. Không thể giao cho ai giữ; hãy phân bổ rồi mới lấy.',
  'error.places.wrong_parent':
    '“{name}” ({kind}) không thể nằm trong “{parent}” ({parentKind}). Khu vực nằm trong cơ sở, kệ hoặc bàn nằm trong khu vực, ngăn nằm trên kệ.',
  'error.places.not_last':
    '{count, plural, other {Còn # vị trí nằm trong đó}}. Hãy đóng hoặc chuyển chúng trước.',
  'error.place.not_found':
    'Không có vị trí này ở cơ sở này. Hãy quét lại nhãn hoặc xem mục Vị trí.',
  'error.code.unknown':
    'Ở đây không có gì mang mã {code}. Chưa có gì thay đổi. Hãy kiểm tra nhãn, hoặc tìm theo tên.',
} as const;
