export const dashboard = {
  'dash.today': 'Today',
  'dash.overdue': 'Overdue',
  'dash.stock': 'Stock',
  'dash.my_bench': 'My bench',
  'dash.co2e': 'CO₂e avoided (estimate)',
} as const;
