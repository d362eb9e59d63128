/** A closed loop of requests over kept-alive connections, from a process of its own. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';

export interface LoadRequest {
  method: string;
  path: string;
  body?: unknown;
}

interface Job {
  url: string;
  token: string;
  clients: number;
  requests: LoadRequest[];
}

interface Timing {
  perSecond: number;
  p50: number;
  p95: number;
}

/** @throws Error when an answer is not 200 */
export async function httpLoad(
  url: string,
  token: string,
  clients: number,
  requests: LoadRequest[],
): Promise<Timing> {
  const child = fork(import.meta.filename, ['load'], { execArgv: ['--import', 'tsx'] });
  try {
    return await new Promise<Timing>((resolve, reject) => {
      child.once('message', (answer: Timing | { error: string }) =>
        'error' in answer ? reject(new Error(answer.error)) : resolve(answer),
      );
      child.once('exit', (code) => reject(new Error(`the load process ended (${code})`)));
      child.send({ url, token, clients, requests } satisfies Job);
    });
  } finally {
    child.removeAllListeners();
    child.disconnect();
  }
}

async function run({ url, token, clients, requests }: Job): Promise<Timing> {
  const texts = requests.map((one) => ({ ...one, text: requestText(url, token, one) }));
  const times: number[] = [];
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const connection = await openConnection(url);
      for (let job = texts[next++]; job; job = texts[next++]) {
        const before = performance.now();
        const status = await connection.exchange(job.text);
        if (status !== 200) throw new Error(`${job.method} ${job.path}: ${status}`);
        times.push(performance.now() - before);
      }
      connection.close();
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round((times[Math.floor(times.length * share)] ?? 0) * 100) / 100;
  return { perSecond: Math.round(times.length / seconds), p50: at(0.5), p95: at(0.95) };
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
      (timing) => process.send?.(timing),
      (error: unknown) => process.send?.({ error: String(error) }),
    );
  });
}
