import type { spec as english } from '../en/spec.ts';

export const spec: Record<keyof typeof english, string> = {
  'spec.profile.online-learning-basic': 'Học trực tuyến, mức cơ bản',
  'spec.verdict.pass': 'Đạt yêu cầu',
  'spec.verdict.kit': 'Đạt khi có thêm phụ kiện',
  'spec.verdict.upgrade': 'Cần nâng cấp',
  'spec.verdict.no': 'Không đạt yêu cầu',
  'spec.verdict.unknown': 'Chưa đủ thông tin',
  'spec.memory_low': 'RAM quá ít: cần {needed, number} GB, hiện có {found, number} GB',
  'spec.memory_below_target': 'Dùng được với {found, number} GB RAM; nên có {needed, number} GB',
  'spec.storage_low':
    'Dung lượng lưu trữ quá ít: cần {needed, number} GB, hiện có {found, number} GB',
  'spec.storage_hdd': 'Hãy thay ổ HDD bằng SSD',
  'spec.screen_small': 'Màn hình quá nhỏ: cần {needed, number}″, hiện là {found, number}″',
  'spec.screen_coarse': 'Độ phân giải quá thấp: cần {needed}, hiện là {found}',
  'spec.processor_weak': 'Bộ xử lý quá ít nhân: cần {needed, number}, hiện có {found, number}',
  'spec.system_old': '{found} không còn được hỗ trợ. Hãy cài hệ điều hành còn được hỗ trợ.',
  'spec.no_camera': 'Máy tính bảng không có camera hoạt động',
  'spec.no_microphone': 'Máy tính bảng không có micro hoạt động',
  'spec.no_wifi': 'Máy tính bảng không có Wi-Fi hoạt động',
  'spec.missing_memory': 'Hãy nhập dung lượng RAM',
  'spec.missing_storage': 'Hãy nhập dung lượng lưu trữ',
  'spec.missing_storage_kind': 'Hãy nhập loại ổ lưu trữ',
  'spec.missing_screen': 'Hãy nhập kích thước màn hình',
  'spec.missing_camera': 'Hãy cho biết máy có camera không',
};
