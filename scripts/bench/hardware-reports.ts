/**
 * `node --import tsx scripts/bench/hardware-reports.ts`: from sending a report of 1 MB to the filled page of its
 * device, 100 reports of 100 machines at once, and ten logs of wiped disks of ten devices in one drop. Prints JSON.
 */
import { randomUUID } from 'node:crypto';
import { lshwReport, nwipeLog } from '../../tests/support/hardware-reports.ts';
import { machine } from './machine.ts';
import { serveBench } from './serve.ts';
import { openBenchWorkshop } from './workshop.ts';

const ROUNDS = 15;
const AT_ONCE = 100;
const LOGS = 10;
const ONE_MEGABYTE = 1_000_000;

const workshop = await openBenchWorkshop(ROUNDS + 2 * AT_ONCE + LOGS);
const server = await serveBench(workshop);
const headers = {
  cookie: `rework_session=${workshop.token}`,
  'x-rework': '1',
  origin: server.url,
};

const codes = workshop.codes.values();
const nextCode = () => codes.next().value ?? '';

/** As large as the report of a server with many devices on its buses. */
function largeReport(serial: string): string {
  const report = JSON.parse(lshwReport({ serial })) as { children: { children: unknown[] }[] };
  const usb = (index: number) => ({
    id: `usb:${index}`,
    class: 'generic',
    claimed: true,
    description: 'USB device without a driver of its own',
    businfo: `usb@1:${index}`,
    configuration: { driver: 'usbfs', maxpower: '100mA', speed: '12Mbit/s' },
  });
  const size = JSON.stringify(usb(1000)).length + 1;
  const bus = report.children[0]?.children ?? [];
  for (let index = 0; index < ONE_MEGABYTE / size; index += 1) bus.push(usb(index));
  return JSON.stringify(report);
}

async function send(text: string): Promise<void> {
  const sent = { ...headers, 'content-type': 'application/json' };
  const path = `${server.url}/api/hardware-reports`;
  const response = await fetch(path, { method: 'POST', headers: sent, body: text });
  const { reports } = (await response.json()) as { reports?: { status: string }[] };
  if (reports?.[0]?.status !== 'matched') throw new Error(`not matched: ${response.status}`);
}

async function readPage(code: string): Promise<void> {
  for (const path of [`/api/devices/${code}`, `/api/devices/${code}/hardware-reports`]) {
    const response = await fetch(`${server.url}${path}`, { headers });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    await response.json();
  }
}

const times: number[] = [];
let bytes = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  const code = nextCode();
  const text = largeReport(`SN${code}`);
  bytes = text.length;
  const before = performance.now();
  await send(text);
  await readPage(code);
  times.push(performance.now() - before);
}
times.sort((a, b) => a - b);

const many = Array.from({ length: AT_ONCE }, () => lshwReport({ serial: `SN${nextCode()}` }));
const started = performance.now();
await Promise.all(many.map(send));
const atOnceSeconds = (performance.now() - started) / 1000;

const logs: string[] = [];
for (let index = 0; index < LOGS; index += 1) {
  const serial = `WD-${nextCode()}`;
  const code = serial.slice(3);
  const listed = await fetch(`${server.url}/api/devices/${code}/media`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ requestId: randomUUID(), type: 'hdd', serial }),
  });
  if (!listed.ok) throw new Error(`${code}: ${await listed.text()}`);
  logs.push(nwipeLog({ serial, status: 'Erased' }));
}
const dropSeconds = await dropLogs();

/** @returns seconds until the answer says of every log which medium it proves erased */
async function dropLogs(): Promise<number> {
  const body = new FormData();
  for (const [index, log] of logs.entries()) body.append('file', new File([log], `${index}.log`));
  const before = performance.now();
  const response = await fetch(`${server.url}/api/hardware-reports`, {
    method: 'POST',
    headers: { ...headers, 'x-request-id': randomUUID() },
    body,
  });
  const { reports } = (await response.json()) as { reports?: { wipes: { accepted: boolean }[] }[] };
  const proved = (reports ?? []).flatMap(({ wipes }) => wipes).filter(({ accepted }) => accepted);
  if (proved.length !== LOGS) throw new Error(`${proved.length} of ${LOGS} logs count`);
  return (performance.now() - before) / 1000;
}

await server.close();
await workshop.close();
console.log(
  JSON.stringify(
    {
      machine: machine(),
      node: process.version,
      reportBytes: bytes,
      toFilledPageMilliseconds: {
        median: Math.round(times[Math.floor(ROUNDS / 2)] ?? 0),
        slowest: Math.round(times.at(-1) ?? 0),
      },
      reportsAtOnce: AT_ONCE,
      atOnceSeconds: Math.round(atOnceSeconds * 100) / 100,
      logsInOneDrop: LOGS,
      dropSeconds: Math.round(dropSeconds * 100) / 100,
    },
    null,
    2,
  ),
);
