import { connect } from 'node:net';
import { AppError } from '../lib/errors.ts';

/** The port on which label printers take raw data. */
export const ZPL_PORT = 9100;

/**
 * Sends ZPL to a printer by raw TCP. The caller has checked that `host` is a printer that was set up.
 * Resolves when the printer has taken all bytes and the connection is closed; whether paper came out is not known.
 * @param options.timeoutMs for connecting and for each pause in sending
 * @throws AppError `printer.unreachable`, `printer.timeout` (both 503) or `printer.interrupted` (502),
 *   each with `host` and `port`
 */
export async function sendZpl(
  host: string,
  port: number,
  zpl: string,
  options: { timeoutMs: number },
): Promise<void> {
  const params = { host, port };
  await new Promise<void>((resolve, reject) => {
    let connected = false;
    const socket = connect({ host, port });
    const fail = (code: string, status: 502 | 503) => {
      socket.destroy();
      reject(new AppError(code, { status, params }));
    };
    socket.setTimeout(options.timeoutMs, () => fail('printer.timeout', 503));
    socket.on('connect', () => {
      connected = true;
      socket.end(zpl, 'utf8');
    });
    socket.on('error', () =>
      fail(connected ? 'printer.interrupted' : 'printer.unreachable', connected ? 502 : 503),
    );
    socket.on('close', (hadError) => {
      if (!hadError) resolve();
    });
    socket.resume();
  });
}
