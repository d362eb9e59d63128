import type { pairCheck as english } from '../en/pair-check.ts';

export const pairCheck: Record<keyof typeof english, string> = {
  'pair.title': 'Kiểm đủ bộ',
  'pair.lead': 'Những thứ này có đúng là đi cùng nhau không?',
  'pair.begin':
    'Hãy quét những thứ đặt cùng nhau: máy, bộ sạc, túi, thẻ SIM, biên bản, theo thứ tự nào cũng được.',
  'pair.right': 'Đúng: mọi thứ đều có và đúng của nhau.',
  'pair.right_alone': 'Không có thứ gì khác đi cùng máy này.',
  'pair.anew': 'Kiểm bộ khác',
  'pair.typed': 'Kiểm',
  'pair.kept': 'đã giữ lại; khi có mạng sẽ báo nó thuộc về đâu',
  'pair.alone': 'thuộc về {device}, theo những gì bàn này biết',
  'pair.alone_hint':
    'Đây là theo những gì bàn này biết. Những thứ không có nhãn riêng và biên bản được kiểm khi có mạng lại.',
  'scan.pair_right': '{device}: mọi thứ đều có và đúng của nhau',
  'scan.pair_alone': '{device}: theo sổ, không có thứ gì khác đi cùng',
  'scan.pair_missing':
    'thuộc về {device}. Còn phải kiểm: {line}{more, plural, =0 {} other { và # thứ nữa}}',
  'scan.pair_device_missing': 'thuộc về {device}. Hãy quét cả máy.',
  'scan.pair_kept': 'đã thấy. Hãy quét máy đi cùng.',
  'error.pair.belongs_to':
    '{what} {code} thuộc về {device}, không phải {hand}. Hãy để sang bên. Chưa có gì thay đổi.',
  'error.pair.other_device':
    '{code} là một máy khác; những thứ ở đây thuộc về {hand}. Hãy để một trong hai sang bên. Chưa có gì thay đổi.',
  'error.pair.loose':
    '{what} {code} không nằm trong bộ phụ kiện nào và không đến cùng máy nào ở đây. Hãy để sang bên, hoặc thêm vào bộ phụ kiện trước. Chưa có gì thay đổi.',
  'error.pair.not_in_kit': '{what} không thuộc về {hand}. Hãy để sang bên. Chưa có gì thay đổi.',
  'error.pair.not_a_member':
    '{code} không phải là thứ được trao cùng máy. Chưa có gì thay đổi. Hãy quét máy, bộ sạc, túi, thẻ SIM hoặc biên bản.',
  'error.pair.device_first':
    'Hãy quét máy hoặc bộ sạc trước: những thứ đếm theo số lượng không cho biết của ai. Chưa có gì thay đổi.',
};
