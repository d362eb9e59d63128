/** Who asked for a device: registered with consent, decided by the approver. All names are invented. */
import type { DeviceKind } from '#domain/device-kinds.ts';
import type { NEED_CLOSINGS, NEED_REJECTIONS, SCHOOL_LEVELS } from '#domain/eligibility.ts';
import { closeNeed, decideNeed } from '../../api/needs/need-decisions.service.ts';
import { registerNeed } from '../../api/needs/register-need.service.ts';
import type { Who } from './cast.ts';
import type { Journey } from './clock.ts';
import { type Shop, asked } from './shop.ts';

interface PlannedNeed {
  key: string;
  /** Working days ago. */
  day: number;
  by: Who;
  kind: DeviceKind;
  area: string;
  level: (typeof SCHOOL_LEVELS)[number];
  student: string;
  school: string;
  guardian: string;
  locale: 'vi' | 'fa';
  end?:
    | 'waits'
    | { rejected: (typeof NEED_REJECTIONS)[number] }
    | { closed: (typeof NEED_CLOSINGS)[number] };
}

type Row = [
  key: string,
  day: number,
  kind: DeviceKind,
  level: PlannedNeed['level'],
  student: string,
  guardian: string,
];

const TAY_NINH: Row[] = [
  ['needs-t480s-1', 20, 'laptop', 'upper_secondary', 'Nguyễn Gia Bảo', 'Nguyễn Văn Lâm'],
  ['needs-t480s-2', 19, 'laptop', 'upper_secondary', 'Trần Khánh Vy', 'Lê Thị Ngọc'],
  ['needs-t480s-3', 19, 'laptop', 'lower_secondary', 'Phạm Đức Anh', 'Phạm Thị Lan'],
  ['needs-t480s-4', 18, 'laptop', 'upper_secondary', 'Huỳnh Minh Thư', 'Huỳnh Văn Tài'],
  ['needs-aspire-1', 16, 'laptop', 'lower_secondary', 'Đặng Thuỳ Trang', 'Đặng Văn Hùng'],
  ['needs-latitude-1', 9, 'laptop', 'upper_secondary', 'Bùi Quang Huy', 'Bùi Thị Hoa'],
  ['laptop-1', 7, 'laptop', 'lower_secondary', 'Ngô Thanh Tâm', 'Ngô Văn Phúc'],
  ['laptop-2', 5, 'laptop', 'upper_secondary', 'Đỗ Hải Đăng', 'Đỗ Thị Mỹ'],
  ['desktop-1', 4, 'desktop', 'lower_secondary', 'Lý Tuấn Kiệt', 'Lý Thị Sen'],
];

const TEHRAN: Row[] = [
  ['needs-m10-1', 14, 'tablet', 'primary', 'آرش محمدی', 'لیلا محمدی'],
  ['needs-m10-2', 14, 'tablet', 'primary', 'نازنین حسینی', 'مهدی حسینی'],
  ['needs-m10-3', 10, 'tablet', 'primary', 'پارسا نوری', 'فاطمه نوری'],
];

const rows = (list: Row[], place: Pick<PlannedNeed, 'by' | 'area' | 'school' | 'locale'>) =>
  list.map(([key, day, kind, level, student, guardian]): PlannedNeed => {
    return { key, day, kind, level, student, guardian, ...place };
  });

const school = {
  by: 'coordinator',
  area: 'Tân Biên',
  school: 'Trường THCS Thạnh Tây',
  locale: 'vi',
} as const;
const point = {
  by: 'collection',
  area: 'Châu Thành',
  school: 'دبستان امید',
  locale: 'fa',
} as const;
const asking = { ...school, level: 'lower_secondary', kind: 'laptop' } as const;

export const NEEDS: readonly PlannedNeed[] = [
  ...rows(TAY_NINH, school),
  ...rows(TEHRAN, point),
  {
    ...asking,
    key: 'new-1',
    day: 2,
    student: 'Vũ Ngọc Hân',
    guardian: 'Vũ Đình Long',
    end: 'waits',
  },
  {
    ...asking,
    key: 'new-2',
    day: 1,
    student: 'Mai Thế Vinh',
    guardian: 'Mai Thị Hồng',
    end: 'waits',
  },
  {
    ...point,
    key: 'new-3',
    day: 1,
    kind: 'tablet',
    level: 'primary',
    student: 'هستی کاظمی',
    guardian: 'سعید کاظمی',
    end: 'waits',
  },
  {
    ...asking,
    key: 'rejected',
    day: 8,
    student: 'Tạ Anh Khoa',
    guardian: 'Tạ Văn Sơn',
    end: { rejected: 'served_elsewhere' },
  },
  {
    ...asking,
    key: 'closed',
    day: 11,
    student: 'Cao Bích Ngọc',
    guardian: 'Cao Thị Yến',
    end: { closed: 'moved_away' },
  },
];

/** Codes by key, filled as the needs are registered. */
export type Queue = Map<string, string>;

export function needCode(queue: Queue, key: string): string {
  const code = queue.get(key);
  if (!code) throw new Error(`nobody registered the need ${key}`);
  return code;
}

/** Registered in the morning, decided in the afternoon of the same day. */
export async function* ask(shop: Shop, queue: Queue, need: PlannedNeed): Journey {
  const { key, kind, area, level, student, guardian, locale, end } = need;
  yield shop.dates.day(need.day, 9.2 + shop.draw(20) / 10);
  const { code } = await registerNeed(shop.as(need.by), {
    ...asked(),
    kind,
    area,
    schoolLevel: level,
    recipient: {
      studentName: student,
      school: need.school,
      guardianName: guardian,
      guardianPhone: `09${shop.draw(9)} 555 01${10 + shop.draw(90)}`,
    },
    consent: { given: true, by: 'guardian', channel: 'paper', locale },
  });
  queue.set(key, code);
  if (end === 'waits') return;
  yield shop.dates.day(need.day, 13.5 + shop.draw(25) / 10);
  const rejection = end && 'rejected' in end ? end.rejected : undefined;
  await decideNeed(shop.as('approver'), {
    ...asked(),
    code,
    decision: rejection ? 'reject' : 'approve',
    ...(rejection ? { rejection } : {}),
  });
  if (!end || !('closed' in end)) return;
  yield shop.dates.day(need.day - 4, 10);
  await closeNeed(shop.as('coordinator'), { ...asked(), code, reason: end.closed });
}

export function needOf(key: string): PlannedNeed {
  const need = NEEDS.find((one) => one.key === key);
  if (!need) throw new Error(`there is no need ${key}`);
  return need;
}
