/** A few labels brought to a printer, and an honest word about how many of them came out. */
import { AppError } from '../lib/errors.ts';
import { type PrinterAddress, PrinterLine, type PrinterState } from './printer-line.ts';

export interface Portion {
  /** Labels that came out, as far as the printer says; all of them where it only takes and says nothing. */
  certain: number;
  /** Labels that may have come out. */
  perhaps: number;
  /** Labels that the printer keeps and prints by itself once it can. */
  holds: number;
  /** Null where the printer says nothing about itself. */
  state: PrinterState | null;
  /** Why it stopped: `printer.paper_out` and the like. */
  stopped: AppError | null;
}

export interface SendOptions {
  /** For connecting and for each pause in sending. */
  timeoutMs: number;
  /** False where the printer was asked before and said nothing. */
  asks?: boolean;
  /** For how long it may think about an answer. */
  answerMs?: number;
}

const ASK_EVERY_MS = 200;
/** Longer than a printer needs for a portion, shorter than a browser waits for an answer. */
const LONGEST_MS = 12_000;

/** Sends labels in one connection. Never throws for what the printer does: the portion says it. */
export async function sendLabels(
  address: PrinterAddress,
  labels: readonly string[],
  options: SendOptions,
): Promise<Portion> {
  const count = labels.length;
  const so: Portion = { certain: 0, perhaps: 0, holds: 0, state: null, stopped: null };
  let line: PrinterLine | null = null;
  try {
    line = await PrinterLine.open(address, options.timeoutMs);
    so.state = options.asks === false ? null : await line.ask(options.answerMs);
    so.stopped = hindrance(so.state, address);
    if (so.stopped) return so;
    so.perhaps = count;
    await line.write(labels.join(''));
    if (so.state) await watch(line, address, so, options.answerMs);
    if (so.stopped) return so;
    await line.end();
    return { ...so, certain: count };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...so, stopped: error };
  } finally {
    line?.destroy();
  }
}

/** Waits until everything came out, something is wrong, or it takes too long to wait for. */
async function watch(
  line: PrinterLine,
  address: PrinterAddress,
  so: Portion,
  answerMs?: number,
): Promise<void> {
  const until = Date.now() + LONGEST_MS;
  for (;;) {
    const state = await line.ask(answerMs);
    if (!state) throw new AppError('printer.timeout', { status: 503, params: { ...address } });
    so.state = state;
    so.holds = Math.min(state.waiting, so.perhaps);
    so.certain = so.perhaps - so.holds;
    so.stopped = hindrance(state, address);
    if (so.stopped || so.holds === 0 || Date.now() > until) return;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}

/** What keeps the printer from printing. */
export function hindrance(state: PrinterState | null, address: PrinterAddress): AppError | null {
  const code = hindranceCode(state);
  return code ? new AppError(code, { status: 503, params: { ...address } }) : null;
}

function hindranceCode(state: PrinterState | null): string | null {
  if (state?.headOpen) return 'printer.head_open';
  if (state?.paperOut) return 'printer.paper_out';
  if (state?.ribbonOut) return 'printer.ribbon_out';
  return state?.paused ? 'printer.paused' : null;
}
