export const kind = {
  'kind.laptop': 'Laptop',
  'kind.desktop': 'Desktop',
  'kind.tablet': 'Tablet',
  'kind.aio': 'All-in-one',
  'kind.sim': 'SIM or data card',
} as const;
