import type { tableRecords as english } from '../en/table-records.ts';

export const tableRecords: Record<keyof typeof english, string> = {
  'error.handover.other_need': '{code} hiện đã được giữ cho {need}. Chưa có gì thay đổi.',
};
