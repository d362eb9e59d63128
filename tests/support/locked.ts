/** A device of a known donor that a lock holds, made through the routes. */
import { randomUUID } from 'node:crypto';
import { placeOf } from './devices.ts';
import type { Member, Workshop } from './workshop.ts';

export interface LockedDevice {
  code: string;
  donationCode: string;
  holdId: string;
}

export const DONOR = {
  kind: 'organisation',
  name: 'Contoso Ltd.',
  email: 'it@contoso.example',
  phone: '+84 90 555 01 99',
};

/** @param by receives devices and checks locks, and may see donors */
export async function lockedDevice(
  workshop: Workshop,
  by: Member,
  donor: Record<string, unknown> = DONOR,
): Promise<LockedDevice> {
  const post = async (path: string, body: Record<string, unknown>) => {
    const answer = await workshop.request(by, 'POST', path, { requestId: randomUUID(), ...body });
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body as Record<string, string>;
  };
  const device = {
    kind: 'laptop',
    make: 'Dell',
    model: 'Latitude 5480',
    serial: `S${randomUUID().slice(0, 8)}`,
    placeId: await placeOf(workshop, 'area'),
    donor,
  };
  const { code = '', donationCode = '' } = await post('/api/intake/devices', device);
  const locks = [
    { lock: 'mdm_autopilot', status: 'locked', hint: 'Contoso, admin@contoso.example' },
  ];
  await post(`/api/devices/${code}/locks`, { locks });
  const card = await workshop.request(by, 'GET', `/api/devices/${code}`);
  const { holds } = card.body as { holds: { id: string; kind: string }[] };
  const holdId = holds.find(({ kind }) => kind === 'locked')?.id ?? '';
  return { code, donationCode, holdId };
}
