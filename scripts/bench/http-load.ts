/**
 * Requests over kept-alive connections from a process of its own: a closed loop without a pause, or an open one by
 * the clock.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';

export interface LoadRequest {
  method: string;
  path: string;
  body?: unknown;
  /** Timed apart from the others. */
  kind?: string;
  /** Sent as soon as the one before it is answered, whatever the clock says. */
  follows?: boolean;
}

interface Job {
  url: string;
  token: string;
  /** What each client sends; one list is shared by all of `clients`. */
  lists: LoadRequest[][];
  clients: number;
  /** Milliseconds between two requests of a client; 0 for no pause. */
  every: number;
}

/** Milliseconds; of a paced request from the moment it was due, so that waiting for a late one counts. */
interface Timing {
  perSecond: number;
  p50: number;
  p95: number;
  max: number;
}

type Timings = Record<string, Timing>;

/** @throws Error when an answer is not 200 */
export async function httpLoad(
  url: string,
  token: string,
  clients: number,
  requests: LoadRequest[],
): Promise<Timing> {
  const { all } = await load({ url, token, clients, lists: [requests], every: 0 });
  if (!all) throw new Error('nothing was sent');
  return all;
}

/**
 * Each client sends its own list, one request in `every` milliseconds, the clients evenly spread over that time.
 * @returns the timing of each kind
 * @throws Error when an answer is not 200
 */
export function pacedLoad(
  url: string,
  token: string,
  every: number,
  lists: LoadRequest[][],
): Promise<Timings> {
  return load({ url, token, clients: lists.length, lists, every });
}

async function load(job: Job): Promise<Timings> {
  const child = fork(import.meta.filename, ['load'], { execArgv: ['--import', 'tsx'] });
  try {
    return await new Promise<Timings>((resolve, reject) => {
      child.once('message', (answer: { timings: Timings } | { error: string }) =>
        'error' in answer ? reject(new Error(answer.error)) : resolve(answer.timings),
      );
      child.once('exit', (code) => reject(new Error(`the load process ended (${code})`)));
      child.send(job);
    });
  } finally {
    child.removeAllListeners();
    child.disconnect();
  }
}

async function run({ url, token, clients, lists, every }: Job): Promise<Timings> {
  const queues = lists.map((list) =>
    list.map((one) => ({ ...one, text: requestText(url, token, one) })).values(),
  );
  const times = new Map<string, number[]>();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const queue = queues[client % queues.length] ?? [].values();
      const connection = await openConnection(url);
      let due = started + (every * client) / clients;
      for (const job of queue) {
        const paced = every > 0 && job.follows !== true;
        const wait = due - performance.now();
        if (paced && wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        const from = paced ? due : performance.now();
        if (paced) due += every;
        const status = await connection.exchange(job.text);
        if (status !== 200) throw new Error(`${job.method} ${job.path}: ${status}`);
        const { kind = 'all' } = job;
        times.set(kind, [...(times.get(kind) ?? []), performance.now() - from]);
      }
      connection.close();
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  return Object.fromEntries([...times].map(([kind, all]) => [kind, timing(all, seconds)]));
}

function timing(times: number[], seconds: number): Timing {
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 10) /
    10;
  const perSecond = Math.round((times.length / seconds) * 10) / 10;
  return { perSecond, p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** Written before the clock starts: the load generator shares the cores with what it measures. */
function requestText(url: string, token: string, { method, path, body }: LoadRequest): string {
  const content = body === undefined ? '' : JSON.stringify(body);
  const headers = [
    `${method} ${path} HTTP/1.1`,
    `host: ${new URL(url).host}`,
    `cookie: rework_session=${token}`,
    'x-rework: 1',
    ...(content
      ? ['content-type: application/json', `content-length: ${Buffer.byteLength(content)}`]
      : []),
  ];
  return `${headers.join('\r\n')}\r\n\r\n${content}`;
}

interface Connection {
  /** Sends one request and answers its status when the whole answer has come. */
  exchange(text: string): Promise<number>;
  close(): void;
}

/** One kept-alive connection that reads answers with a content length, as the product's JSON has. */
async function openConnection(url: string): Promise<Connection> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  let waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | undefined;
  let status = 0;
  let missing = -1;
  let head = '';
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () => waiting?.reject(new Error('the server closed the connection')));
  socket.on('data', (chunk) => {
    if (missing < 0) {
      head += chunk.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      status = Number(head.slice(9, 12));
      const length = /\r\ncontent-length: (\d+)/i.exec(head.slice(0, end))?.[1];
      if (length === undefined) return waiting?.reject(new Error('an answer without a length'));
      missing = Number(length) - (head.length - end - 4);
    } else {
      missing -= chunk.length;
    }
    if (missing > 0) return;
    const done = waiting;
    waiting = undefined;
    missing = -1;
    head = '';
    done?.resolve(status);
  });
  return {
    exchange: (text) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(text);
      }),
    close: () => socket.destroy(),
  };
}

if (process.argv[2] === 'load') {
  process.once('message', (job: Job) => {
    run(job).then(
      (timings) => process.send?.({ timings }),
      (error: unknown) => process.send?.({ error: String(error) }),
    );
  });
}
