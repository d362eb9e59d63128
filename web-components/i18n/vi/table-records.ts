import type { tableRecords as english } from '../en/table-records.ts';

export const tableRecords: Record<keyof typeof english, string> = {
  'error.handover.other_need': '{code} hiện đã được giữ cho {need}. Chưa có gì thay đổi.',
  'error.input.too_many': 'Gửi cùng lúc quá nhiều. Hãy gửi từng phần nhỏ hơn.',
  'error.handover_session.closed':
    'Đợt trao tặng đã đóng. Những gì máy tính bảng đã ghi vẫn được giữ; điều phối viên sẽ quyết định.',
  'error.handover_session.by_courier':
    'Đợt {code} được gửi chuyển phát, không cần máy tính bảng; hãy xác nhận từng lần giao trên trang của đợt.',
  'error.handover_session.many_tablets':
    'Đợt {code} đã mở trên {max} máy tính bảng. Hãy thu hồi một máy không còn dùng.',
  'error.handover_tablet.not_found': 'Cơ sở này không có máy tính bảng đó.',
  'error.handover_tablet.ended':
    'Đợt {code} đã kết thúc trên máy tính bảng này. Máy sẽ tự xóa dữ liệu; những gì đã gửi vẫn an toàn.',
  'error.handover_tablet.other_person':
    'Người khác đã mở đợt {code} trên máy tính bảng này. Chỉ người đó hoặc chính máy mới gửi được.',
  'error.handover_tablet.token_wrong':
    'Máy tính bảng này không còn được nhận ra. Hãy đăng nhập bằng người đã mở đợt trên máy.',
  'error.handover_tablet.revoked': 'Máy tính bảng đã bị thu hồi trước khi bản ghi này đến.',
  'error.handover_tablet.expired': 'Bản ghi này đến sau khi máy tính bảng đã hết hạn.',
  'error.handover_tablet.person_gone': 'Người đã mở máy tính bảng không còn làm việc ở đây.',
  'error.table_record.unreadable':
    'Không mở được những gì máy tính bảng gửi. Nó được giữ nguyên như khi đến.',
  'error.table_record.invalid':
    'Những gì máy tính bảng gửi chưa đầy đủ. Nó được giữ nguyên như khi đến.',
  'error.table_record.not_listed': '{need} không có trong danh sách của đợt {session}.',
  'error.table_record.already_served': '{need} đã nhận rồi: máy {device}, biên nhận {receipt}.',
  'error.table_record.not_a_spare': '{code} không còn là máy dự phòng của đợt này: {stage}.',
  'error.table_record.device_changed': '{code} không còn được giữ cho {need}: {stage}.',
  'error.table_record.conflict': 'Cùng lúc đó đã có việc khác được ghi.',
  'error.table_record.too_many':
    '{max} bản ghi của máy tính bảng này đang chờ người xử lý. Hãy giải quyết bớt trước.',
  'error.gift.reserved_elsewhere':
    'Thẻ {code} đã được giữ cho {need}. Hãy lấy thẻ khác. Chưa có gì thay đổi.',
  'error.gift.other_card': 'Ở đây đã giữ thẻ {reserved}, không phải {code}. Chưa có gì thay đổi.',
  'error.gift.not_scanned': 'Hãy quét thẻ {code} trước.',
  'error.gift.identity_unseen': 'Hãy xem giấy tờ của người lớn trước.',
  'error.handover.no_signature':
    'Ở đây không có chữ ký, hoặc chữ ký đã bị xóa. Không có bản giấy để thêm.',
  'error.handover.no_paper': 'Chưa có ảnh bản giấy đã ký.',
  'error.table_record.not_found': 'Đợt này không có bản ghi đó.',
  'error.table_record.settled': 'Đã có người giải quyết bản ghi này. Chưa có gì thay đổi.',
};
