/** The whole way of the evidence: a tool's log, a second person, the paper, and the page that verifies it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EARLY_RESET_STEPS } from '#domain/guided-reset.ts';
import { locksFor } from '#domain/locks.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import type { ReportAnswer } from '../../api/hardware-reports/receive.service.ts';
import { contentHash } from '../../api/lib/file-store.ts';
import { SESSION_COOKIE } from '../../api/people/session.routes.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { certificatesOf } from '../support/certificates.ts';
import { testDatabase } from '../support/database.ts';
import { confirmedDevice, receivedDevice } from '../support/devices.ts';
import { bench } from '../support/evidence.ts';
import { type Crew, crewOf, handoversOf } from '../support/handovers.ts';
import { nwipeLog } from '../support/hardware-reports.ts';
import { inspectPdf, pdfText } from '../support/pdf-check.ts';
import { sendReports } from '../support/report-sending.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let crew: Crew;
let checker: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  crew = await crewOf(workshop);
  checker = await workshop.member('technician');
});
afterAll(() => workshop.close());

const BYTES = 500_107_862_016;
const STANDARD = 'NIST SP 800-88 Rev. 2; IEEE 2883-2022';
const tools = () => certificatesOf(workshop);

const wiped = (serial: string, hidden = false) =>
  nwipeLog({ serial, bytes: BYTES, status: 'Erased', hidden });
const hashOf = (log: string) => contentHash(new TextEncoder().encode(log));

async function drop(logs: readonly string[]) {
  const response = await sendReports(workshop, logs, { by: crew.technician });
  const { reports } = (await response.json()) as ReportAnswer;
  return reports.flatMap(({ wipes }) => wipes);
}

/** Everything of the device that waits, by the second person; answers the ids of the media. */
async function validateAll(code: string): Promise<void> {
  const { media } = await tools().read(checker, code);
  const records = media.flatMap(({ awaits, record }) => (awaits && record ? [record.id] : []));
  await tools().validate(checker, code, ...records);
}

async function contentOf(number: string): Promise<unknown> {
  const [row] = await database.superuser<{ content: unknown }[]>`
    select content from certificates where number = ${number}`;
  return row?.content;
}

/** As a person reads it: digits of Persian as ours, no marks of direction, no line ends. */
async function paper(number: string): Promise<string> {
  const path = `/api/certificates/${number}/certificate.pdf?locale=fa`;
  const response = await workshop.app.request(`http://localhost${path}`, {
    headers: { cookie: `${SESSION_COOKIE}=${crew.coordinator.token}` },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(inspectPdf(bytes).language).toMatch(/^fa/);
  return plain(await pdfText(bytes));
}

const plain = (text: string) =>
  text
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069\u066C]/g, '')
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\s\u00A0]+/g, ' ');

const printedHash = (hash: string) => hash.replace(/(.{4})(?=.)/g, '$1 ');

describe('ten logs of several devices', () => {
  it('become records, are validated, and stand on the certificates until the device returns', async () => {
    const given = await handoversOf(workshop, () => crew).readyLaptop();
    const others = await Promise.all(
      Array.from({ length: 4 }, () => confirmedDevice(workshop, crew.warehouse)),
    );
    const places = [given.code, given.code, ...others.flatMap(({ code }) => [code, code])];
    const serials = places.map((_code, index) => `CHAIN${String(index).padStart(4, '0')}`);
    const media: string[] = [];
    for (const [index, code] of places.entries()) {
      media.push(await tools().addDisk(crew.technician, code, serials[index] ?? ''));
    }
    const logs = serials.map((serial) => wiped(serial));
    const answers = await drop(logs);
    expect(
      answers.map(({ serial, deviceCode, accepted }) => [serial, deviceCode, accepted]),
    ).toEqual(serials.map((serial, index) => [serial, places[index], true]));

    for (const code of new Set(places)) await validateAll(code);
    const [first = ''] = media;
    const ofMedium = await tools().issue(checker, given.code, first);
    const ofDevice = await tools().issue(checker, given.code, null);
    const stated = {
      tool: 'nwipe',
      toolVersion: '0.37',
      startedAt: '2026-05-12T10:12:02.000Z',
      endedAt: '2026-05-12T14:03:11.000Z',
      errors: 0,
      verification: 'full',
      standard: STANDARD,
      details: { origin: 'log', bytesErased: BYTES, hiddenSectors: false },
      performedBy: { name: crew.technician.ctx.actor.name },
      validatedBy: { name: checker.ctx.actor.name },
    };
    const [logA = '', logB = ''] = logs.map(hashOf);
    expect(await contentOf(ofMedium.number)).toMatchObject({
      media: [{ ...stated, serial: serials[0], logHash: logA }],
    });
    expect(await contentOf(ofDevice.number)).toMatchObject({
      media: [
        { ...stated, logHash: logA },
        { ...stated, logHash: logB },
      ],
    });

    for (const [number, hashes] of [
      [ofMedium.number, [logA]],
      [ofDevice.number, [logA, logB]],
    ] as const) {
      const text = await paper(number);
      const expected = [
        'nwipe 0.37',
        'NIST SP 800-88',
        'IEEE 2883-2022',
        String(BYTES),
        'HPA',
        ...hashes.map(printedHash),
      ];
      for (const words of expected) expect(text).toContain(words);
    }

    const { must, approvedNeed, signed } = handoversOf(workshop, () => crew);
    // A medium found on the shelf stopped the device until somebody says that it was dealt with.
    const { holds } = await readCard(crew.technician.ctx, given.code);
    expect(holds).toMatchObject([{ kind: 'wipe_failed' }]);
    await must(crew.technician, `/api/devices/${given.code}/holds/${holds[0]?.id}/release`, {
      note: 'both disks wiped',
    });
    await must(crew.coordinator, `/api/devices/${given.code}/reservation`, {
      needCode: await approvedNeed(),
    });
    await must(crew.coordinator, `/api/devices/${given.code}/handover`, signed(given));
    const verify = () =>
      Promise.all([ofMedium, ofDevice].map(({ verifyCode }) => tools().verify(verifyCode)));
    expect(await verify()).toMatchObject([{ state: 'valid' }, { state: 'valid' }]);
    await must(crew.warehouse, `/api/devices/${given.code}/return`, {
      reason: 'fault',
      condition: 'screen flickers',
      need: 'reopen',
    });
    expect(await verify()).toMatchObject([{ state: 'superseded' }, { state: 'superseded' }]);
    expect((await verifyChains(database.sql)).broken).toEqual([]);
  });

  it('with hidden sectors count for nothing, so that nothing can be issued', async () => {
    const { code } = await confirmedDevice(workshop, crew.warehouse);
    const mediumId = await tools().addDisk(crew.technician, code, 'SECTORS1');
    expect(await drop([wiped('SECTORS1', true)])).toMatchObject([
      { accepted: false, reasons: [{ code: 'sanitisation.hidden_sectors' }] },
    ]);
    expect(await bench(workshop, code).post(checker, 'certificates', { mediumId })).toMatchObject({
      body: { blockers: [{ code: 'certificate.no_evidence' }] },
    });
  });
});

