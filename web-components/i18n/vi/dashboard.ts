export const dashboard = {
  'dash.today': 'Hôm nay',
  'dash.overdue': 'Quá hạn',
  'dash.stock': 'Tồn kho',
  'dash.my_bench': 'Bàn của tôi',
  'dash.co2e': 'CO₂e tránh phát thải (ước tính)',
} as const;
