export const kind = {
  'kind.laptop': 'لپ‌تاپ',
  'kind.desktop': 'رایانهٔ رومیزی',
  'kind.tablet': 'تبلت',
  'kind.aio': 'رایانهٔ یکپارچه',
  'kind.sim': 'سیم‌کارت یا کارت داده',
} as const;
