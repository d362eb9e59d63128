/** Is the printer there, and does a label come out where it should? */
import { type Context, requirePermission } from '../lib/context.ts';
import type { DocumentLocale } from '../documents/document-locale.ts';
import type { LabelMedium, PrinterProfile } from './label-media.ts';
import { labelZpl, zplHead } from './label-zpl.ts';
import { drawn, sampleLabel } from './print-files.ts';
import { checkPrinterOf } from './printer-address.ts';
import { type PrinterAddress, PrinterLine, type PrinterState } from './printer-line.ts';
import { hindrance, sendLabels } from './zpl-printer.ts';

const TEST_TIMEOUT_MS = 4_000;

export interface PrinterAnswer {
  /** Milliseconds until the connection stood. */
  ms: number;
  /** Null where the printer takes a connection and says nothing about itself. */
  state: PrinterState | null;
  /** What keeps it from printing, as the code of an error. */
  hindered: string | null;
}

/**
 * Connects and asks the printer how it is; nothing is printed.
 * @throws AppError `input.invalid` (address), `printer.unreachable`, `printer.timeout`, `printer.interrupted`
 */
export async function testConnection(
  ctx: Context,
  address: PrinterAddress,
): Promise<PrinterAnswer> {
  requirePermission(ctx, 'label.reprint');
  await checkPrinterOf(ctx, address);
  const began = performance.now();
  const line = await PrinterLine.open(address, TEST_TIMEOUT_MS);
  const ms = Math.round(performance.now() - began);
  try {
    const state = await line.ask();
    return { ms, state, hindered: hindrance(state, address)?.code ?? null };
  } finally {
    line.destroy();
  }
}

/**
 * Prints one label of a device that does not exist; it is on no record.
 * @throws AppError as above, and `printer.paper_out` and the like when the printer says so
 */
export async function printTestLabel(
  ctx: Context,
  input: PrinterAddress & { medium: LabelMedium; profile: PrinterProfile; locale: DocumentLocale },
): Promise<{ state: PrinterState | null }> {
  requirePermission(ctx, 'label.reprint');
  await checkPrinterOf(ctx, input);
  const content = await sampleLabel(ctx, input.locale);
  const { host, port, medium, profile } = input;
  const label = await drawn(() => zplHead(profile) + labelZpl(content, medium, profile));
  const portion = await sendLabels({ host, port }, [label], { timeoutMs: TEST_TIMEOUT_MS });
  if (portion.stopped) throw portion.stopped;
  return { state: portion.state };
}
