import { describe, expect, it } from 'vitest';
import { codes, fixture, fixtureText, readOne, textFile } from './fixtures.ts';

describe('one tool alone', () => {
  it.each([
    ['lshw-laptop.json', 'laptop', 'Lenovo', 'ThinkPad T999', 'PF9TEST1', 8192],
    ['dmidecode-laptop.txt', 'laptop', 'Lenovo', 'ThinkPad T999', 'PF9TEST1', 8192],
    ['inxi.json', 'laptop', 'Lenovo', 'ThinkPad T999', 'PF9TEST1', 8192],
    ['hwinfo-desktop.txt', 'desktop', 'ASUS', 'P9X99-M', undefined, 4096],
    ['lshw.xml', 'desktop', 'Acer', 'Example & Sons 9', undefined, 1024],
    ['getprop.txt', 'tablet', 'Samsung', 'SM-T999', 'R52TEST0001', undefined],
    ['computer-system.wmi.txt', 'laptop', 'Lenovo', 'ThinkPad T999', undefined, 7936],
    ['battery-report.html', 'laptop', 'Dell', 'Latitude 9999', undefined, undefined],
    ['smartctl-nvme.json', undefined, undefined, undefined, undefined, undefined],
    ['nwipe-erased.txt', undefined, undefined, undefined, undefined, undefined],
  ])('%s', (name, kind, manufacturer, model, serial, ramMiB) => {
    const { fields } = readOne(fixture(name));
    expect(fields.kind?.value).toBe(kind);
    expect(fields.manufacturer?.value).toBe(manufacturer);
    expect(fields.model?.value).toBe(model);
    expect(fields.serial?.value).toBe(serial);
    expect(fields.ramMiB?.value).toBe(ramMiB);
  });

  it('says where a field comes from and how sure it is', () => {
    const { fields } = readOne(fixture('hwinfo-desktop.txt'));
    expect(fields.kind).toEqual({ value: 'desktop', source: 'hwinfo', sure: 'sure' });
    expect(fields.model).toEqual({ value: 'P9X99-M', source: 'hwinfo', sure: 'likely' });
  });
});

describe('disks', () => {
  it('takes the NVMe disk of lshw and neither stick nor card', () => {
    const machine = readOne(fixture('lshw-laptop.json'));
    expect(machine.disks).toMatchObject([
      { model: 'EXAMPLE NVME 256', serial: 'EXNV0000042', sizeBytes: 256060514304, type: 'nvme' },
    ]);
    expect(codes(machine)).toContain('external_disk');
  });

  it('takes what smartctl says about the same disk', () => {
    const machine = readOne(fixture('lshw-laptop.json'), fixture('smartctl-nvme.json'));
    expect(machine.disks).toMatchObject([{ health: 'passed', powerOnHours: 1234, type: 'nvme' }]);
  });

  it('counts a disk behind a bridge when its file is alone, and not beside a machine', () => {
    const bridged = textFile(
      fixtureText('smartctl-nvme.json')
        .replace('"type": "nvme"', '"type": "usbjmicron"')
        .replaceAll('EXNV0000042', 'EXNV0000099'),
    );
    expect(readOne(bridged).disks).toHaveLength(1);
    expect(readOne(fixture('lshw-laptop.json'), bridged).disks).toHaveLength(1);
  });

  it('calls power-on hours that cannot be true unknown', () => {
    const packed = textFile(fixtureText('smartctl-nvme.json').replaceAll('1234 }', '4661094 }'));
    const machine = readOne(packed);
    expect(machine.disks?.[0]?.powerOnHours).toBeNull();
    expect(codes(machine)).toContain('hours_implausible');
  });

  it('leaves the USB drive of Windows out', () => {
    expect(readOne(fixture('disk-drives.wmi.txt')).disks).toMatchObject([
      { model: 'EXAMPLE NVMe 256GB', type: 'nvme' },
    ]);
  });

  it('takes what inxi lists inside, without its rounded size', () => {
    const machine = readOne(fixture('inxi.json'));
    expect(machine.disks).toMatchObject([
      { model: 'EXNVME256', serial: 'EXNV0000042', type: 'nvme', sizeBytes: null },
    ]);
    expect(machine.batteries).toMatchObject([{ designWh: 48, healthPct: 76, cycles: 211 }]);
  });

  it.each([
    ['soldered', 'mmc@0:0001', { type: 'emmc', model: 'DF9999', sizeBytes: 31268536320 }],
    ['card', 'mmc@0:b368', undefined],
  ])('%s memory on the MMC bus', (_, businfo, disk) => {
    const node = {
      id: 'mmc0',
      class: 'bus',
      description: 'MMC Host',
      children: [
        {
          id: 'device',
          class: 'generic',
          product: 'DF9999',
          businfo,
          children: [
            { id: 'interface:0', class: 'generic', logicalname: '/dev/mmcblk0rpmb' },
            {
              id: 'interface:1',
              class: 'disk',
              logicalname: '/dev/mmcblk0',
              size: 31268536320,
              units: 'bytes',
            },
            { id: 'interface:2', class: 'disk', logicalname: '/dev/mmcblk0boot0', size: 4194304 },
          ],
        },
      ],
    };
    const report = {
      id: 'x',
      class: 'system',
      product: 'Tablet 9',
      vendor: 'Acer',
      children: [node],
    };
    const { disks } = readOne(textFile(JSON.stringify(report)));
    expect(disks).toHaveLength(disk ? 1 : 0);
    if (disk) expect(disks?.[0]).toMatchObject(disk);
  });

  it('takes every disk of `lshw -class disk`', () => {
    const disk = (serial: string) => ({
      id: 'disk',
      class: 'disk',
      claimed: true,
      description: 'ATA Disk',
      product: 'ST3999999AS',
      serial,
      size: 250059350016,
      units: 'bytes',
    });
    const text = JSON.stringify([disk('9EX00001'), disk('9EX00002')]);
    expect(readOne(textFile(text)).disks?.map(({ serial }) => serial)).toEqual([
      '9EX00001',
      '9EX00002',
    ]);
  });

  it('keeps null for a tool that cannot say', () => {
    expect(readOne(fixture('dmidecode-laptop.txt')).disks).toBeNull();
  });
});

