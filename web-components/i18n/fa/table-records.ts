import type { tableRecords as english } from '../en/table-records.ts';

export const tableRecords: Record<keyof typeof english, string> = {
  'error.handover.other_need': '{code} اکنون برای {need} رزرو شده است. چیزی تغییر نکرد.',
};
