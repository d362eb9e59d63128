import type { handoverSessions as english } from '../en/handover-sessions.ts';

export const handoverSessions: Record<keyof typeof english, string> = {
  'error.handover_session.not_found':
    'Không có đợt trao tặng này tại cơ sở của bạn. Hãy tìm trong danh sách các đợt.',
  'error.handover_session.ended': 'Đợt này đã kết thúc. Chưa có gì thay đổi. Hãy lập đợt mới.',
  'error.handover_session.changed': 'Có người vừa sửa đợt này. Chưa lưu gì. Hãy xem lại.',
  'error.handover_session.full':
    'Mỗi đợt có tối đa {most, number} đăng ký. Chưa thêm gì. Hãy lập đợt thứ hai.',
  'error.handover_session.tablet_open':
    'Máy tính bảng {tablet} có thể còn kết quả chưa gửi. Chưa có gì thay đổi. Hãy để nó gửi trước, hoặc khóa nó.',
  'error.handover_session.served_already':
    'Đợt này đã trao {count, number} máy nên không hủy được. Hãy kết thúc đợt.',
  'error.handover_session.need_elsewhere': 'Đã nằm trong một đợt trao tặng khác.',
  'error.handover_session.need_not_open': 'Chưa được duyệt, hoặc đã nhận máy, hoặc đã đóng.',
  'error.handover_session.need_no_consent': 'Không có sự đồng ý còn hiệu lực.',
  'error.handover_session.need_served': '{code} đã nhận máy trong đợt này nên vẫn ở trong đợt.',
  'error.spare.not_ready':
    '{code} không thể mang theo dự phòng: {stage}. Chưa có gì thay đổi. Hãy lấy một máy sẵn sàng.',
  'error.spare.held': '{code} đang bị giữ lại: {hold}. Chưa có gì thay đổi. Hãy lấy máy khác.',
  'error.spare.elsewhere': '{code} đã đi theo một đợt khác. Chưa có gì thay đổi. Hãy lấy máy khác.',
  'error.spare.not_found': '{code} không phải máy dự phòng của đợt này.',
  'error.reservation.spare':
    '{code} đang đi theo đợt {session} làm máy dự phòng. Chưa có gì thay đổi. Hãy bỏ máy khỏi danh sách dự phòng, hoặc chọn máy khác.',
  'error.match.order_reason_needed':
    '{need} đứng trước và cũng phù hợp. Chưa phân bổ gì. Hãy ghi lý do bỏ qua.',
  'error.need.not_asked':
    '{code} không yêu cầu điều này, hoặc đã được bỏ qua. Chưa có gì thay đổi.',
  'error.kit.card_reserved':
    '{code} đã được giữ cho {need}. Chưa có gì thay đổi. Hãy lấy thẻ khác.',
  'error.reservation.no_card': '{code} không được giữ cho ai. Chưa có gì thay đổi.',
  'match.no_card': 'Trong kho không còn thẻ SIM hoặc thẻ dữ liệu nào',
  'match.none_ready': 'Không có máy sẵn sàng nào thuộc loại này',
  'match.none_suits': 'Không có máy sẵn sàng nào đáp ứng mọi yêu cầu',
  'match.all_taken': '{count, number} máy phù hợp đều dành cho các đăng ký đứng trước',
  'match.no_such_need': 'Địa điểm này không có đăng ký đó',
  'match.twice': 'Xuất hiện hai lần trong danh sách',
  'match.thing_taken': 'Người khác vừa lấy máy này, hoặc máy không còn trống',
};
