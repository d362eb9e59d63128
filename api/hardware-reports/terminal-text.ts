/** The answer to a report in a few lines, for whoever stands before the donated machine. */
import type { Context as HonoContext } from 'hono';
import { formatCode } from '#domain/codes.ts';
import { warningText } from '#domain/hardware-report/warnings.ts';
import type { ReceivedReport } from './receive.service.ts';

export function isForTerminal(c: HonoContext): boolean {
  return (c.req.header('accept') ?? '').startsWith('text/plain');
}

/** Terminals of rescue sticks show little beside ASCII, so the text is English. */
export function terminalText({ reports }: { reports: ReceivedReport[] }): string {
  return `${reports.map(reportText).join('\n')}\n`;
}

function reportText(report: ReceivedReport): string {
  const { deviceCode, filled, differing, mediaAdded, measured, warnings } = report;
  const head = deviceCode
    ? `Received for device ${formatCode(deviceCode)}: ${filled.length} fields filled, ${differing.length} differ, ${mediaAdded} disks added, ${measured.length} lines of the checklist measured.`
    : 'Received, and waiting for a person: no device could be told for certain.';
  const notes = warnings.slice(0, 8).map((warning) => `  - ${warningText(warning)}`);
  return [head, ...notes].join('\n');
}
