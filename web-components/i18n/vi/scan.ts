import type { scan as en } from '../en/scan.ts';

export const scan = {
  'scan.strip.label': 'Các lần quét gần đây, mới nhất ở cuối',
  'scan.strip.empty': 'Hôm nay chưa quét gì.',
  'scan.strip.waiting': 'Đang chờ gửi',
  'scan.strip.done': 'Xong',
  'scan.strip.warning': 'Xong, có cảnh báo',
  'scan.strip.refused': 'Bị từ chối',
  'scan.strip.undone': 'Đã hoàn tác',
  'scan.strip.dismiss': 'Đã xử lý',
  'scan.not_kept':
    'Trình duyệt không lưu được lần quét này. Chưa có gì thay đổi. Hãy giải phóng bộ nhớ của thiết bị, hoặc thoát cửa sổ riêng tư, rồi quét lại.',
  'scan.waits_here': '{count, number} lần quét đang chờ mạng. Không mất gì cả.',
  'scan.settings.title': 'Âm thanh và máy quét',
  'scan.settings.sound': 'Âm thanh',
  'scan.settings.volume': 'Âm lượng',
  'scan.settings.mute': 'Tắt tiếng trên thiết bị này',
  'scan.settings.scanner': 'Máy quét kiểu bàn phím',
  'scan.settings.gap': 'Khoảng nghỉ dài nhất giữa hai ký tự của một lần quét',
  'scan.settings.gap_hint':
    'Tăng lên khi máy quét không dây bị ngắt quãng; giảm xuống khi gõ nhanh bị nhầm là quét.',
  'scan.settings.silence': 'Nhận cả lần quét không kết thúc bằng Enter hoặc Tab',
  'scan.settings.milliseconds': '{count} ms',
  'scan.camera.picture': 'Hình từ camera',
  'scan.camera.hint': 'Đưa nhãn ra trước camera.',
  'scan.camera.choose': 'Có nhiều mã trong hình. Hãy chọn một mã.',
  'scan.camera.torch_on': 'Bật đèn',
  'scan.camera.torch_off': 'Tắt đèn',
  'scan.camera.other': 'Camera khác',
  'scan.camera.zoom': 'Phóng to',
  'scan.camera.close': 'Đóng camera',
  'scan.camera.again': 'Thử lại',
  'scan.camera.insecure':
    'Camera cần địa chỉ bảo mật (HTTPS). Hãy mở trang này bằng địa chỉ https://, hoặc nhờ quản trị viên khởi động máy chủ với --lan.',
  'scan.camera.denied':
    'Trang này chưa được phép dùng camera. Hãy cho phép ở biểu tượng ổ khóa trên thanh địa chỉ, rồi thử lại.',
  'scan.camera.missing': 'Không tìm thấy camera. Hãy cắm camera, hoặc dùng máy quét.',
  'scan.camera.busy': 'Chương trình khác đang dùng camera. Hãy đóng nó rồi thử lại.',
  'scan.camera.failed': 'Không mở được camera. Hãy tải lại trang, hoặc dùng máy quét.',
  'error.code.mistyped':
    'Hai số kiểm tra bị sai. Chưa có gì thay đổi. Hãy quét lại nhãn, hoặc gõ đủ mười chữ số.',
  'error.code.mistyped_near':
    'Hai số kiểm tra bị sai. Chưa có gì thay đổi. Có phải bạn muốn gõ {near}, {name} không?',
  'scan.near_take': 'Đúng: {code}',
  'scan.near_blank': 'nhãn trống chưa gắn',
  'error.scan.badge_typed': 'Thẻ nhân viên phải được quét, không gõ được. Chưa có gì thay đổi.',
  'error.scan.unknown_command': 'Không nhận ra thẻ thao tác này. Hãy in lại các thẻ.',
  'error.scan.command_is_for_devices':
    'Thẻ “{command}” chỉ dùng cho thiết bị. Hãy quét một thiết bị, hoặc quét “Tạm dừng” trước.',
  'error.scan.needs_own_label':
    'Với “{command}” phải quét nhãn của xưởng, không phải nhãn của hãng. Chưa có gì thay đổi.',
  'error.scan.place_first':
    'Hãy quét kệ hoặc ngăn trước, rồi quét món cần để vào đó. Chưa có gì thay đổi.',
} as const satisfies Record<keyof typeof en, string>;
