/** A connection to a label printer by raw TCP, and what the printer says about itself. */
import { connect, type Socket } from 'node:net';
import { AppError } from '../lib/errors.ts';

/** The port on which label printers take raw data. */
export const ZPL_PORT = 9100;

export interface PrinterAddress {
  host: string;
  port: number;
}

/** What a printer answers to `~HS` (ZPL II, Host Status Return). */
export interface PrinterState {
  paperOut: boolean;
  ribbonOut: boolean;
  headOpen: boolean;
  paused: boolean;
  /** Labels that it has taken and not printed yet. */
  waiting: number;
}

/** A printer that speaks does so at once; many say nothing at all. */
const ANSWER_MS = 1500;
const MOST_HEARD = 4096;
const STX = '\u0002';
const ETX = '\u0003';

export class PrinterLine {
  private readonly socket: Socket;
  private readonly address: PrinterAddress;
  private heard = '';
  private broken: AppError | null = null;
  private closed = false;
  private wake: () => void = () => undefined;

  private constructor(address: PrinterAddress, timeoutMs: number) {
    this.address = address;
    this.socket = connect(address);
    this.socket.setEncoding('latin1');
    this.socket.setTimeout(timeoutMs);
  }

  /**
   * The caller has checked that the address is that of a printer in the workshop.
   * @param timeoutMs for connecting and for each pause in sending
   * @throws AppError `printer.unreachable`, `printer.timeout` (503), each with `host` and `port`
   */
  static async open(address: PrinterAddress, timeoutMs: number): Promise<PrinterLine> {
    const line = new PrinterLine(address, timeoutMs);
    const { socket } = line;
    let connected = false;
    socket.on('connect', () => {
      connected = true;
      line.wake();
    });
    socket.on('data', (text) => {
      line.heard = (line.heard + String(text)).slice(-MOST_HEARD);
      line.wake();
    });
    socket.on('timeout', () => line.fail('printer.timeout'));
    socket.on('error', () => line.fail(connected ? 'printer.interrupted' : 'printer.unreachable'));
    socket.on('close', () => {
      line.closed = true;
      line.wake();
    });
    await line.until(() => connected);
    return line;
  }

  /** Resolves when the system has taken the bytes. @throws AppError `printer.timeout`, `printer.interrupted` */
  async write(text: string): Promise<void> {
    let written = false;
    this.socket.write(text, 'utf8', () => {
      written = true;
      this.wake();
    });
    await this.until(() => written);
  }

  /** Asks the printer how it is; null when it says nothing for so long. @throws AppError `printer.interrupted` */
  async ask(answerMs = ANSWER_MS): Promise<PrinterState | null> {
    this.heard = '';
    await this.write('~HS\r\n');
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.wake();
    }, answerMs);
    try {
      await this.until(() => late || readState(this.heard) !== null);
    } finally {
      clearTimeout(timer);
    }
    return readState(this.heard);
  }

  /** Resolves when the printer has taken every byte and the connection is closed. */
  async end(): Promise<void> {
    if (this.closed) throw this.error('printer.interrupted');
    this.socket.end();
    await this.until(() => this.closed, true);
  }

  destroy(): void {
    this.socket.destroy();
  }

  private async until(ready: () => boolean, mayClose = false): Promise<void> {
    for (;;) {
      if (this.broken) throw this.broken;
      if (ready()) return;
      if (this.closed && !mayClose) throw this.error('printer.interrupted');
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  private fail(code: string): void {
    this.broken ??= this.error(code);
    this.socket.destroy();
    this.wake();
  }

  private error(code: string): AppError {
    const status = code === 'printer.interrupted' ? 502 : 503;
    return new AppError(code, { status, params: { ...this.address } });
  }
}

/** Three strings between STX and ETX; their fields are counted in the ZPL II Programming Guide under `~HS`. */
function readState(text: string): PrinterState | null {
  const strings = text.split(STX).slice(1);
  const whole = strings.filter((string) => string.includes(ETX));
  const [first, second] = whole.map((string) => string.split(ETX)[0]?.split(',') ?? []);
  if (!first || !second || first.length < 12 || second.length < 9) return null;
  return {
    paperOut: first[1] === '1',
    paused: first[2] === '1',
    headOpen: second[2] === '1',
    ribbonOut: second[3] === '1',
    waiting: (Number(first[4]) || 0) + (Number(second[8]) || 0),
  };
}
