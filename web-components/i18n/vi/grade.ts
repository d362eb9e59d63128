import type { grade as english } from '../en/grade.ts';

export const grade: Record<keyof typeof english, string> = {
  'grade.cosmetic.A': 'A – như mới',
  'grade.cosmetic.B': 'B – trầy xước nhẹ',
  'grade.cosmetic.C': 'C – có vết xước, móp dễ thấy',
  'grade.cosmetic.D': 'D – cũ nhiều, vẫn an toàn',
  'grade.cosmetic.E': 'E – hư hỏng, chỉ lấy linh kiện',
  'grade.functional.1': '1 – mọi chức năng hoạt động',
  'grade.functional.2': '2 – phần cứng tốt, chưa có hệ điều hành',
  'grade.functional.3': '3 – chỉ các chức năng chính',
  'grade.functional.X': 'X – không hoạt động',
  'grade.cosmetic_for_parts': 'Hạng E chỉ để lấy linh kiện hoặc tái chế, không trao tặng',
  'grade.key_functions_only':
    'Chỉ có chức năng chính hoạt động: điều phối viên phải cho phép và nêu lý do',
  'grade.limitation_missing':
    'Hãy ghi phần không hoạt động; nội dung này in trên biên bản bàn giao',
  'grade.no_system': 'Chưa cài hệ điều hành',
  'grade.not_working': 'Máy không hoạt động',
  'battery.good': 'Pin tốt',
  'battery.usable': 'Pin dùng được',
  'battery.worn': 'Pin chai',
  'battery.unknown': 'Chưa đo pin',
  'battery.swollen': 'Pin phồng',
};
