export const test = {
  'test.pass': 'Đạt',
  'test.fail': 'Không đạt',
  'test.na': 'Không áp dụng',
  'test.all_pass': 'Tất cả đạt',
  'test.checklist': 'Danh mục kiểm tra',
  'test.fault': 'Lỗi hỏng',
  'test.upgrade': 'Nâng cấp',
} as const;
