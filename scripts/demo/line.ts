/** The usual way of one device: bench, wiping, repair, final check, kit, shelf. */
import { checklistFor } from '#domain/checklists.ts';
import { EARLY_RESET_STEPS } from '#domain/guided-reset.ts';
import { locksFor } from '#domain/locks.ts';
import type { Stage } from '#domain/stages.ts';
import { readDeviceCertificates } from '../../api/certificates/device-certificates.service.ts';
import { issueCertificate } from '../../api/certificates/issue-certificate.service.ts';
import { validateRecords } from '../../api/certificates/validation.service.ts';
import { moveDevice } from '../../api/devices/moves.service.ts';
import { answerAllGood, answerItems } from '../../api/evidence/checklist.service.ts';
import { setGrades, setSpec } from '../../api/evidence/condition.service.ts';
import { addFault, closeFault } from '../../api/evidence/faults.service.ts';
import { allLocksClear, confirmLocksOnline } from '../../api/evidence/locks.service.ts';
import { confirmResetStep, endReset } from '../../api/evidence/guided-reset.service.ts';
import { recordSanitisation } from '../../api/evidence/sanitisation.service.ts';
import { addMedium, setWiping } from '../../api/evidence/media.service.ts';
import { recordQa } from '../../api/evidence/qa.service.ts';
import { waiveGate } from '../../api/evidence/waivers.service.ts';
import type { Who } from './cast.ts';
import { type Model, makeSerial, modelOf } from './catalogue.ts';
import type { Item } from './intake.ts';
import type { Plan } from './plans.ts';
import { sendReport } from './reports.ts';
import { type Shop, asked } from './shop.ts';

/** One device on its way, with the two who work on it: who repairs does not check. */
export interface Work {
  shop: Shop;
  plan: Plan;
  model: Model;
  item: Item;
  technician: Who;
  checker: Who;
}

export function workOn(shop: Shop, plan: Plan, item: Item): Work {
  const second = Number(plan.key.slice(-1)) % 2 === 0;
  return {
    shop,
    plan,
    item,
    model: modelOf(plan.model),
    technician: second ? 'technician-2' : 'technician',
    checker: second ? 'technician' : 'technician-2',
  };
}

export async function move(work: Work, who: Who, from: Stage, to: Stage, reason?: string) {
  const { shop, item } = work;
  const input = { ...asked(), code: item.code, from, to };
  await moveDevice(shop.as(who), reason ? { ...input, reason } : input);
}

/** On the bench: which medium is in it, which locks, and the wiping starts. @returns the medium's id */
export async function openUp(work: Work): Promise<string> {
  const { shop, item, technician, plan } = work;
  const mediumId = plan.report ? await sendReport(work) : await listMedium(work);
  await allLocksClear(shop.as(technician), { ...asked(), code: item.code, online: false });
  return mediumId;
}

async function listMedium({ shop, model, item, technician }: Work): Promise<string> {
  const { type, make, model: name, gb } = model.medium;
  const { mediumId } = await addMedium(shop.as(technician), {
    ...asked(),
    code: item.code,
    type,
    make,
    model: name,
    serial: type === 'emmc' ? '' : makeSerial('S@@@NX#####', shop.draw),
    sizeBytes: gb * 1_000_000_000,
  });
  return mediumId;
}

export async function startWiping({ shop, item, technician }: Work): Promise<Date> {
  await setWiping(shop.as(technician), { ...asked(), code: item.code, running: true });
  return shop.clock.now();
}

/** Hours that the tool takes: a hard disk is overwritten, flash erases itself. */
export function wipingHours({ model }: Work): number {
  return model.medium.type === 'hdd' ? 3.4 : 0.4;
}

const TOOLS = {
  hdd: { technique: 'overwrite', tool: 'nwipe', toolVersion: '0.37' },
  sata_ssd: { technique: 'ata_sanitize_block', tool: 'hdparm', toolVersion: '9.65' },
  nvme: { technique: 'nvme_sanitize_crypto', tool: 'nvme-cli', toolVersion: '2.11' },
} as const;

export async function recordWipe(work: Work, mediumId: string, startedAt: Date, failed = false) {
  const { shop, model, item, technician } = work;
  const { type } = model.medium;
  const facts = TOOLS[type as keyof typeof TOOLS];
  if (type === 'emmc') return resetTablet(work, mediumId);
  await recordSanitisation(shop.as(technician), {
    ...asked(),
    code: item.code,
    mediumId,
    ...facts,
    claimedMethod: null,
    serial: '',
    startedAt: startedAt.toISOString(),
    endedAt: shop.clock.now().toISOString(),
    verification: 'full',
    errors: failed ? 412 : 0,
    failed,
  });
}

