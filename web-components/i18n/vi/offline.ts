import type { offline as en } from '../en/offline.ts';

export const offline = {
  'scan.strip.doubtful': 'Đang chờ, chưa chắc đúng',
  'scan.expect.moved': '{name}: đang chờ gửi. Có vẻ đúng: sẽ chuyển sang “{to}”.',
  'scan.expect.already': '{name}: đang chờ gửi. Theo dữ liệu tại bàn này thì máy đã ở: {to}.',
  'scan.expect.placed': '{name}: đang chờ gửi. Có vẻ đúng: sẽ vào {place}.',
  'scan.expect.placed_now': 'Vị trí {name}: những gì quét tiếp sẽ vào đó khi được gửi.',
  'scan.expect.kept': '{name}: đang chờ gửi. Có vẻ đúng.',
  'scan.expect.opened': '{name}: bàn này có biết. Lần quét đang chờ gửi.',
  'scan.expect.unknown':
    'Bàn này chưa biết mã đó. Lần quét được giữ lại và gửi sau; khi đó mới biết đúng hay sai.',
  'scan.expect.refusal': '{name}: đang chờ gửi, và có lẽ sẽ bị từ chối: {reason}',
  'bench.known_at': 'Theo dữ liệu tại bàn này lúc {time}. Không có kết nối: có thể đã khác.',
  'bench.known_more':
    'Kết quả kiểm tra, sửa chữa và bằng chứng không lưu ở đây. Lần quét và thao tác được giữ lại và gửi sau.',
  'bench.known_power': '{watts, number} W, {volts, number} V',
  'outbox.title': 'Các lần quét đang chờ',
  'outbox.none': 'Mọi lần quét đã được gửi.',
  'outbox.mine': '{count, number} lần quét của bạn đang chờ, từ {time}.',
  'outbox.others':
    '{count, number} lần quét của {name}, từ {time}. Chỉ gửi khi người đó đăng nhập trên thiết bị này; người khác không gửi thay được.',
  'outbox.somebody': 'người khác',
  'outbox.aside': 'Lưu thành tệp…',
  'outbox.aside_text':
    '{count, number} lần quét của {name} sẽ được lưu thành tệp trên thiết bị này và không chờ nữa: chúng sẽ không bao giờ được thực hiện. Nếu có thể, hãy để {name} đăng nhập tại đây. Việc nào còn phải làm thì làm bằng tay theo tệp.',
  'outbox.aside_do': 'Lưu tệp, không chờ nữa',
  'outbox.aside_not': 'Để chờ tiếp',
  'outbox.aside_done':
    'Đã lưu {count, number} lần quét của {name} thành tệp. Trên thiết bị này không còn gì của người đó đang chờ.',
  'outbox.file_when': 'Quét lúc',
  'outbox.file_who': 'Người quét',
  'outbox.file_code': 'Mã',
  'outbox.file_meaning': 'Ý nghĩa',
  'outbox.offline':
    'Không có kết nối. Không mất gì cả: các lần quét được giữ trên thiết bị này và sẽ gửi theo thứ tự khi có mạng.',
  'outbox.newest': 'Mới nhất trước',
  'outbox.more': 'và {count, number} lần cũ hơn',
  'outbox.send': 'Gửi ngay',
  'outbox.refused': '{count, number} lần quét bị từ chối đang chờ xử lý.',
  'outbox.see_refused': 'Xem các lần quét bị từ chối',
  'outbox.known':
    'Khi mất mạng, bàn này hiểu được {count, number} mã của cơ sở, theo dữ liệu lúc {time}.',
  'outbox.left': 'Còn {count, number} mã không đủ chỗ: vẫn nhận quét nhưng chưa hiểu được.',
  'outbox.unknown':
    'Bàn này chưa đọc danh sách mã của cơ sở. Khi mất mạng, lần quét vẫn được giữ nhưng chưa hiểu được.',
  'outbox.since': '{count, number} lần quét chờ từ {time}',
  'sign_out.title': 'Có lần quét chưa gửi',
  'sign_out.text':
    '{count, number} lần quét của bạn đang chờ trên thiết bị này từ {time}. Nếu đăng xuất, chúng vẫn ở đây và được gửi khi bạn đăng nhập lại trên thiết bị này; người khác không gửi thay được.',
  'sign_out.send': 'Gửi rồi đăng xuất',
  'sign_out.stay': 'Ở lại',
  'sign_out.keep': 'Đăng xuất, giữ lại cho tôi',
  'sign_out.not_sent': 'Chưa gửi được. Bạn vẫn đang đăng nhập, không mất gì cả.',
  'sign_out.offline':
    'Không có kết nối nên chưa đăng xuất được: bạn vẫn đang đăng nhập. Không mất gì cả.',
  'storage.none':
    'Trình duyệt này không lưu được lần quét nên không nhận lần quét nào. Hãy thoát cửa sổ riêng tư hoặc cho phép trang này lưu dữ liệu, rồi thử lại.',
  'storage.full':
    'Thiết bị đã đầy, không lưu thêm được nên không nhận lần quét nào. Hãy giải phóng bộ nhớ rồi thử lại. Những lần quét đang chờ vẫn an toàn.',
  'storage.low': 'Thiết bị sắp đầy. Lần quét vẫn được lưu; hãy sớm giải phóng bộ nhớ.',
  'storage.again': 'Thử lại',
  'storage.again_now': 'Đã lưu được lần quét trở lại.',
  'storage.lost': 'Chưa nhận; hãy quét lại:',
  'outbox.back': 'Đã có kết nối: đã gửi {sent, number} lần quét.',
  'outbox.back_refused':
    'Đã có kết nối: đã gửi {sent, number}, còn {refused, number} lần bị từ chối cần bạn xử lý.',
  'conflict.again': 'Vẫn thực hiện',
  'conflict.open': 'Mở thiết bị',
  'conflict.meanwhile': '{person} đã làm việc với thiết bị này, {when}.',
} as const satisfies Record<keyof typeof en, string>;
