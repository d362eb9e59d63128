/** What the machines of the demo say about themselves, and what people make of it. */
import { readCard } from '../../api/devices/device-card.service.ts';
import { receiveReport } from '../../api/hardware-reports/receive.service.ts';
import { draftMessage, writeMessage } from '../../api/messages/write-message.service.ts';
import { type Model, makeSerial } from './catalogue.ts';
import type { Work } from './line.ts';
import { asked } from './shop.ts';

/** Sent from a Linux stick before anything is opened: the storage lists itself. @returns the medium's id */
export async function sendReport(work: Work): Promise<string> {
  const { shop, model, item, technician, plan } = work;
  const { serial } = await readCard(shop.as(technician), item.code);
  const disk = makeSerial('S@@@NX#####', shop.draw);
  const memoryGb = plan.report?.memoryGb ?? (model.spec.memoryMib ?? 0) / 1024;
  const files = machineFiles(model, { serial, disk, memoryGb, healthPct: 71 + shop.draw(20) });
  await receiveReport(shop.as(technician), { ...asked(), code: item.code, files });
  const { media } = await readCard(shop.as(technician), item.code);
  const medium = media.find((one) => one.serial === disk);
  if (!medium) throw new Error(`the report of ${plan.key} listed no storage`);
  return medium.id;
}

/** The command was typed on the machine beside it: the serial is another one, so the report waits. */
export async function sendFromWrongMachine({ shop, model, item, technician }: Work): Promise<void> {
  const serial = makeSerial(model.serial, shop.draw);
  const disk = makeSerial('S@@@NX#####', shop.draw);
  const files = machineFiles(model, { serial, disk, memoryGb: 4, healthPct: 64 });
  await receiveReport(shop.as(technician), { ...asked(), code: item.code, files });
}

/** Asks the donor to release the lock; somebody takes the text along, as the demo sends nothing. */
export async function askDonor({ shop, item }: Work): Promise<void> {
  const message = { template: 'lock_release', channel: 'copy', locale: 'fa' } as const;
  const { subject, body } = await draftMessage(shop.as('coordinator'), {
    code: item.code,
    ...message,
  });
  const text = { ...message, recipient: '', subject, body };
  await writeMessage(shop.as('coordinator'), { ...asked(), code: item.code, ...text });
}

interface Said {
  serial: string;
  disk: string;
  memoryGb: number;
  healthPct: number;
}

const encoder = new TextEncoder();

/** As `lshw -json`, `smartctl --json` and the kernel print them, as far as a report reads them. */
function machineFiles(model: Model, said: Said): { name: string; bytes: Uint8Array }[] {
  const { make, model: name, spec, medium } = model;
  const node = (id: string, kind: string, more: object) => ({
    id,
    class: kind,
    claimed: true,
    ...more,
  });
  const memory = { description: 'System Memory', units: 'bytes', size: said.memoryGb * 2 ** 30 };
  const isNvme = medium.type === 'nvme';
  const bytes = medium.gb * 1_000_000_000;
  const disk = {
    description: isNvme ? 'NVMe disk' : 'ATA Disk',
    product: medium.model,
    vendor: medium.make,
    businfo: isNvme ? 'nvme@0:1' : 'scsi@0:0.0.0',
    logicalname: isNvme ? '/dev/nvme0n1' : '/dev/sda',
    serial: said.disk,
    units: 'bytes',
    size: bytes,
  };
  const smart = {
    json_format_version: [1, 0],
    smartctl: { version: [7, 4], exit_status: 0 },
    device: isNvme
      ? { name: '/dev/nvme0', type: 'nvme', protocol: 'NVMe' }
      : { name: '/dev/sda', type: 'sat', protocol: 'ATA' },
    model_name: medium.model,
    serial_number: said.disk,
    user_capacity: { bytes },
    ...(isNvme ? {} : { rotation_rate: 0 }),
    smart_status: { passed: true },
    power_on_time: { hours: 9_314 },
  };
  const parts = [
    node('memory', 'memory', {
      ...memory,
      children: [node('bank:0', 'memory', { ...memory, description: 'SODIMM DDR4' })],
    }),
    node('cpu', 'processor', { product: spec.cpu, vendor: 'Intel Corp.' }),
    node('sata', 'storage', {
      businfo: 'pci@0000:00:17.0',
      children: [node('disk:0', 'disk', disk)],
    }),
    node('network', 'network', { description: 'Wireless interface', product: 'Wireless 8265' }),
  ];
  const machine = node('stick', 'system', {
    description: 'Notebook',
    vendor: make,
    product: name,
    serial: said.serial,
    configuration: { chassis: 'notebook' },
    children: [node('core', 'bus', { description: 'Motherboard', children: parts })],
  });
  const design = 48_000_000;
  const battery = [
    'POWER_SUPPLY_NAME=BAT0',
    'POWER_SUPPLY_TYPE=Battery',
    'POWER_SUPPLY_PRESENT=1',
    'POWER_SUPPLY_TECHNOLOGY=Li-ion',
    'POWER_SUPPLY_CYCLE_COUNT=412',
    `POWER_SUPPLY_ENERGY_FULL_DESIGN=${design}`,
    `POWER_SUPPLY_ENERGY_FULL=${Math.round((design * said.healthPct) / 100)}`,
    'POWER_SUPPLY_MANUFACTURER=SMP',
    '',
  ];
  return [
    { name: 'lshw.json', bytes: encoder.encode(JSON.stringify(machine, null, 1)) },
    { name: 'smartctl-0.json', bytes: encoder.encode(JSON.stringify(smart)) },
    { name: 'power_supply-0.uevent', bytes: encoder.encode(battery.join('\n')) },
  ];
}
