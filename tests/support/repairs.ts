/** A device in repair, with everything done but the work itself. */
import type { Blocker } from '#domain/gates.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { type Repair, readRepair } from '../../api/repairs/read-repair.service.ts';
import { confirmedDevice } from './devices.ts';
import { type Bench, bench } from './evidence.ts';
import type { Member, Workshop } from './workshop.ts';

export interface InRepair extends Bench {
  device: { id: string; code: string };
  faultId: string;
  read: () => Promise<Repair>;
  /** What blocks the move to that stage. */
  blocks: (to: string) => Promise<Pick<Blocker, 'code' | 'params'>[] | undefined>;
}

export async function deviceInRepair(
  workshop: Workshop,
  { warehouse, technician }: Record<'warehouse' | 'technician', Member>,
  fault: Record<string, unknown>,
): Promise<InRepair> {
  const device = await confirmedDevice(workshop, warehouse);
  const on = bench(workshop, device.code);
  await on.move(warehouse, 'received', 'labelled');
  await on.move(technician, 'labelled', 'diagnosing');
  await on.fillEvidence(technician);
  const added = await on.post(technician, 'faults', { decision: 'repair', ...fault });
  const { faultId } = added.body as { faultId: string };
  await on.move(technician, 'diagnosing', 'repairing');
  return {
    ...on,
    device,
    faultId,
    read: () => readRepair(technician.ctx, device.code),
    blocks: async (to) => {
      const { next } = await readCard(technician.ctx, device.code);
      const move = next.find((one) => one.to === to);
      return move?.blockers.map(({ code, params }) => ({ code, params }));
    },
  };
}
