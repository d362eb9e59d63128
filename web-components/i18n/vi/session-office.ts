import type { sessionOffice as english } from '../en/session-office.ts';

export const sessionOffice: Record<keyof typeof english, string> = {
  'kept.title': 'Đang chờ quyết định',
  'kept.lead':
    'Máy tính bảng đã gửi những bản ghi này nhưng chưa thể ghi nhận như vậy. Không mất gì cả. Hãy quyết định từng bản ghi.',
  'kept.settled': 'Đã giải quyết {count, number} bản ghi',
  'kept.unknown_need': 'Không rõ đăng ký nào',
  'kept.kind.handover': 'đã trao',
  'kept.kind.card': 'đã trao thẻ',
  'kept.kind.exchange': 'đã đổi máy tại bàn',
  'kept.kind.absent': 'không đến',
  'kept.kind.unknown': 'không mở được',
  'kept.from': '{tablet}, {person}: diễn ra {at}, nhận được {received}',
  'kept.advice.already_served':
    'Nếu gia đình thật sự đang giữ cả hai máy, hãy nhận lại một máy trước. Nếu đây chỉ là một lần trao ghi hai lần, hãy bỏ bản ghi này.',
  'kept.advice.revoked':
    'Hãy hỏi người dùng máy tính bảng này. Nếu gia đình đã thật sự nhận máy thì ghi nhận; nếu không thì bỏ.',
  'kept.advice.expired':
    'Nếu gia đình đã thật sự nhận máy thì ghi nhận với ngày đã diễn ra; nếu không thì bỏ.',
  'kept.advice.closed':
    'Nếu gia đình đã thật sự nhận máy thì ghi nhận; đợt vẫn đóng. Nếu không thì bỏ.',
  'kept.advice.person_gone':
    'Nếu gia đình đã thật sự nhận máy, việc trao sẽ được ghi dưới tên bạn.',
  'kept.advice.other_need':
    'Hãy xem gia đình thật sự đang giữ máy nào rồi ghi máy đó. Máy kia cần được tìm lại.',
  'kept.advice.device_changed':
    'Hãy xem gia đình thật sự đang giữ máy nào rồi ghi máy đó. Máy kia cần được tìm lại.',
  'kept.advice.not_a_spare':
    'Nếu máy này đã thật sự được trao thì ghi nhận. Nếu không, hãy ghi máy mà gia đình đang giữ.',
  'kept.advice.not_reserved':
    'Hãy xem gia đình thật sự đang giữ máy nào. Máy đó phải được phân bổ cho đăng ký này trước khi ghi nhận.',
  'kept.advice.not_listed':
    'Hãy hỏi người đứng bàn. Nếu gia đình đã thật sự nhận máy thì ghi nhận.',
  'kept.advice.unreadable':
    'Không ai đọc được bản ghi này. Hãy hỏi người đứng bàn đã làm gì rồi ghi bằng tay.',
  'kept.advice.invalid':
    'Không thể ghi nhận như vậy. Hãy hỏi người đứng bàn đã làm gì rồi ghi bằng tay.',
  'kept.record': 'Vẫn ghi nhận',
  'kept.other_device': 'Đã trao máy khác',
  'kept.other_text':
    'Nhập hoặc quét máy mà gia đình thật sự đang giữ. Chữ ký, ngày và người trao giữ nguyên như tại bàn.',
  'kept.other_code': 'Máy đã trao',
  'kept.dismiss': 'Bỏ bản ghi',
  'kept.dismiss_text':
    'Không ghi nhận gì từ bản ghi này, và chữ ký trong đó bị xóa. Không thể lấy lại; việc bỏ, lý do và người bỏ vẫn được lưu.',
  'kept.why': 'Vì sao bỏ',
  'kept.because.double': 'Bị ghi hai lần',
  'kept.because.not_given': 'Không trao gì',
  'kept.because.recorded_otherwise': 'Đã ghi bằng tay',
  'kept.because.mistake': 'Ghi nhầm',
  'kept.done.recorded': 'Đã ghi nhận',
  'kept.done.other_device': 'Đã ghi với máy khác',
  'kept.done.dismissed': 'Đã bỏ',
  'kept.was_settled': 'Đã giải quyết.',
  'kept.still': 'Vẫn chưa ghi nhận được: {why}',
  'kept.coordinator': 'Điều phối viên sẽ quyết định.',
  'tablets.title': 'Máy tính bảng của đợt này',
  'tablets.opened': '{person} mở lúc {at}',
  'tablets.seen': 'liên lạc gần nhất {at}',
  'tablets.recorded': '{count, plural, =0 {Chưa ghi lần trao nào} other {Đã ghi # lần trao}}',
  'tablets.kept': '{count, number} bản ghi chờ quyết định',
  'tablets.state_open': 'mở đến {at}',
  'tablets.state_wiped': 'đã gửi hết và tự xóa lúc {at}',
  'tablets.state_revoked': 'bị thu hồi lúc {at}',
  'tablets.state_expired': 'hết hạn lúc {at}',
  'tablets.revoke': 'Thu hồi',
  'tablets.revoke_what': 'Thu hồi {name}',
  'tablets.revoke_means': 'Điều này có nghĩa là:',
  'tablets.means_now': 'Từ bây giờ không có gì từ máy này được tự động ghi nhận.',
  'tablets.means_later':
    'Lần liên lạc tới, máy tự xóa thông tin các gia đình. Những gì máy còn gửi không bị mất: chúng chờ quyết định tại đây.',
  'tablets.means_pin':
    'Cho đến lúc đó, thông tin trên máy được khóa bằng mã PIN. Nếu máy có thể rơi vào tay người khác, hãy báo người phụ trách dữ liệu cá nhân.',
  'tablets.because_lost': 'Bị mất hoặc bị lấy cắp',
  'tablets.because_broken': 'Bị hỏng',
  'tablets.because_not_needed': 'Không cần nữa',
  'tablets.because_other': 'Lý do khác',
  'tablets.revoked': 'Đã thu hồi máy tính bảng.',
  'paper.title': 'Ký trên giấy',
  'paper.missing': 'Còn thiếu ảnh của {count, number} bản giấy.',
  'paper.all_there': 'Đã có ảnh của mọi bản giấy.',
  'paper.receipt': 'Biên nhận',
  'paper.voided': 'đã hủy',
  'paper.there': 'Đã thêm ảnh {at}',
  'paper.take': 'Chụp ảnh',
  'paper.again': 'Chụp lại rõ hơn',
  'paper.choose': 'Chọn tệp',
  'paper.look': 'Xem ảnh',
  'paper.logged': 'Việc bạn xem ảnh được ghi vào nhật ký.',
  'paper.check': 'Có đọc rõ không?',
  'paper.check_text':
    'Số biên nhận, tên và chữ ký phải rõ nét. Trong ảnh không được có gì khác, nhất là giấy tờ tùy thân.',
  'paper.alt': 'Ảnh bản giấy đã ký',
  'paper.keep': 'Giữ ảnh này',
  'paper.replace': 'Giữ ảnh này thay ảnh cũ',
  'paper.not_an_image': 'Đây không phải ảnh đọc được. Chưa thêm gì. Hãy chọn tệp JPEG hoặc PNG.',
  'paper.too_large': 'Tệp này quá lớn. Chưa thêm gì. Hãy chụp ảnh ngay tại đây.',
};
