/** Needs, reserved devices and everything else that stands on a handover table. */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { devices } from '../../db/schema/index.ts';
import { LATITUDE_CHARGER, charger, kitOf } from './kits.ts';
import { makePng } from './png.ts';
import { deviceIn, shelf } from './stock.ts';
import type { Member, Workshop } from './workshop.ts';

export interface Crew {
  coordinator: Member;
  second: Member;
  approver: Member;
  collection: Member;
  warehouse: Member;
  technician: Member;
}

export async function crewOf(workshop: Workshop): Promise<Crew> {
  return {
    coordinator: await workshop.member('coordinator'),
    second: await workshop.member('coordinator'),
    approver: await workshop.member('approver'),
    collection: await workshop.member('collection'),
    warehouse: await workshop.member('warehouse'),
    technician: await workshop.member('technician'),
  };
}

/** Words that must never be seen by those who may not see recipients. */
export const SECRET = {
  studentName: 'Nguyễn Thị Bí Mật',
  school: 'Trường Tiểu học Kín',
  guardianName: 'Trần Văn Giấu',
  guardianPhone: '0912345678',
};

export const SIGNATURE = `data:image/png;base64,${Buffer.from(makePng(60, 20)).toString('base64')}`;

export function handoversOf(workshop: Workshop, crew: () => Crew) {
  const post = (by: Member, path: string, body: Record<string, unknown> = {}) =>
    workshop.request(by, 'POST', path, { requestId: randomUUID(), ...body });

  async function must<T>(by: Member, path: string, body: Record<string, unknown> = {}): Promise<T> {
    const answer = await post(by, path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }

  const newNeed = (more: Record<string, unknown> = {}) => ({
    kind: 'laptop',
    area: 'Tây Ninh',
    schoolLevel: 'primary',
    recipient: { ...SECRET, studentName: `${SECRET.studentName} ${randomUUID().slice(0, 6)}` },
    consent: { given: true, by: 'guardian', channel: 'in_person', locale: 'vi' },
    ...more,
  });

  async function need(more: Record<string, unknown> = {}): Promise<string> {
    return (await must<{ code: string }>(crew().coordinator, '/api/needs', newNeed(more))).code;
  }

  async function approvedNeed(more: Record<string, unknown> = {}): Promise<string> {
    const code = await need(more);
    await must(crew().approver, `/api/needs/${code}/decision`, { decision: 'approve' });
    return code;
  }

  /** A laptop on a shelf with its charger scanned into its kit and all counted lines ticked. */
  async function readyLaptop(
    more: Omit<Partial<typeof devices.$inferInsert>, 'placeId'> = {},
  ): Promise<{ id: string; code: string; publicCode: string; charger: string; placeId: string }> {
    const by = crew().warehouse;
    const created = await deviceIn(workshop, by, 'kitting', {
      make: 'Lenovo',
      model: 'T480',
      memoryMib: 8192,
      storageGb: 256,
      storageKind: 'ssd',
      screenInch: 14,
      hasCamera: true,
      hasMicrophone: true,
      hasWifi: true,
      osName: 'Linux Mint 22',
      cosmeticGrade: 'B',
      functionalGrade: '1',
      chargerVolts: 19.5,
      chargerWatts: 65,
      chargerConnector: '4.5x3.0',
      ...more,
    });
    const chargerCode = await charger(by, LATITUDE_CHARGER, { make: 'Lenovo' });
    const kit = kitOf(workshop, created.code);
    await kit.scan(by, chargerCode);
    await kit.tickCounted(by);
    const { id: placeId } = await shelf(workshop, by, `B-${created.code.slice(3, 8)}`);
    await must(by, `/api/devices/${created.code}/moves`, { from: 'kitting', to: 'ready', placeId });
    return { ...created, charger: chargerCode, placeId };
  }

  async function reservedLaptop() {
    const device = await readyLaptop();
    const needCode = await approvedNeed();
    // Other needs of the same file may wait before this one.
    const orderReason = 'the order is another test';
    const path = `/api/devices/${device.code}/reservation`;
    await must(crew().coordinator, path, { needCode, orderReason });
    return { ...device, needCode };
  }

  /** What the table sends when all is done. */
  const signed = (
    device: { code: string; charger: string },
    more: Record<string, unknown> = {},
  ) => ({
    scanned: [device.code, device.charger],
    identitySeen: true,
    signature: { name: SECRET.guardianName, role: 'guardian', image: SIGNATURE },
    locale: 'vi',
    ...more,
  });

  async function handedOverLaptop() {
    const device = await reservedLaptop();
    const { receiptCode } = await must<{ receiptCode: string }>(
      crew().coordinator,
      `/api/devices/${device.code}/handover`,
      signed(device),
    );
    return { ...device, receiptCode };
  }

  const stageOf = async (code: string): Promise<string | undefined> => {
    const [row] = await workshop.system.database.db
      .select({ stage: devices.stage })
      .from(devices)
      .where(eq(devices.code, code));
    return row?.stage;
  };

  return {
    post,
    must,
    newNeed,
    need,
    approvedNeed,
    readyLaptop,
    reservedLaptop,
    signed,
    handedOverLaptop,
    stageOf,
  };
}
