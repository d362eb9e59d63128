export const test = {
  'test.pass': 'Pass',
  'test.fail': 'Fail',
  'test.na': 'Not applicable',
  'test.all_pass': 'All pass',
  'test.checklist': 'Checklist',
  'test.fault': 'Fault',
  'test.upgrade': 'Upgrade',
} as const;