async function resetTablet({ shop, item, technician }: Work, mediumId: string): Promise<void> {
  const on = { code: item.code, mediumId };
  for (const step of EARLY_RESET_STEPS) {
    const confirmed = { ...asked(), ...on, system: 'android' as const, step };
    await confirmResetStep(shop.as(technician), confirmed);
  }
  const locks = locksFor('tablet').map((lock) => ({ lock, status: 'clear' as const }));
  await endReset(shop.as(technician), { ...asked(), ...on, systemVersion: '13', locks });
}

const MEASURED = { battery_runtime: 118, memory_test: 2, stress: 20 } as const;

/** The test run: everything observed is good but what the plan says; numbers one by one. */
export async function test(work: Work, weak: { battery_runtime?: number } = {}): Promise<void> {
  const { shop, plan, model, item, technician } = work;
  const failing = [plan.fault?.item, plan.waived?.item].filter(Boolean) as string[];
  await answerAllGood(shop.as(technician), { ...asked(), code: item.code, except: failing });
  const measured: Record<string, number> = {
    ...MEASURED,
    memory_size: (model.spec.memoryMib ?? 1024) / 1024,
    battery_health: 72 + shop.draw(26),
    ...weak,
  };
  const numbers = checklistFor(model.kind).filter(
    (line) => line.input.type === 'number' && line.mandatory,
  );
  const answers = [
    ...failing.map((key) => ({ item: key, result: 'fail' as const })),
    ...numbers.map(({ key }) => ({ item: key, result: null, value: measured[key] ?? 1 })),
  ];
  await answerItems(shop.as(technician), { ...asked(), code: item.code, answers });
}

/** After the reset, with the network on: locks once more, and what the machine says of itself. */
export async function describe({ shop, model, item, technician }: Work): Promise<void> {
  await confirmLocksOnline(shop.as(technician), { ...asked(), code: item.code });
  await setSpec(shop.as(technician), {
    ...asked(),
    code: item.code,
    spec: model.spec,
    chargerText: model.charger,
  });
}

/** Opens the planned fault. @returns its id */
export async function find({ shop, plan, item, technician }: Work): Promise<string | null> {
  if (!plan.fault) return null;
  const { fault, item: line, decision, note } = plan.fault;
  const input = { ...asked(), code: item.code, fault, item: line, decision, note };
  return (await addFault(shop.as(technician), input)).faultId;
}

/** Closes the fault and answers its line anew. @returns false where nobody has repaired it yet */
export async function mend(work: Work, faultId: string): Promise<boolean> {
  const { shop, plan, item, technician } = work;
  const { outcome, minutes = 20, parts = '', note = '', item: line = '' } = plan.fault ?? {};
  if (!outcome) return false;
  const closing = { ...asked(), code: item.code, faultId, outcome, minutes, parts, note };
  await closeFault(shop.as(technician), closing);
  if (line !== '') {
    const answers = [{ item: line, result: 'pass' as const }];
    await answerItems(shop.as(technician), { ...asked(), code: item.code, answers });
  }
  return true;
}

export async function waive({ shop, plan, item }: Work): Promise<void> {
  if (!plan.waived) return;
  const { reason } = plan.waived;
  await waiveGate(shop.as('coordinator'), { ...asked(), code: item.code, gate: 'G5', reason });
}

/** Another person looks at everything once more, vouches for the erasure and grades it. */
export async function check(work: Work): Promise<void> {
  const { shop, plan, item, checker } = work;
  await vouch(work);
  await setGrades(shop.as(checker), {
    ...asked(),
    code: item.code,
    cosmetic: plan.cosmetic ?? 'B',
    functional: '1',
  });
  await recordQa(shop.as(checker), {
    ...asked(),
    code: item.code,
    videoCall: true,
    marksRemoved: true,
    reason: '',
  });
  await move(work, checker, 'qa', 'kitting');
}

/** Who did not erase it says that the proof holds; what leaves soon has its certificate. */
async function vouch({ shop, plan, item, checker }: Work): Promise<void> {
  const { code } = item;
  const { media } = await readDeviceCertificates(shop.as(checker), code);
  const recordIds = media.flatMap(({ awaits, record }) => (awaits && record ? [record.id] : []));
  await validateRecords(shop.as(checker), { ...asked(), code, recordIds, note: '' });
  if (plan.goal !== 'handed_over' && plan.goal !== 'reserved') return;
  await issueCertificate(shop.as(checker), { ...asked(), code, mediumId: null });
}
