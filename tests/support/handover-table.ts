/** A handover session with its needs, spares and tablets, and what a tablet sends. */
import { randomUUID } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import type {
  OpenedTablet,
  RecordAnswer,
  SentAnswer,
  TablePackage,
  TableRecord,
} from '#domain/table-package.ts';
import { sealRecord } from '#domain/table-seal.ts';
import { takeCode } from '../../api/codes/code-numbers.ts';
import {
  batchNeeds,
  batchSpares,
  codes,
  devices,
  handoverBatches,
  needs,
} from '../../db/schema/index.ts';
import type { KeptRecord } from '../../api/handover-table/kept-records.service.ts';
import { type Crew, SIGNATURE, handoversOf } from './handovers.ts';
import type { Member, Workshop } from './workshop.ts';

type Laptop = Awaited<ReturnType<ReturnType<typeof handoversOf>['readyLaptop']>>;

export interface Session {
  id: string;
  code: string;
}

export function tablesOf(workshop: Workshop) {
  const { system } = workshop;

  /** @param spares codes of ready devices */
  async function session(
    by: Member,
    needCodes: readonly string[],
    spares: readonly string[] = [],
    more: Partial<typeof handoverBatches.$inferInsert> = {},
  ): Promise<Session> {
    const id = system.newId();
    const createdAt = system.now();
    const { siteId } = by.ctx.actor;
    return system.database.db.transaction(async (tx) => {
      const code = await takeCode(tx, 'batch');
      await tx
        .insert(codes)
        .values({ code, subject: 'handover_batch', subjectId: id, siteId, createdAt });
      await tx.insert(handoverBatches).values({
        id,
        code,
        siteId,
        title: 'Trường Tiểu học An Hòa',
        createdById: by.personId,
        createdAt,
        ...more,
      });
      const rows = await tx
        .select()
        .from(needs)
        .where(inArray(needs.code, [...needCodes]));
      for (const [index, needCode] of needCodes.entries()) {
        const need = rows.find((row) => row.code === needCode);
        if (!need) throw new Error(`no need ${needCode}`);
        await tx.insert(batchNeeds).values({ batchId: id, needId: need.id, position: index + 1 });
      }
      for (const spare of spares) {
        const [device] = await tx.select().from(devices).where(eq(devices.code, spare));
        if (!device) throw new Error(`no device ${spare}`);
        await tx
          .insert(batchSpares)
          .values({ batchId: id, deviceId: device.id, addedAt: createdAt });
      }
      return { id, code };
    });
  }

  async function open(by: Member, code: string, name = 'Tablet 1'): Promise<OpenedTablet> {
    const path = `/api/handover-sessions/${code}/tablets`;
    const body = { requestId: randomUUID(), name };
    const answer = await workshop.request(by, 'POST', path, body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body as OpenedTablet;
  }

  /** As the tablet itself: with its token, without a session. */
  async function sendSealed(
    tablet: OpenedTablet,
    records: readonly unknown[],
    token = tablet.token,
  ): Promise<{ status: number; body: SentAnswer & { code?: string } }> {
    const path = `http://localhost/api/handover-tablets/${tablet.package.tabletId}/records`;
    const response = await workshop.app.request(path, {
      method: 'POST',
      headers: {
        'x-rework': '1',
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ records }),
    });
    return {
      status: response.status,
      body: (await response.json()) as SentAnswer & { code?: string },
    };
  }

  const sealAll = (tablet: OpenedTablet, records: readonly TableRecord[]) =>
    Promise.all(records.map((record) => sealRecord(tablet.package.publicKey, record)));

  async function send(
    tablet: OpenedTablet,
    ...records: readonly TableRecord[]
  ): Promise<SentAnswer> {
    const { status, body } = await sendSealed(tablet, await sealAll(tablet, records));
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body;
  }

  /** Sends one record. */
  async function one(tablet: OpenedTablet, record: TableRecord): Promise<RecordAnswer> {
    const [answer] = (await send(tablet, record)).answers;
    if (!answer) throw new Error('no answer');
    return answer;
  }

  async function kept(
    by: Member,
    code: string,
  ): Promise<{ open: KeptRecord[]; settled: KeptRecord[] }> {
    const path = `/api/handover-sessions/${code}/kept-records`;
    const { body } = await workshop.request(by, 'GET', path);
    return body as { open: KeptRecord[]; settled: KeptRecord[] };
  }

  const settle = (by: Member, code: string, body: Record<string, unknown>) =>
    workshop.request(by, 'POST', `/api/handover-sessions/${code}/kept-records/settlement`, {
      requestId: randomUUID(),
      ...body,
    });

  /** A reserved laptop in a session with spares, open on one tablet. */
  async function scene(crew: Crew, spareCount = 0) {
    const tools = handoversOf(workshop, () => crew);
    const device = await tools.reservedLaptop();
    const spares: Laptop[] = [];
    for (let index = 0; index < spareCount; index += 1) spares.push(await tools.readyLaptop());
    const codes_ = spares.map((spare) => spare.code);
    const opened = await session(crew.coordinator, [device.needCode], codes_);
    const tablet = await open(crew.collection, opened.code);
    return { device, spares, session: opened, tablet };
  }

  return { session, open, send, sendSealed, sealAll, one, kept, settle, scene };
}

/** What the table records when all was scanned, seen and signed. */
export const atTable = (needCode: string, signerName: string) => ({
  id: randomUUID() as string,
  needCode,
  happenedAt: new Date().toISOString(),
  identitySeen: true,
  signature: { name: signerName, role: 'guardian' as const, image: SIGNATURE, childImage: null },
  witnessName: '',
  locale: 'vi',
});

export function handedOver(
  needCode: string,
  device: { code: string; charger: string },
  signerName: string,
  more: Partial<Extract<TableRecord, { kind: 'handover' }>> = {},
): TableRecord {
  return {
    kind: 'handover',
    ...atTable(needCode, signerName),
    scanned: [device.code, device.charger],
    deviceCode: device.code,
    ...more,
  };
}

export const exchanged = (
  dead: { code: string; needCode: string },
  spare: Laptop,
  signerName: string,
  more: Partial<Extract<TableRecord, { kind: 'exchange' }>> = {},
): TableRecord => ({
  kind: 'exchange',
  ...atTable(dead.needCode, signerName),
  scanned: [spare.code, spare.charger],
  deviceCode: spare.code,
  deadDeviceCode: dead.code,
  fault: 'PWR',
  ...more,
});

export const entryOf = (pack: TablePackage, needCode: string) =>
  pack.entries.find((entry) => entry.needCode === needCode);
