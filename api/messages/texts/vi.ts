import type { MessageTexts } from './en.ts';

export const vi: MessageTexts = {
  subject: {
    lock_release: '{device} anh/chị tặng vẫn đang bị khóa',
    lock_reminder: 'Nhắc lại: {device} anh/chị tặng vẫn đang bị khóa',
  },
  greeting: 'Kính gửi {name},',
  greetingUnnamed: 'Kính gửi anh/chị,',
  thanks:
    'Cảm ơn anh/chị đã tặng {device} cho {programme}, {site} (phiếu tiếp nhận số {receipt}). Mã thiết bị của chúng tôi là {code}{serial}.',
  serial: ', số sê-ri kết thúc bằng {last}',
  reminder: 'Chúng tôi đã gửi thư về việc này nhưng chưa nhận được phản hồi.',
  why: 'Máy vẫn còn gắn với tài khoản của anh/chị hoặc của cơ quan anh/chị. Khi chủ sở hữu chưa gỡ khóa thì chưa học sinh nào dùng được máy, và chỉ chủ sở hữu mới gỡ được:',
  shown: 'Máy hiển thị: {hint}',
  until:
    'Xin anh/chị gỡ khóa trước ngày {date} rồi trả lời thư này{contact} để chúng tôi kiểm tra lại.',
  contact: ' hoặc liên hệ: {reach}',
  never: 'Xin đừng bao giờ gửi mật khẩu cho chúng tôi.',
  otherwise:
    'Nếu không gỡ được, anh/chị hãy báo để chúng tôi trả lại máy. Nếu đến ngày đó vẫn chưa có tin, chúng tôi buộc phải tự quyết định: trả lại máy, dùng phần không bị khóa làm linh kiện, hoặc chuyển tái chế.',
  thankYou: 'Cảm ơn anh/chị đã giúp một học sinh được học tập.',
  sms: {
    lock_release:
      '{programme}: {device} anh/chị tặng (phiếu {receipt}) vẫn bị khóa: {locks}. Chỉ chủ sở hữu mới gỡ được. Xin gỡ trước ngày {date}{contact}. Đừng gửi mật khẩu.',
    lock_reminder:
      '{programme} xin nhắc: {device} anh/chị tặng (phiếu {receipt}) vẫn bị khóa: {locks}. Chỉ chủ sở hữu mới gỡ được. Xin gỡ trước ngày {date}{contact}. Đừng gửi mật khẩu.',
  },
  smsContact: '. Liên hệ: {reach}',
  kind: {
    laptop: 'máy tính xách tay',
    desktop: 'máy tính để bàn',
    tablet: 'máy tính bảng',
    aio: 'máy tính liền màn hình',
  },
  lock: {
    bios: 'Mật khẩu BIOS',
    disk_password: 'Mật khẩu ổ đĩa',
    absolute: 'Absolute (Computrace)',
    mdm_autopilot: 'Quản lý của tổ chức (MDM, Autopilot)',
    activation_lock: 'Khóa kích hoạt (Apple)',
    frp: 'Khóa tài khoản Google',
    sim_lock: 'Khóa mạng SIM',
  },
  steps: {
    bios: 'Xin hẹn giờ với chúng tôi. Anh/chị ghé qua hoặc nhận lại máy tạm thời, rồi gỡ mật khẩu trong phần thiết lập BIOS, mục “Security”. Bộ phận CNTT của cơ quan cũng có thể gỡ từ hệ thống quản lý của mình.',
    disk_password:
      'Xin hẹn giờ với chúng tôi. Anh/chị ghé qua hoặc nhận lại máy tạm thời, rồi gỡ mật khẩu ổ đĩa trong phần thiết lập BIOS, mục “Security”. Nếu không ai còn nhớ, hãy báo cho chúng tôi: ổ đĩa và dữ liệu trong đó sẽ bị tiêu hủy.',
    absolute:
      'Bộ phận CNTT đăng nhập bảng điều khiển Absolute, tìm máy theo số sê-ri và hủy ghi danh (unenroll).',
    mdm_autopilot:
      'Người quản trị CNTT xóa máy khỏi tổ chức. Windows: Intune admin center → Devices → Enrollment → Windows Autopilot devices, xóa số sê-ri của máy, sau đó xóa cả trong Intune và Entra ID. Apple: Apple Business Manager hoặc School Manager → Devices → Release. Hệ thống khác: xóa máy tại đó.',
    activation_lock:
      'Đăng nhập icloud.com/find bằng tài khoản Apple, chọn máy trong “Tất cả thiết bị”, xóa máy nếu có mục đó, rồi chọn “Gỡ thiết bị này”. Nếu không còn tài khoản, bộ phận hỗ trợ của Apple sẽ gỡ khi có giấy tờ mua máy.',
    frp: 'Mời anh/chị ghé qua và đăng nhập một lần bằng tài khoản Google từng dùng trên máy, rồi xóa tài khoản đó trong Cài đặt → Mật khẩu và tài khoản. Nếu máy do tổ chức quản lý, người quản trị xóa máy trong Google Admin console.',
    sim_lock:
      'Xin đề nghị nhà mạng đã bán máy mở khóa mạng. Nhà mạng cần số IMEI; chúng tôi sẽ cung cấp khi anh/chị yêu cầu. Sau đó xin gửi cho chúng tôi trả lời của nhà mạng.',
  },
};
