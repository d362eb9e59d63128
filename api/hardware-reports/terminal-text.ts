/** The answer to a report in a few lines, for whoever stands before the donated machine. */
import type { Context as HonoContext } from 'hono';
import { formatCode } from '#domain/codes.ts';
import { warningText } from '#domain/hardware-report/warnings.ts';
import { AppError } from '../lib/errors.ts';
import { onError } from '../lib/problems.ts';
import type { ReceivedReport } from './received-report.ts';
import type { SenderEnv } from './sender.ts';
import { refusalText } from './terminal-refusals.ts';
import { terminalWords } from './terminal-words.ts';

export function isForTerminal(c: HonoContext): boolean {
  return (c.req.header('accept') ?? '').startsWith('text/plain');
}

/** A console that cannot show other letters asks for English; else the words of whoever made the command. */
export function terminalLanguage(c: HonoContext, locale: string): string {
  return (c.req.header('accept-language') ?? '').startsWith('en') ? 'en' : locale.slice(0, 2);
}

/** A refusal in words where a terminal asked, problem JSON everywhere else. */
export function refuse(error: Error, c: HonoContext<SenderEnv>): Response {
  if (!(error instanceof AppError) || !isForTerminal(c)) return onError(error, c);
  const locale = c.get('reportToken')?.ctx.actor.locale ?? null;
  const language = terminalLanguage(c, locale ?? '') || null;
  return c.text(refusalText(error.code, error.details.params ?? {}, language), error.status);
}

/** In another language English stands below it: not every window has the letters. */
export function terminalText(reports: readonly ReceivedReport[], language: string): string {
  const languages = language === 'en' ? ['en'] : [language, 'en'];
  return `${reports.flatMap((report) => languages.map((one) => reportText(report, one))).join('\n')}\n`;
}

function reportText(report: ReceivedReport, language: string): string {
  const { deviceCode, filled, differing, mediaAdded, measured, warnings, reason } = report;
  const words = terminalWords(language);
  const head = deviceCode
    ? words.received(formatCode(deviceCode), {
        filled: filled.length,
        differ: differing.length,
        disks: mediaAdded,
        measured: measured.length,
      })
    : words.waiting;
  const left = reason === 'report.device_left' ? [words.left] : [];
  if (language !== 'en') {
    const notes = warnings.length > 0 ? [words.notes(warnings.length, deviceCode !== null)] : [];
    return [head, ...left, ...notes].join('\n');
  }
  const notes = warnings.slice(0, 8).map((warning) => `  - ${warningText(warning)}`);
  return [head, ...left, ...notes].join('\n');
}
