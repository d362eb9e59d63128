import type { kit as english } from '../en/kit.ts';

export const kit: Record<keyof typeof english, string> = {
  'kit.of_line': '{line}: {what}',
  'kit.line_short': 'Hết hàng: máy phải chờ',
  'kit.line_missing': 'Chưa có trong bộ phụ kiện',
  'kit.line_too_few': 'Cần {needed, number}, mới có {found, number}',
  'kit.charger_not_recorded': 'Hãy quét bộ sạc hoặc nhập thông số trên nhãn',
  'kit.charger_connector': 'Đầu cắm không vừa: máy cần {needed}, bộ sạc là {found}',
  'kit.charger_connector_unsure':
    'Chưa ghi đường kính trong của đầu cắm. Hãy cắm thử xem {found} có vừa không.',
  'kit.charger_voltage':
    'Điện áp không phù hợp: máy cần {needed, number} V, bộ sạc cấp {found, number} V',
  'kit.charger_watts': 'Bộ sạc quá yếu: cần {needed, number} W, chỉ có {found, number} W',
  'kit.charger_label_disagrees':
    'Điện áp nhân dòng điện không khớp công suất trên nhãn. Hãy đọc lại nhãn.',
  'kit.charger_id_pin':
    'Máy hãng này có thể không nhận bộ sạc khác hãng. Hãy kiểm tra máy có sạc đủ công suất không.',
  'kit.needs_unknown_connector': 'Hãy nhập loại đầu cắm của máy',
  'kit.needs_unknown_volts': 'Hãy nhập điện áp máy cần',
  'kit.needs_unknown_watts': 'Hãy nhập công suất máy cần',
  'kit.charger_unknown_connector': 'Hãy nhập loại đầu cắm của bộ sạc',
  'kit.charger_unknown_volts': 'Hãy nhập điện áp ghi trên nhãn bộ sạc',
  'kit.charger_unknown_watts': 'Hãy nhập công suất ghi trên nhãn bộ sạc',
  'kit.monitor_port': 'Máy và màn hình không có cổng chung',
  'kit.cord_inlet': 'Dây nguồn không vừa: cần {needed}, đây là {found}',
  'kit.cord_plug': 'Phích cắm không hợp ổ điện ở đây: cần loại {needed}, đây là loại {found}',
  'kit.result_ok': 'Phù hợp',
  'kit.result_warn': 'Phù hợp, cần xem lại',
  'kit.result_block': 'Không phù hợp',
  'kit.cable_ends': 'Cáp không nối được từ máy sang màn hình: hãy xem hai đầu cắm',
  'kit.keyboard_layout': 'Chữ trên phím không đúng: cần {needed}, đây là {found}',
  'kit.bag_small': 'Nhỏ quá: màn hình {needed, number} inch, túi này chỉ vừa {found, number} inch',
  'kit.sim_size': 'Thẻ khác cỡ: cần {needed}, đây là {found}',
  'kit.sim_not_active': 'Thẻ chưa kích hoạt',
  'kit.plan_ended': 'Gói dữ liệu đã hết hạn ngày {date}',
  'kit.plan_ends_soon': 'Gói dữ liệu hết hạn ngày {date}, chưa tới {days, number} ngày nữa',
  'kit.cord_amps':
    'Dây nguồn chịu dòng quá nhỏ: cần ít nhất {needed, number} A, dây này {found, number} A',
};