describe('a tablet', () => {
  it('reset step by step has each step on its certificate', async () => {
    const { code } = await receivedDevice(workshop, crew.warehouse, { kind: 'tablet' });
    const on = bench(workshop, code);
    const added = await on.post(crew.technician, 'media', { type: 'emmc' });
    const { mediumId } = added.body as { mediumId: string };
    const path = `/api/devices/${code}/media/${mediumId}/reset`;
    for (const step of EARLY_RESET_STEPS) {
      await tools().must(crew.technician, `${path}/steps`, { system: 'android', step });
      workshop.advance(60_000);
    }
    const locks = locksFor('tablet').map((lock) => ({ lock, status: 'clear' }));
    await tools().must(crew.technician, `${path}/end`, { systemVersion: '13', locks });
    await validateAll(code);
    const { number, verifyCode } = await tools().issue(checker, code, mediumId);
    expect(await contentOf(number)).toMatchObject({
      media: [
        {
          tool: 'Android',
          toolVersion: '13',
          technique: 'guided_factory_reset',
          standard: STANDARD,
          logHash: '',
          details: {
            origin: 'guided',
            system: 'android',
            steps: [...EARLY_RESET_STEPS, 'locks_rechecked'].join(' '),
          },
        },
      ],
    });
    const text = await paper(number);
    expect(text).toContain('Android 13');
    expect(await tools().verify(verifyCode)).toMatchObject({
      state: 'valid',
      media: [{ technique: 'guided_factory_reset' }],
    });
  });
});

describe('a disk taken out to stock', () => {
  it('is wiped in another machine and gets its own certificate, valid until it goes into a device', async () => {
    const from = await confirmedDevice(workshop, crew.warehouse);
    const mediumId = await tools().addDisk(crew.technician, from.code, 'STOCKED1');
    const removal = `/api/devices/${from.code}/media/${mediumId}/removals`;
    await tools().must(crew.technician, removal, { destination: 'stock' });
    await validateAll(from.code);
    const on = bench(workshop, from.code);
    expect(await on.post(checker, 'certificates', { mediumId })).toMatchObject({
      body: { blockers: [{ code: 'certificate.removed' }] },
    });

    const log = wiped('STOCKED1');
    expect(await drop([log])).toMatchObject([{ accepted: true, medium: { status: 'removed' } }]);
    await validateAll(from.code);
    const { number, verifyCode } = await tools().issue(checker, from.code, mediumId);
    expect(await contentOf(number)).toMatchObject({
      media: [
        {
          status: 'sanitised',
          mediumStatus: 'removed',
          destination: 'taken_out',
          logHash: hashOf(log),
          details: { bytesErased: BYTES, hiddenSectors: false },
        },
      ],
    });
    const text = await paper(number);
    expect(text).toContain(printedHash(hashOf(log)));
    expect(await tools().verify(verifyCode)).toMatchObject({ state: 'valid' });

    const into = await confirmedDevice(workshop, crew.warehouse);
    expect(await tools().addDisk(crew.technician, into.code, 'STOCKED1')).toBe(mediumId);
    expect(await tools().verify(verifyCode)).toMatchObject({ state: 'superseded' });
    const again = await tools().issue(checker, into.code, mediumId);
    expect(await tools().verify(again.verifyCode)).toMatchObject({ state: 'valid' });
  });
});
