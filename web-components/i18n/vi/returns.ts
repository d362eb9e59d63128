import type { returns as english } from '../en/returns.ts';

export const returns: Record<keyof typeof english, string> = {
  'back.need_exchange': 'nhận máy khác ngay bây giờ',
  'back.scan_first': 'Hãy quét máy được trả lại trước.',
  'back.reason_first': 'Hãy chọn vì sao trả lại.',
  'back.exchange_below': 'Máy khác được quét và ký nhận ở bên dưới. Hai việc được ghi cùng lúc.',
  'back.exchange_do': 'Nhận lại và trao máy khác',
  'back.replacement': 'Máy khác',
  'back.replacement_scan': 'Quét máy được trao thay thế, rồi những món đi kèm.',
  'back.replacement_free': 'Những máy phù hợp với đăng ký:',
  'back.replacement_other': 'Trao máy khác nữa',
  'back.given': 'Đã trao máy khác; bảo hành đến {date}.',
  'back.receipt': 'Biên nhận',
  'back.aside': 'Của người khác',
  'back.aside_off': 'Không còn trên bàn',
  'error.back.replacement_unfit': 'Không thể trao máy này cho đăng ký này. Hãy quét máy khác.',
  'error.return.foreign_piece':
    'Món này đã đi cùng máy {belongsTo} cho {need}. Hãy để riêng để trả lại và tìm đúng món.',
  'error.return.workshop_piece':
    'Món này thuộc bộ phụ kiện của máy {belongsTo} đang ở đây. Hãy trả về đó.',
  'error.return.stock_piece': 'Món này còn trong kho, chưa trao cho ai. Hãy trả về kệ.',
  'error.return.other_device':
    '{code} là máy khác. Để trao thay thế, hãy chọn “nhận máy khác ngay bây giờ”; để nhận lại máy đó, hãy làm xong máy này trước.',
  'error.return.replacement_not_ready':
    '{code} chưa sẵn sàng để trao: {stage}. Hãy quét máy khác. Chưa có gì thay đổi.',
  'back.person_gone':
    'Dữ liệu người nhận đã được xóa theo yêu cầu hoặc theo thời hạn: không còn ai chờ.',
  'error.return.person_gone':
    'Người nhận của {need} đã được xóa dữ liệu: đăng ký không thể chờ máy khác. Chưa có gì thay đổi. Hãy chọn “kết thúc” rồi nhận lại máy.',
  'warranty.left': 'Bảo hành: còn {count} ngày, đến {date}',
  'warranty.ended': 'Đã hết bảo hành ngày {date}',
  'warranty.means_left':
    'Sửa hoặc đổi miễn phí, dù hỏng vì lý do gì. Không gồm pin và vật tư tiêu hao.',
  'warranty.means_ended': 'Máy vẫn được nhận lại. Có máy khác để trao hay không tùy vào kho.',
  'given.none': 'Máy chưa được trao lần nào.',
  'given.on': 'Trao ngày {date}',
  'given.direct': 'trao trực tiếp',
  'given.void': 'hủy hiệu lực từ {date}',
  'given.returned': 'trả lại ngày {date}',
  'given.replaced': 'trao thay cho {code}',
  'given.valid': 'có hiệu lực',
  'given.receipt': 'Biên nhận',
  'void.do': 'Hủy hiệu lực lần trao này',
  'void.title': 'Hủy hiệu lực lần trao máy {code}',
  'void.text':
    'Dùng khi trao nhầm máy và máy đã ở lại đây. Máy lại được phân bổ cho cùng đăng ký; biên nhận được giữ lại và hiện là đã hủy. Nếu máy được trả vì lý do khác, hãy dùng “Nhận lại”.',
  'void.until': 'Có thể làm đến {date}.',
  'void.too_late': 'Đã quá {days} ngày: chỉ có thể nhận lại, không thể hủy hiệu lực.',
  'void.reason': 'Lý do',
  'void.reason_hint': 'Điều gì đã nhầm, không ghi tên người.',
  'void.place': 'Máy đang ở đâu',
  'void.second': 'Điều phối viên thứ hai',
  'void.second_hint': 'Một điều phối viên khác tự xác nhận tại đây.',
  'void.second_scan': 'Điều phối viên thứ hai quét thẻ ngay bây giờ.',
  'void.second_pin': 'Mã PIN của điều phối viên thứ hai',
  'void.second_username': 'Tên đăng nhập của điều phối viên thứ hai',
  'void.second_password': 'Mật khẩu của điều phối viên thứ hai',
  'void.done': 'Lần trao đã bị hủy. {code} lại được phân bổ cho {need}.',
};
