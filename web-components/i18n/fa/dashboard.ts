export const dashboard = {
  'dash.today': 'امروز',
  'dash.overdue': 'دیرکرد',
  'dash.stock': 'موجودی',
  'dash.my_bench': 'میز من',
  'dash.co2e': 'CO₂e پیشگیری‌شده (برآورد)',
} as const;