describe('batteries', () => {
  it('leaves the template of the firmware out', () => {
    const machine = readOne(fixture('dmidecode-laptop.txt'));
    expect(machine.batteries).toMatchObject([{ model: '01AV999', designWh: 48 }]);
    expect(codes(machine)).toContain('battery_placeholder');
  });

  it('reads decimal commas, and neither mouse nor summary device', () => {
    expect(readOne(fixture('upower.txt')).batteries).toMatchObject([
      { model: '01AV999', designWh: 48, fullWh: 36.5, healthPct: 76, cycles: 211 },
    ]);
  });

  it('reads grouped digits of any locale', () => {
    expect(readOne(fixture('battery-report.html')).batteries).toMatchObject([
      { model: 'DELL TEST99', designWh: 57.488, fullWh: 43.116, healthPct: 75, cycles: null },
    ]);
  });

  it.each([
    [
      'energy',
      'POWER_SUPPLY_ENERGY_FULL_DESIGN=50000000\nPOWER_SUPPLY_ENERGY_FULL=40000000',
      50,
      40,
      80,
    ],
    [
      'charge',
      'POWER_SUPPLY_VOLTAGE_MIN_DESIGN=10000000\nPOWER_SUPPLY_CHARGE_FULL_DESIGN=5000000\nPOWER_SUPPLY_CHARGE_FULL=6000000',
      50,
      60,
      100,
    ],
  ])('power_supply in %s', (_, values, designWh, fullWh, healthPct) => {
    const text = `POWER_SUPPLY_NAME=BAT0\nPOWER_SUPPLY_PRESENT=1\n${values}\n`;
    expect(readOne(textFile(text)).batteries).toMatchObject([{ designWh, fullWh, healthPct }]);
  });

  it('reads the XML of powercfg, with two packs', () => {
    const pack = (id: string, full: number) =>
      `<Battery><Id>${id}</Id><Manufacturer>TESTCELL</Manufacturer><SerialNumber>  541</SerialNumber>` +
      `<DesignCapacity>24000</DesignCapacity><FullChargeCapacity>${full}</FullChargeCapacity>` +
      `<CycleCount>173</CycleCount></Battery>`;
    const text =
      `<?xml version="1.0"?><BatteryReport><SystemInformation><SystemManufacturer>LENOVO</SystemManufacturer>` +
      `<SystemProductName>20XX0001AA</SystemProductName><PlatformRole>Slate</PlatformRole></SystemInformation>` +
      `<Batteries>${pack('00HW999', 18_000)}${pack('01AV999', 12_000)}</Batteries>` +
      `<RuntimeEstimates><DesignCapacity><Capacity>48000</Capacity></DesignCapacity></RuntimeEstimates></BatteryReport>`;
    const machine = readOne(textFile(text));
    expect(machine.fields.kind?.value).toBe('tablet');
    expect(machine.batteries).toMatchObject([
      { model: '00HW999', serial: '541', designWh: 24, fullWh: 18, healthPct: 75, cycles: 173 },
      { model: '01AV999', designWh: 24, fullWh: 12, healthPct: 50 },
    ]);
  });

  it('takes what several classes of Windows say about one battery', () => {
    const text = [
      'InstanceName : ACPI_0',
      'DesignedCapacity : 48000',
      'DeviceName : 01AV999',
      '',
      'InstanceName : ACPI_0',
      'FullChargedCapacity : 36000',
      '',
      'InstanceName : ACPI_0',
      'CycleCount : 211',
    ].join('\r\n');
    expect(readOne(textFile(text)).batteries).toMatchObject([
      { model: '01AV999', designWh: 48, fullWh: 36, healthPct: 75, cycles: 211 },
    ]);
  });

  it('says none for a desktop and nothing for a laptop', () => {
    expect(readOne(fixture('hwinfo-desktop.txt')).batteries).toEqual([]);
    expect(readOne(fixture('computer-system.wmi.txt')).batteries).toBeNull();
  });
});

describe('erasures', () => {
  it('is erased only where the table of results says so without errors', () => {
    expect(readOne(fixture('nwipe-erased.txt')).erasures).toMatchObject([
      {
        device: 'sda',
        serial: 'EXHD0000007',
        result: 'erased',
        method: 'PRNG Stream',
        toolVersion: '0.36',
        verified: true,
        errors: 0,
        startedAt: '2026-05-12 11:00:03',
        endedAt: '2026-05-12 13:51:33',
      },
      { device: 'sdb', serial: 'EXHD0000008', result: 'failed', errors: 3 },
    ]);
  });

  it('is unknown when the log is cut before its table, wherever that is', () => {
    const text = fixtureText('nwipe-erased.txt');
    const end = text.indexOf('sda | Erased');
    for (const length of [end + 100, end + 60, end, end - 60, end - 600, 300]) {
      const results = readOne(textFile(text.slice(0, length))).erasures.map(({ result }) => result);
      expect(results).not.toContain('erased');
    }
  });
});
