/** Reports of machines that never existed, written after the shape of the tools' own output. */

export interface Machine {
  serial?: string;
  vendor?: string;
  product?: string;
  /** Gigabytes of 2^30 bytes. */
  memory?: number;
  disks?: { model: string; serial: string; bytes: number; rotating?: boolean }[];
}

/** As `lshw -json` prints a laptop. */
export function lshwReport(machine: Machine = {}): string {
  const { serial = 'QX7TR21', vendor = 'Dell Inc.', product = 'Latitude 5490' } = machine;
  const { memory = 8, disks = [] } = machine;
  const bytes = memory * 2 ** 30;
  return JSON.stringify({
    id: 'stick',
    class: 'system',
    claimed: true,
    handle: 'DMI:0001',
    description: 'Notebook',
    product: `${product} (0816)`,
    vendor,
    serial,
    width: 64,
    configuration: { boot: 'normal', chassis: 'notebook', sku: '0816' },
    children: [
      {
        id: 'core',
        class: 'bus',
        description: 'Motherboard',
        product: '0DKC6V',
        vendor,
        children: [
          {
            id: 'cpu',
            class: 'processor',
            claimed: true,
            product: 'Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz',
            vendor: 'Intel Corp.',
            units: 'Hz',
            size: 1_700_000_000,
            width: 64,
          },
          {
            id: 'memory',
            class: 'memory',
            claimed: true,
            handle: 'DMI:0041',
            description: 'System Memory',
            units: 'bytes',
            size: bytes,
            children: [
              {
                id: 'bank:0',
                class: 'memory',
                claimed: true,
                description: 'SODIMM DDR4 Synchronous 2400 MHz',
                units: 'bytes',
                size: bytes,
              },
            ],
          },
          {
            id: 'sata',
            class: 'storage',
            claimed: true,
            description: 'SATA controller',
            businfo: 'pci@0000:00:17.0',
            children: disks.map(diskNode),
          },
        ],
      },
    ],
  });
}

function diskNode(
  { model, serial, bytes, rotating = false }: NonNullable<Machine['disks']>[number],
  index: number,
) {
  return {
    id: `disk:${index}`,
    class: 'disk',
    claimed: true,
    description: 'ATA Disk',
    product: model,
    physid: String(index),
    businfo: `scsi@${index}:0.0.0`,
    logicalname: `/dev/sd${'abcdef'[index] ?? 'z'}`,
    serial,
    units: 'bytes',
    size: bytes,
    ...(rotating ? { capabilities: { '7200rpm': '7200 rotations per minute' } } : {}),
  };
}

export interface Wipe {
  serial: string;
  model?: string;
  bytes?: number;
  /** Left out, the log ends before its summary. */
  status?: 'Erased' | 'FAILED';
  /** Whether it found sectors behind an HPA or DCO; left out, it says nothing of them. */
  hidden?: boolean;
}

const titled = (title: string) => ` ${title} `.padStart(48, '*').padEnd(80, '*');

const hiddenLine = (found: boolean) =>
  found
    ? '[2026/05/12 10:11:42] warning:  *********** HIDDEN SECTORS DETECTED ! *********** on /dev/sda'
    : '[2026/05/12 10:11:42]    info: No hidden sectors on /dev/sda';

