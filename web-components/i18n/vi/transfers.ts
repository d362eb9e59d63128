import type { transfers as english } from '../en/transfers.ts';

export const transfers: Record<keyof typeof english, string> = {
  'transfer.title': 'Chuyển kho',
  'transfer.one': 'Phiếu chuyển kho',
  'transfer.lead': 'Hàng đang chuyển giữa các cơ sở.',
  'transfer.new': 'Phiếu chuyển mới',
  'transfer.to_site': 'Đến',
  'transfer.choose_site': 'Chọn cơ sở',
  'transfer.no_sites':
    'Chưa có cơ sở nào khác để gửi đến. Quản trị viên thêm cơ sở trong phần cài đặt.',
  'transfer.carrier': 'Người vận chuyển',
  'transfer.carrier_hint': 'Tên hãng hoặc xe; in trên phiếu chuyển giao.',
  'transfer.open': 'Bắt đầu xếp hàng',
  'transfer.group.late': 'Đi quá lâu',
  'transfer.group.in': 'Đang đến',
  'transfer.group.packing': 'Đang xếp hàng ở đây',
  'transfer.group.announced': 'Nơi khác đang xếp để gửi đến',
  'transfer.group.out': 'Đã gửi từ đây',
  'transfer.group.done': 'Đã xong',
  'transfer.empty_list': 'Không có gì đang trên đường.',
  'transfer.from_to': '\u2068{from}\u2069 → \u2068{to}\u2069',
  'transfer.things': '{count, plural, other {# món}}',
  'transfer.open_things': '{count, plural, other {còn # món chưa nhận}}',
  'transfer.days': '{days, plural, =0 {hôm nay} other {đã # ngày}}',
  'transfer.state.packing': 'Đang xếp hàng',
  'transfer.state.sent': 'Đang trên đường',
  'transfer.state.settled': 'Đã xong',
  'transfer.state.cancelled': 'Đã hủy',
  'transfer.line.packed': 'Trong danh sách',
  'transfer.line.on_the_way': 'Đang trên đường',
  'transfer.line.arrived': 'Đã nhận',
  'transfer.line.stayed': 'Còn ở nơi gửi',
  'transfer.line.lost': 'Thất lạc',
  'transfer.line.unexpected': 'Không có trong danh sách',
  'transfer.pack_scan': 'Quét những gì gửi đi',
  'transfer.pack_hint':
    'Máy, phụ kiện, linh kiện, thùng. Quét nhãn kệ n lần là n cái; nếu có ở nhiều ngăn, hãy quét ngăn trước.',
  'transfer.from_bin': 'Lấy từ {place}',
  'transfer.any_bin': 'Từ ngăn bất kỳ',
  'transfer.send': 'Gửi đi',
  'transfer.sent_now': 'Đã gửi: từ giờ không ai ở đây giữ hàng này.',
  'transfer.cancel': 'Lấy lại',
  'transfer.cancel_hint': 'Mọi thứ trở về chỗ cũ.',
  'transfer.manifest': 'Phiếu chuyển giao',
  'transfer.label': 'In nhãn',
  'transfer.remove': 'Bỏ khỏi danh sách',
  'transfer.receive_place': 'Quét kệ để hàng, rồi quét từng món',
  'transfer.receive_at': 'Hàng nhận được để ở {place}',
  'transfer.change_place': 'Quét kệ khác để đổi.',
  'transfer.box_hint': 'Quét thùng là nhận cả thùng. Muốn kiểm tra, hãy mở thùng và quét từng món.',
  'transfer.not_there': 'Không có ở đây',
  'transfer.take_in': 'Nhận vào',
  'transfer.stayed': 'Còn ở nơi gửi',
  'transfer.lost': 'Bị thất lạc',
  'transfer.settle_title': '{code} thế nào?',
  'transfer.settle_note': 'Thông tin đã biết',
  'transfer.settle': 'Xử lý',
  'transfer.progress': 'Đã nhận {received}/{sent}',
  'transfer.pieces': '{received}/{sent} cái',
  'transfer.packed_pieces': '{count, plural, other {# cái}}',
  'transfer.nothing_packed': 'Danh sách chưa có gì. Hãy quét món đầu tiên.',
  'transfer.needs_network':
    'Gửi đi và xử lý chênh lệch cần có mạng; quét để xếp và nhận vẫn làm được khi mất mạng.',
  'transfer.receiver_packs': 'Cơ sở kia còn đang xếp hàng.',
  'transfer.sender_waits': 'Cơ sở kia sẽ tiếp nhận; món nào không đến có thể xử lý từ đây.',
  'transfer.late_days': 'Số ngày trên đường thì coi là quá lâu',
  'transfer.by_at': '{person}, {place}',
  'scan.packed': 'đã vào danh sách',
  'scan.packed_already': 'đã có trong danh sách',
  'scan.packed_pieces': '{count, plural, other {# cái trong danh sách}}',
  'scan.received': 'đã nhận, để ở {place}',
  'scan.received_box': 'đã nhận thùng với {count, plural, other {# món}}, để ở {place}',
  'scan.received_already': '{by} đã nhận trước đó: {place}',
  'scan.received_last': 'đã nhận, để ở {place}: đó là món cuối',
  'history.transfer.packed': 'Đưa vào danh sách chuyển',
  'history.transfer.unpacked': 'Bỏ khỏi danh sách chuyển',
  'history.transfer.sent': 'Gửi đi theo phiếu chuyển',
  'history.transfer.arrived': 'Nhận từ phiếu chuyển',
  'history.transfer.not_arrived': 'Hủy ghi nhận đã nhận',
  'history.transfer.stayed': 'Ở lại, không chuyển đi',
  'error.transfer.not_found':
    'Không có phiếu chuyển này từ hoặc đến cơ sở này. Hãy xem danh sách phiếu chuyển.',
  'error.transfer_line.not_found': 'Dòng này không còn trong danh sách. Hãy tải lại trang.',
  'error.transfer.not_from': 'Chỉ cơ sở gửi mới làm được việc này. Hãy hỏi người ở đó.',
  'error.transfer.not_to': 'Chỉ cơ sở nhận mới làm được việc này. Hãy hỏi người ở đó.',
  'error.transfer.is_packing':
    'Phiếu chuyển này còn đang xếp hàng, chưa gửi đi. Cơ sở gửi phải gửi trước.',
  'error.transfer.is_sent':
    'Phiếu chuyển này đã gửi đi và danh sách đã khóa. Hãy mở phiếu khác cho phần còn lại.',
  'error.transfer.is_settled':
    'Phiếu chuyển này đã xong, không còn gì phải xử lý. Hãy mở phiếu mới cho hàng khác.',
  'error.transfer.is_cancelled':
    'Phiếu chuyển này đã hủy, không có gì được chuyển. Hãy mở phiếu mới.',
  'error.transfer.no_such_site': 'Hãy chọn một cơ sở khác.',
  'error.transfer.empty': 'Danh sách chưa có gì. Hãy quét hàng trước.',
  'error.transfer.gone':
    '{code} không còn ở cơ sở này. Chưa gửi gì. Hãy bỏ món đó khỏi danh sách rồi gửi phần còn lại.',
  'error.transfer.reserved':
    '{code} đã được phân bổ cho người nhận ở đây. Hãy hủy phân bổ trước; máy ở lại đây.',
  'error.transfer.safety_hold':
    '{code} đang tạm giữ vì nguy cơ mất an toàn nên không được chuyển đi: điều phối viên quyết định trước.',
  'error.transfer.in_box':
    '{code} nằm trong thùng {box}. Hãy quét thùng, hoặc lấy ra khỏi thùng trước.',
  'error.transfer.on_other_list':
    '{code} đã có trong danh sách của phiếu chuyển {transfer}. Hãy bỏ khỏi danh sách đó trước.',
  'error.transfer.which_bin': '{item} có ở nhiều ngăn: {bins}. Hãy quét ngăn lấy hàng trước.',
  'error.transfer.own_labels': 'Mỗi {item} có nhãn riêng. Hãy quét nhãn của từng cái.',
  'error.transfer.arrived_already': 'Đã có món đến nơi. Hãy xử lý từng dòng còn lại.',
  'error.transfer.place_first': 'Hãy quét kệ để hàng trước.',
  'error.transfer.not_on_list':
    '{code} không có trong danh sách của phiếu chuyển này. Nếu nó đi cùng, hãy nhận vào.',
  'error.transfer.belongs_here':
    '{code} vốn thuộc cơ sở này và không có trong danh sách. Hãy cất lên kệ; không cần tiếp nhận.',
  'error.transfer.found_to_quarantine':
    '{code} từng thất lạc: không ai biết nó đã ở đâu. Chưa nhận gì. Hãy chọn hoặc quét thùng cách ly cho nó.',
  'error.transfer.was_missing':
    '{code} đã ghi là thất lạc. Nếu đang có trong tay, hãy nhận vào: nó được tìm thấy.',
  'error.transfer.was_settled':
    '{code} đã được xử lý là ở lại. Nếu thật ra nó đi cùng, cơ sở của nó hãy gửi bằng phiếu chuyển mới.',
  'error.transfer.more_than_sent':
    '{item}: chỉ còn {left, number} cái trên đường, bạn đếm được nhiều hơn. Chưa nhận gì. Nếu chúng đi cùng, hãy nhận vào.',
  'error.transfer.item_not_on_list':
    '{item} không có trong danh sách của phiếu chuyển này. Nếu nó đi cùng, hãy nhận vào.',
  'error.transfer.line_is_done': 'Dòng này đã được xử lý. Hãy tải lại trang để xem.',
  'error.transfer.not_received':
    'Món này chưa được nhận nên không có gì để hủy. Hãy tải lại trang.',
  'error.transfer.cannot_take_back':
    'Không hủy được: hàng đếm thì kiểm đếm tại chỗ, món ngoài danh sách không có đường quay lại. Hãy gửi bằng phiếu chuyển mới.',
};
