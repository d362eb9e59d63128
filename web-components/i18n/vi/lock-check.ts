import type { lockCheck as english } from '../en/lock-check.ts';

export const lockCheck: Record<keyof typeof english, string> = {
  'lock_check.title': 'Kiểm tra khóa',
  'lock_check.lead':
    'Bật máy và xem từng loại khóa: hai phút bây giờ đỡ mất công sửa vô ích. Nếu chưa xem được, cứ làm tiếp; việc này nằm trong mục “Việc cần làm”.',
  'lock_check.keys':
    'Phím: mũi tên để chuyển dòng, C không khóa, L đang khóa, N không áp dụng, U chưa rõ. Các phím khác vẫn như thường.',
  'lock_check.unsure': 'Chưa rõ',
  'lock_check.hint': 'Màn hình cho thấy gì về chủ máy?',
  'lock_check.hint_hint':
    'Tên tổ chức, hoặc địa chỉ đã che như trên màn hình, ví dụ j•••@example.com. Không ghi đầy đủ địa chỉ hay số điện thoại của cá nhân.',
  'lock_check.held':
    'Đang tạm giữ: chỉ chủ máy mới gỡ được. Điều phối viên sẽ viết cho người tặng.',
  'lock_check.shown': 'Màn hình hiển thị: {hint}',
  'lock_how.bios':
    'Bật máy, nhấn F2, Del hoặc Esc: máy có hỏi mật khẩu trước khi vào BIOS hoặc trước khi khởi động không?',
  'lock_how.disk_password':
    'Bật máy: có bị hỏi mật khẩu ổ đĩa (HDD/SSD password) trước khi hệ điều hành khởi động không?',
  'lock_how.absolute':
    'BIOS → Security → Absolute hoặc Computrace: có ghi “Active” hay “Activated” không?',
  'lock_how.mdm_autopilot_computer':
    'Windows: Cài đặt → Tài khoản → Truy nhập cơ quan hoặc trường học, hoặc màn hình thiết lập nêu tên một tổ chức. Mac: Cài đặt hệ thống → Cài đặt chung → Quản lý thiết bị.',
  'lock_how.mdm_autopilot_tablet':
    'iPad: Cài đặt → Cài đặt chung → VPN & Quản lý thiết bị, hoặc “Quản lý từ xa” khi thiết lập. Android: dòng “Thiết bị này thuộc về …” ở màn hình khóa hoặc khi thiết lập.',
  'lock_how.activation_lock_computer':
    'Chỉ với máy Mac: khi khởi động hoặc thiết lập, máy hỏi tài khoản Apple của chủ cũ. Máy khác: không áp dụng.',
  'lock_how.activation_lock_tablet':
    'iPad: khi thiết lập hiện “iPad bị khóa với chủ sở hữu”, hoặc trong Cài đặt có tên người và mục Tìm đang bật. Không phải iPad: không áp dụng.',
  'lock_how.frp':
    'Android: sau khi đặt lại, máy hỏi tài khoản đã dùng trước đó. Chưa đặt lại: trong Cài đặt còn tài khoản Google. Không phải Android: không áp dụng.',
  'lock_how.sim_lock':
    'Lắp SIM của nhà mạng khác: máy có hỏi mã mở khóa không? Không có khe SIM: không áp dụng.',
  'lock_clock.due': 'Còn {days, plural, other {# ngày}} để trả lời: {date}',
  'lock_clock.overdue': 'Quá hạn trả lời {days, plural, other {# ngày}}: {date}',
  'lock_clock.write': 'Chưa viết cho người tặng',
  'lock_clock.wait': 'Đã hỏi, đang chờ trả lời',
  'lock_clock.remind': 'Đến lúc nhắc lại',
  'lock_clock.decide': 'Đã hết hạn: cần quyết định',
  'lock_clock.decide_text':
    'Không có trả lời. Hãy trả máy cho người tặng, dùng phần không bị khóa làm linh kiện, hoặc chuyển tái chế, bằng các bước chuyển của máy này. Cũng có thể gia hạn cho người tặng.',
  'lock_clock.asked': 'Đã hỏi người tặng {when}',
  'lock_clock.reminded': 'Đã nhắc {when}',
  'lock_clock.extend': 'Gia hạn',
  'lock_clock.days': 'Số ngày kể từ bây giờ',
  'lock_clock.extended': '{code}: người tặng có thời hạn đến {date}',
  'release.way': 'Điều gì cho thấy khóa đã được gỡ?',
  'release.way_missing': 'Hãy chọn bằng chứng; chưa có thì máy vẫn bị tạm giữ.',
  'release.rechecked_online': 'Đã xem lại sau khi đặt lại máy, có mạng',
  'release.donor_confirmed': 'Người tặng đã gỡ và xác nhận',
  'release.release_letter': 'Giấy xác nhận gỡ khóa của tổ chức',
  'release.proof_of_purchase': 'Hãng gỡ khóa theo giấy tờ mua máy',
  'release.mistake': 'Máy không hề khóa: ghi nhầm',
  'release.undo': 'Đã hoàn tác ngay',
  'release.earlier': 'Bỏ tạm giữ trước khi có yêu cầu bằng chứng',
  'release.photo': 'Ảnh chụp bằng chứng',
  'release.photo_kept': 'Đã lưu ảnh',
  'release.no_people': 'Hãy che tên và địa chỉ của cá nhân trước khi chụp.',
  'release.locks_first': 'Trước hết phải xem hết các khóa và không còn khóa nào.',
  'release.to_locks': 'Đến phần khóa',
  'history.lock.extended': 'Gia hạn trả lời cho người tặng',
  'error.hold.evidence_missing':
    'Bỏ tạm giữ máy bị khóa cần có bằng chứng: mở trang của máy, mục “Tạm giữ”, và ghi điều cho thấy khóa đã được gỡ. Chưa có gì thay đổi.',
  'error.hold.no_clock': 'Chỉ máy bị khóa mới chờ trả lời; lý do tạm giữ này không có thời hạn.',
  'decision.lock_write': 'Bị khóa: viết cho người tặng',
  'decision.lock_remind': 'Bị khóa: nhắc người tặng',
  'decision.lock_decide': 'Bị khóa, quá hạn không trả lời: cần quyết định',
  'decision.lock_clear': 'Không còn khóa: bỏ tạm giữ',
  'decision.to_device': 'Mở trang của máy',
  'todo.locks': 'Xem khóa',
  'todo.locks_hint': 'Quét máy để kiểm tra khóa.',
  'todo.empty_locks': 'Mọi máy đã tiếp nhận đều được xem khóa.',
  'todo.do_locks': '{count, plural, other {# khóa cần xem}}',
};