/** As nwipe 0.37 writes the log of one disk. */
export function nwipeLog(wipe: Wipe): string {
  const { serial, model = 'TOSHIBA MQ04ABF100', bytes, status, hidden } = wipe;
  const size = bytes ?? 1_000_204_886_016;
  const rule = '*'.repeat(80);
  const start = [
    '[2026/05/12 10:11:40]    info: nwipe 0.37',
    '[2026/05/12 10:11:40]    info: Linux version 6.6.11 (x86_64)',
    `[2026/05/12 10:11:41]  notice: Found /dev/sda, ATA , ${model}, 1000 GB, S/N=${serial}`,
    ...(hidden === undefined ? [] : [hiddenLine(hidden)]),
    '[2026/05/12 10:11:58]  notice: Program options are set as follows...',
    '[2026/05/12 10:11:58]  notice:   method   = DoD Short',
    '[2026/05/12 10:11:58]  notice:   verify   = Verify All',
    `[2026/05/12 10:12:02]  notice: /dev/sda, sect/blk/dev 512/4096/${size}`,
    '[2026/05/12 10:12:02]  notice: Invoking method "DoD Short" on device "/dev/sda"',
  ];
  if (!status) return `${start.join('\n')}\n`;
  const errors = status === 'Erased' ? 0 : 14;
  return [
    ...start,
    '[2026/05/12 14:03:11]  notice: [SUCCESS] Verified that /dev/sda is empty.',
    '',
    titled('Error Summary'),
    '!   Device | Pass Errors | Verifications Errors | Fdatasync I\\O Errors',
    '-'.repeat(80),
    `       sda | ${String(errors).padStart(11)} |                    0 |                    0`,
    rule,
    '',
    titled('Erasure Summary'),
    '!   Device |      Bytes Erased |      Bytes Total | Percentage Erased',
    '-'.repeat(80),
    `       sda | ${String(size).padStart(17)} | ${String(size).padStart(16)} |           100.00%`,
    rule,
    '',
    titled('Drive Status'),
    '!   Device | Status | Thru-put | HH:MM:SS | Model/Serial Number',
    '-'.repeat(80),
    `       sda | ${status.padEnd(6)} |  98 MB/s | 03:51:09 | ${model}/${serial}`,
    '-'.repeat(80),
    '[2026/05/12 14:03:11] Total Throughput  98 MB/s, DoD Short, 1R+B+VA',
    rule,
    '',
    '[2026/05/12 14:03:11]    info: Nwipe successfully completed. See summary table for details.',
    '',
  ].join('\n');
}

export interface SmartDisk {
  serial: string;
  model?: string;
  passed?: boolean;
  pending?: number;
  reallocated?: number;
}

/** As `smartctl --json -x` prints a SATA disk. */
export function smartctlReport(disk: SmartDisk): string {
  const { serial, model = 'SAMSUNG SSD 860 EVO', passed = true } = disk;
  const attribute = (id: number, value: number) => ({ id, raw: { value } });
  return JSON.stringify({
    json_format_version: [1, 0],
    smartctl: { version: [7, 3], exit_status: 0 },
    device: { name: '/dev/sda', type: 'sat', protocol: 'ATA' },
    model_name: model,
    serial_number: serial,
    user_capacity: { blocks: 488_397_168, bytes: 250_059_350_016 },
    rotation_rate: 0,
    smart_status: { passed },
    power_on_time: { hours: 4_321 },
    ata_smart_attributes: {
      table: [attribute(5, disk.reallocated ?? 0), attribute(197, disk.pending ?? 0)],
    },
  });
}

/** As the kernel writes a battery to `/sys/class/power_supply/BAT0/uevent`. */
export function powerSupplyReport(healthPct: number, cycles: number): string {
  const design = 48_000_000;
  return [
    'POWER_SUPPLY_NAME=BAT0',
    'POWER_SUPPLY_TYPE=Battery',
    'POWER_SUPPLY_STATUS=Full',
    'POWER_SUPPLY_PRESENT=1',
    'POWER_SUPPLY_TECHNOLOGY=Li-ion',
    `POWER_SUPPLY_CYCLE_COUNT=${cycles}`,
    'POWER_SUPPLY_VOLTAGE_MIN_DESIGN=11400000',
    `POWER_SUPPLY_ENERGY_FULL_DESIGN=${design}`,
    `POWER_SUPPLY_ENERGY_FULL=${Math.round((design * healthPct) / 100)}`,
    'POWER_SUPPLY_MODEL_NAME=DELL 451-BBZG',
    'POWER_SUPPLY_MANUFACTURER=SMP',
    'POWER_SUPPLY_SERIAL_NUMBER=1742',
    '',
  ].join('\n');
}
