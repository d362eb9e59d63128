export const kind = {
  'kind.laptop': 'Máy tính xách tay',
  'kind.desktop': 'Máy tính để bàn',
  'kind.tablet': 'Máy tính bảng',
  'kind.aio': 'Máy tính liền màn hình',
} as const;
