/** A label printer on this machine: it takes ZPL by TCP, counts its labels, and misbehaves as asked. */
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

export interface Behaviour {
  /** Answers `~HS`, as Zebra's printers do. */
  speaks?: boolean;
  /** Labels in the roll; then the printer keeps what it is sent until there is paper again. */
  paper?: number;
  /** Cuts the line when it has taken so many labels in this connection. */
  cutsAfter?: number;
  /** Takes the connection and nothing more. */
  deaf?: boolean;
}

export class LabelPrinter {
  behaviour: Behaviour = {};
  /** Everything that came out, in order, each from `^XA` to `^XZ`. */
  readonly printed: string[] = [];
  /** Taken, waiting for paper. */
  kept: string[] = [];
  /** All bytes of all connections. */
  received = '';
  connections = 0;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  constructor() {
    this.server = createServer((socket) => this.take(socket));
  }

  /** @param ports tried one after the other */
  async open(ports: readonly number[] = [0]): Promise<number> {
    for (const port of ports) {
      this.server.listen(port, '127.0.0.1');
      const open = await Promise.race([
        once(this.server, 'listening').then(() => true),
        once(this.server, 'error').then(() => false),
      ]).catch(() => false);
      if (open) return this.port;
    }
    throw new Error('no port is free');
  }

  get port(): number {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('not open');
    return address.port;
  }

  /** New paper: what was kept comes out. */
  load(sheets: number): void {
    this.behaviour = { ...this.behaviour, paper: sheets };
    this.burn();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }

  private take(socket: Socket): void {
    this.connections += 1;
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (this.behaviour.deaf) {
      socket.pause();
      return;
    }
    let text = '';
    let taken = 0;
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      this.received += String(chunk);
      text += String(chunk);
      for (;;) {
        const piece = /~HS\r?\n?|\^XA[^]*?\^XZ\n?/.exec(text);
        if (!piece) return;
        text = text.slice(piece.index + piece[0].length);
        if (piece[0].startsWith('~HS')) this.answer(socket);
        else {
          this.kept.push(piece[0]);
          taken += 1;
          this.burn();
          if (taken === this.behaviour.cutsAfter) {
            socket.resetAndDestroy();
            return;
          }
        }
      }
    });
  }

  private burn(): void {
    const { paper = Infinity } = this.behaviour;
    const out = this.kept.splice(0, paper);
    this.printed.push(...out);
    this.behaviour = { ...this.behaviour, paper: paper - out.length };
  }

  private answer(socket: Socket): void {
    if (!this.behaviour.speaks) return;
    const out = (this.behaviour.paper ?? Infinity) <= 0 ? 1 : 0;
    const waiting = String(this.kept.length).padStart(3, '0');
    socket.write(
      `\u0002030,${out},${out},0199,${waiting},0,0,0,000,0,0,0\u0003\r\n` +
        '\u0002001,0,0,0,1,2,6,0,00000000,1,000\u0003\r\n\u00021234,0\u0003\r\n',
    );
  }
}
