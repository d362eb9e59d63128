export const test = {
  'test.pass': 'سالم',
  'test.fail': 'معیوب',
  'test.na': 'مورد ندارد',
  'test.all_pass': 'همه سالم',
  'test.checklist': 'فهرست بررسی',
  'test.fault': 'ایراد',
  'test.upgrade': 'ارتقا',
} as const;
