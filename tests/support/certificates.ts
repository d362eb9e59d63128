/** Media of a device with proof, on their way to a certificate. */
import { randomUUID } from 'node:crypto';
import { WIPE } from './certificates-data.ts';
import { type Bench, bench } from './evidence.ts';
import { confirmedDevice } from './devices.ts';
import type { Member, Workshop } from './workshop.ts';

export interface WipedDevice {
  code: string;
  publicCode: string;
  bench: Bench;
  /** A hard disk, wiped and accepted. */
  mediumId: string;
  recordId: string;
}

export interface Certification {
  media: {
    mediumId: string;
    code: string;
    record: { id: string; logHash: string } | null;
    validated: boolean;
    awaits: boolean;
    own: boolean;
    missing: { code: string }[];
  }[];
  missing: { code: string }[];
  certificates: {
    number: string;
    verifyCode: string;
    mediumId: string | null;
    state: string;
    supersededBy: string | null;
    contentHash: string;
  }[];
}

export function certificatesOf(workshop: Workshop) {
  async function must<T>(by: Member, path: string, body: Record<string, unknown>): Promise<T> {
    const sent = { requestId: randomUUID(), ...body };
    const answer = await workshop.request(by, 'POST', path, sent);
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }

  async function read(by: Member, code: string): Promise<Certification> {
    return (await workshop.request(by, 'GET', `/api/devices/${code}/certificates`))
      .body as Certification;
  }

  async function addDisk(by: Member, code: string, serial: string): Promise<string> {
    const disk = { type: 'hdd', make: 'Seagate', model: 'ST500LM021', serial, sizeBytes: 5e11 };
    const added = await must<{ mediumId: string }>(by, `/api/devices/${code}/media`, disk);
    return added.mediumId;
  }

  async function wipe(by: Member, code: string, mediumId: string): Promise<string> {
    await must(by, `/api/devices/${code}/media/${mediumId}/sanitisations`, WIPE);
    const medium = (await read(by, code)).media.find((one) => one.mediumId === mediumId);
    return medium?.record?.id ?? '';
  }

  return {
    must,
    read,
    addDisk,
    wipe,
    async wipedDevice(receiver: Member, technician: Member): Promise<WipedDevice> {
      const { code, publicCode } = await confirmedDevice(workshop, receiver);
      const mediumId = await addDisk(technician, code, `W${randomUUID().slice(0, 7)}`);
      const recordId = await wipe(technician, code, mediumId);
      return { code, publicCode, bench: bench(workshop, code), mediumId, recordId };
    },
    validate: (by: Member, code: string, ...recordIds: string[]) =>
      must<{ validated: number }>(by, `/api/devices/${code}/validations`, { recordIds }),
    issue: (by: Member, code: string, mediumId: string | null) =>
      must<{ number: string; verifyCode: string }>(by, `/api/devices/${code}/certificates`, {
        mediumId,
      }),
    verify: async (verifyCode: string) =>
      (await workshop.request(null, 'GET', `/api/certificates/verify/${verifyCode}`)).body,
  };
}

/** Gives a person a badge and a PIN, as they sign at another bench. */
export async function badgeOf(
  workshop: Workshop,
  { personId }: Member,
): Promise<{ badge: string; pin: string }> {
  const issue = async (what: 'badge' | 'pin') =>
    (
      await workshop.request(workshop.admin, 'POST', `/api/people/${personId}/${what}`, {
        requestId: randomUUID(),
      })
    ).body as { code: string; pin: string };
  return { badge: (await issue('badge')).code, pin: (await issue('pin')).pin };
}
