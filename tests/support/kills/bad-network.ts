/**
 * A network between benches and product that loses, doubles, delays and reorders what benches send, by
 * chance. Whoever asks hears nothing wrong: a request is passed on whole, or not at all.
 */
import { type IncomingMessage, type ServerResponse, createServer, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../random.ts';

/** What may happen to a batch of scans on its way. */
const FATES = {
  well: 70,
  /** Nothing arrives. */
  request_lost: 6,
  /** Carried out, and nobody hears of it. */
  answer_lost: 8,
  /** Arrives twice at the same moment. */
  doubled: 6,
  /** The bench hears nothing and sends again; the first sending arrives only after later ones. */
  overtaken: 6,
  delayed: 4,
} as const;

type Fate = keyof typeof FATES;

export interface BadNetwork {
  url: string;
  /** How often each fate was met. */
  met: Record<Fate, number>;
  /** Nothing gets through, and what is under way breaks off. */
  cut(off: boolean): void;
  /** From now on nothing goes wrong; what was kept back arrives. */
  mend(): void;
  close(): Promise<void>;
}

/** @param product its address now */
export async function openBadNetwork(product: () => string, random: Random): Promise<BadNetwork> {
  const met = Object.fromEntries(Object.keys(FATES).map((fate) => [fate, 0])) as BadNetwork['met'];
  const sockets = new Set<Socket>();
  const keptBack: (() => void)[] = [];
  let isCut = false;
  let isWell = false;

  const server = createServer((incoming, outgoing) => {
    if (isCut) return void incoming.socket.destroy();
    if (incoming.url === '/blank') return void outgoing.end('<!doctype html><title>blank</title>');
    const isBatch = incoming.method === 'POST' && incoming.url === '/api/scans';
    if (isBatch && !isWell) void meet(incoming, outgoing);
    else pass(product(), incoming, outgoing);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  async function meet(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
    } catch {
      return;
    }
    const send = () => forward(product(), incoming, Buffer.concat(chunks));
    const fate = random.weighed(FATES);
    met[fate] += 1;
    for (const release of keptBack.splice(0, random.below(keptBack.length + 1))) release();
    if (fate === 'request_lost') return void incoming.socket.destroy();
    if (fate === 'overtaken') {
      keptBack.push(() => void send());
      return void incoming.socket.destroy();
    }
    if (fate === 'delayed') await pause(20 + random.below(200));
    const answer = send();
    if (fate === 'doubled') void send();
    const { status, type, body } = await answer;
    if (fate === 'answer_lost' || status === 0) return void incoming.socket.destroy();
    outgoing.writeHead(status, { 'content-type': type }).end(body);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    met,
    cut: (off) => {
      isCut = off;
      if (off) for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      isCut = false;
      isWell = true;
      for (const release of keptBack.splice(0)) release();
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Answer {
  /** 0 when the product could not be reached */
  status: number;
  type: string;
  body: Buffer;
}

/** Sends a whole request, also for a bench that has gone meanwhile. */
function forward(product: string, { url, method, headers }: IncomingMessage, body: Buffer) {
  return new Promise<Answer>((resolve) => {
    const nothing = () => resolve({ status: 0, type: '', body: Buffer.alloc(0) });
    const passed = request(new URL(url ?? '/', product), { method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', nothing);
      answer.once('close', nothing);
      answer.once('end', () => {
        const type = answer.headers['content-type'] ?? '';
        resolve({ status: answer.statusCode ?? 0, type, body: Buffer.concat(chunks) });
      });
    });
    passed.once('error', nothing);
    passed.end(body);
  });
}

function pass(product: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { url = '/', method, headers } = incoming;
  const passed = request(new URL(url, product), { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    pipeline(answer, outgoing, () => {});
  });
  passed.once('error', () => outgoing.destroy());
  outgoing.once('close', () => passed.destroy());
  incoming.pipe(passed);
}
