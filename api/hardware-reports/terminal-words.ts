interface ReceivedCounts {
  /** Fields that were empty and are written now, and fields that wait for a person. */
  filled: number;
  differ: number;
  disks: number;
  /** Lines of the checklist that the report answers. */
  measured: number;
}

/** What a terminal on the donated machine says, in the language of whoever made the command. */
export interface TerminalWords {
  /** Answer to the token: what the report will be about. */
  ready: (device: string) => string;
  received: (device: string, counts: ReceivedCounts) => string;
  waiting: string;
  left: string;
  /** Where the notes are read; a report without a device has no page but the queue. */
  notes: (count: number, isMatched: boolean) => string;
}

const en: TerminalWords = {
  ready: (device) => `This report is for ${device}.`,
  received: (device, { filled, differ, disks, measured }) =>
    `Received for device ${device}: ${filled} fields filled, ${differ} differ, ${disks} disks added, ${measured} lines of the checklist measured.`,
  waiting: 'Received, and waiting for a person: no device could be told for certain.',
  left: 'This device has left the workshop. The report was kept and changed nothing.',
  notes: (count, isMatched) =>
    `${count} notes: see ${isMatched ? "the device's page" : 'the page “Hardware reports”'}.`,
};

const vi: TerminalWords = {
  ready: (device) => `Báo cáo này dành cho ${device}.`,
  received: (device, { filled, differ, disks, measured }) =>
    `Đã nhận cho thiết bị ${device}: điền ${filled} mục, ${differ} mục khác với đã ghi, thêm ${disks} ổ đĩa, đo ${measured} dòng của danh mục kiểm tra.`,
  waiting: 'Đã nhận, đang chờ người xem: chưa chắc là thiết bị nào.',
  left: 'Thiết bị này đã rời xưởng. Báo cáo được giữ lại và không thay đổi gì.',
  notes: (count, isMatched) =>
    `${count} lưu ý: xem ở ${isMatched ? 'trang thiết bị' : 'trang “Báo cáo phần cứng”'}.`,
};

/** The mark before the device keeps the groups of its code in their order, between words that run from the right. */
const fa: TerminalWords = {
  ready: (device) => `این گزارش برای \u200e${device} است.`,
  received: (device, { filled, differ, disks, measured }) =>
    `برای دستگاه \u200e${device} دریافت شد: ${filled} مورد پر شد، ${differ} مورد فرق دارد، ${disks} دیسک افزوده شد، ${measured} سطر فهرست بررسی اندازه‌گیری شد.`,
  waiting: 'دریافت شد و منتظر بررسی است: معلوم نشد از کدام دستگاه است.',
  left: 'این دستگاه از کارگاه رفته است. گزارش نگه داشته شد و چیزی تغییر نکرد.',
  notes: (count, isMatched) =>
    `${count} نکته: ${isMatched ? 'صفحهٔ دستگاه' : 'صفحهٔ «گزارش‌های سخت‌افزار»'} را ببینید.`,
};

const words: Readonly<Record<string, TerminalWords>> = { en, vi, fa };

export function terminalWords(language: string): TerminalWords {
  return words[language] ?? en;
}
