export const kind = {
  'kind.laptop': 'Máy tính xách tay',
  'kind.desktop': 'Máy tính để bàn',
  'kind.tablet': 'Máy tính bảng',
  'kind.aio': 'Máy tính liền màn hình',
  'kind.sim': 'Thẻ SIM hoặc thẻ dữ liệu',
} as const;
