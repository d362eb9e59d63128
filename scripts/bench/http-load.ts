/** A closed loop of requests over kept-alive connections, from a process of its own. */
import { fork } from 'node:child_process';
import { Agent, request } from 'node:http';

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
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let job = requests[next++]; job; job = requests[next++]) {
        const before = performance.now();
        await send(agent, url, token, job);
        times.push(performance.now() - before);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round((times[Math.floor(times.length * share)] ?? 0) * 100) / 100;
  return { perSecond: Math.round(times.length / seconds), p50: at(0.5), p95: at(0.95) };
}

function send(agent: Agent, url: string, token: string, job: LoadRequest): Promise<void> {
  const body = job.body === undefined ? undefined : JSON.stringify(job.body);
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(job.path, url),
      {
        agent,
        method: job.method,
        headers: {
          cookie: `rework_session=${token}`,
          'x-rework': '1',
          ...(body
            ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
            : {}),
        },
      },
      (response) => {
        response.resume();
        response.once('end', () =>
          response.statusCode === 200
            ? resolve()
            : reject(new Error(`${job.method} ${job.path}: ${response.statusCode}`)),
        );
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

if (process.argv[2] === 'load') {
  process.once('message', (job: Job) => {
    run(job).then(
      (timing) => process.send?.(timing),
      (error: unknown) => process.send?.({ error: String(error) }),
    );
  });
}
