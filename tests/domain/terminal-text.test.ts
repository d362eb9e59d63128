import { describe, expect, it } from 'vitest';
import type { ReceivedReport } from '../../api/hardware-reports/received-report.ts';
import { terminalText } from '../../api/hardware-reports/terminal-text.ts';
import { report as fa } from '../../web-components/i18n/fa/report.ts';
import { report as vi } from '../../web-components/i18n/vi/report.ts';

const waiting: ReceivedReport = {
  id: '0190f2c4-0000-7000-8000-000000000001',
  status: 'review',
  reason: 'report.no_identity',
  deviceCode: null,
  filled: [],
  differing: [],
  changes: [],
  mediaAdded: 0,
  measured: [],
  disksElsewhere: [],
  wipes: [],
  warnings: [{ code: 'battery_empty', detail: '' }],
};

describe('what a terminal says of the notes of a report', () => {
  it.each([
    ['vi', vi['report.title'], 'trang thiết bị'],
    ['fa', fa['report.title'], 'صفحهٔ دستگاه'],
  ])('names a page that exists, in %s', (language, queue, devicePage) => {
    const text = terminalText([waiting], language);
    expect(text).toContain(queue);
    expect(text).not.toContain(devicePage);
    const matched = { ...waiting, status: 'matched' as const, deviceCode: '1000000452' };
    expect(terminalText([matched], language)).toContain(devicePage);
  });
});
