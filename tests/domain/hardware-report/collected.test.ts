import { describe, expect, it } from 'vitest';
import { codes, readOne, textFile } from './fixtures.ts';

/** Made by hand after the properties of Microsoft's documentation; no such machine exists. */
const LAPTOP = {
  Win32_ComputerSystem: [
    {
      Manufacturer: 'LENOVO',
      Model: '20T0001BXX',
      SystemFamily: 'ThinkPad T999',
      PCSystemType: 2,
      PCSystemTypeEx: 2,
      TotalPhysicalMemory: 8_321_499_136,
    },
  ],
  Win32_ComputerSystemProduct: [
    {
      Vendor: 'LENOVO',
      Name: '20T0001BXX',
      Version: 'ThinkPad T999',
      IdentifyingNumber: 'PF9TEST1',
      UUID: '4C4C4544-0051-5810-8037-B7C04F545232',
    },
  ],
  Win32_SystemEnclosure: [{ Manufacturer: 'LENOVO', ChassisTypes: [10] }],
  Win32_Processor: [{ Name: 'Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz', NumberOfCores: 4 }],
  Win32_PhysicalMemory: [
    { Capacity: 4_294_967_296, DeviceLocator: 'ChannelA-DIMM0' },
    { Capacity: 4_294_967_296, DeviceLocator: 'ChannelB-DIMM0' },
  ],
  Win32_DiskDrive: [
    {
      DeviceID: '\\\\.\\PHYSICALDRIVE0',
      Index: 0,
      Model: 'EXAMPLE NVME 256',
      SerialNumber: '0025_3851_A1B0_0042.',
      Size: 256_052_966_400,
      InterfaceType: 'SCSI',
      MediaType: 'Fixed hard disk media',
      PNPDeviceID: 'SCSI\\DISK&VEN_NVME&PROD_EXAMPLE\\5&1',
      Status: 'OK',
    },
    {
      DeviceID: '\\\\.\\PHYSICALDRIVE1',
      Index: 1,
      Model: 'Kingston DataTraveler 3.0 USB Device',
      SerialNumber: '60A44C413A',
      Size: 15_512_000_000,
      InterfaceType: 'USB',
      MediaType: 'Removable Media',
      PNPDeviceID: 'USBSTOR\\DISK&VEN_KINGSTON\\60A44C413A&0',
    },
  ],
  MSFT_PhysicalDisk: [
    {
      DeviceId: '0',
      FriendlyName: 'EXAMPLE NVME 256',
      SerialNumber: '0025_3851_A1B0_0042.',
      AdapterSerialNumber: 'EXNV0000042',
      Size: 256_060_514_304,
      MediaType: 4,
      BusType: 17,
      HealthStatus: 0,
    },
    { DeviceId: '1', FriendlyName: 'Kingston DataTraveler 3.0', BusType: 7, Size: 15_518_924_800 },
  ],
  MSFT_StorageReliabilityCounter: [{ DeviceId: '0', PowerOnHours: 1234, Wear: 3 }],
  Win32_VideoController: [{ Name: 'Intel(R) UHD Graphics 620' }],
  Win32_NetworkAdapter: [
    { Name: 'Intel(R) Dual Band Wireless-AC 8265', PNPDeviceID: 'PCI\\VEN_8086' },
    { Name: 'Microsoft Wi-Fi Direct Virtual Adapter' },
  ],
  Win32_PnPEntity: [{ Name: 'Integrated Camera', PNPClass: 'Camera', Status: 'OK' }],
  BatteryStaticData: [
    {
      InstanceName: 'ACPI\\PNP0C0A\\1_0',
      DeviceName: '01AV430',
      ManufactureName: 'SMP',
      SerialNumber: ' 1234',
      DesignedCapacity: 57_000,
    },
  ],
  BatteryFullChargedCapacity: [{ InstanceName: 'ACPI\\PNP0C0A\\1_0', FullChargedCapacity: 42_750 }],
  BatteryCycleCount: [{ InstanceName: 'ACPI\\PNP0C0A\\1_0', CycleCount: 321 }],
};

const windows = (classes: object, more: object = {}) =>
  textFile(JSON.stringify({ Rework: 'windows', Version: 1, Classes: classes, ...more }));

describe('what the Windows collector sends', () => {
  it('is one machine with its own disk, battery and parts', () => {
    const machine = readOne(windows(LAPTOP));
    expect(machine.fields).toMatchObject({
      kind: { value: 'laptop' },
      manufacturer: { value: 'Lenovo' },
      model: { value: 'ThinkPad T999' },
      serial: { value: 'PF9TEST1' },
      ramMiB: { value: 8192, sure: 'sure' },
    });
    expect(machine.disks).toEqual([
      expect.objectContaining({
        model: 'EXAMPLE NVME 256',
        serial: 'EXNV0000042',
        sizeBytes: 256_060_514_304,
        type: 'nvme',
        health: 'passed',
        powerOnHours: 1234,
      }),
    ]);
    expect(machine.batteries).toMatchObject([
      { model: '01AV430', designWh: 57, fullWh: 42.75, healthPct: 75, cycles: 321 },
    ]);
    expect(machine.components).toMatchObject({
      graphics: ['Intel(R) UHD Graphics 620'],
      network: ['Intel(R) Dual Band Wireless-AC 8265'],
      wireless: true,
      camera: true,
    });
    expect(codes(machine)).toEqual(['external_disk']);
  });

  it('is read where PowerShell wraps a list, and where one instance stands alone', () => {
    const { Win32_PhysicalMemory: modules, Win32_Processor: processors } = LAPTOP;
    const machine = readOne(
      windows({
        ...LAPTOP,
        Win32_PhysicalMemory: { value: modules, Count: 2 },
        Win32_Processor: processors[0],
      }),
    );
    expect(machine.fields).toMatchObject({ ramMiB: { value: 8192 }, cpu: { sure: 'sure' } });
  });

  it('agrees with the battery report that comes with it', () => {
    const xml = `<?xml version="1.0" encoding="utf-8"?><BatteryReport xmlns="http://schemas.microsoft.com/battery/2012"><SystemInformation><SystemManufacturer>LENOVO</SystemManufacturer><SystemProductName>20T0001BXX</SystemProductName><PlatformRole>Mobile</PlatformRole></SystemInformation><Batteries><Battery><Id>01AV430</Id><Manufacturer>SMP</Manufacturer><SerialNumber> 1234</SerialNumber><Chemistry>LiP</Chemistry><LongTerm>1</LongTerm><RelativeCapacity>0</RelativeCapacity><DesignCapacity>57000</DesignCapacity><FullChargeCapacity>42750</FullChargeCapacity><CycleCount>321</CycleCount></Battery></Batteries></BatteryReport>`;
    const machine = readOne(windows(LAPTOP), textFile(xml, 'battery-report.xml'));
    expect(machine.batteries).toHaveLength(1);
    expect(machine.batteries).toMatchObject([{ healthPct: 75, cycles: 321 }]);
    expect(machine.fields.model?.value).toBe('ThinkPad T999');
    expect(readOne(textFile(xml)).batteries).toMatchObject([{ designWh: 57, fullWh: 42.75 }]);
  });

  it('says what somebody else still holds, and what needed rights', () => {
    const held = windows(
      { ...LAPTOP, Win32_EncryptableVolume: [{ DriveLetter: 'C:', ProtectionStatus: 1 }] },
      { Locks: { AzureAdJoined: true, MdmEnrolled: true, DomainJoined: false }, Elevated: false },
    );
    const { warnings } = readOne(held);
    expect(warnings).toEqual(
      expect.arrayContaining([
        { code: 'managed', detail: 'MdmEnrolled, AzureAdJoined' },
        { code: 'bitlocker', detail: 'C:' },
        { code: 'not_root', detail: '' },
      ]),
    );
  });

  it.each([
    ['unhealthy', { HealthStatus: 2 }, 'failed'],
    ['warning, which is neither', { HealthStatus: 1 }, null],
    ['healthy in words', { HealthStatus: 'Healthy' }, 'passed'],
    ['no answer', { HealthStatus: null }, null],
  ])('takes %s for %s', (_name, said, health) => {
    const disk = { ...LAPTOP.MSFT_PhysicalDisk[0], ...said };
    const { disks } = readOne(windows({ ...LAPTOP, MSFT_PhysicalDisk: [disk] }));
    expect(disks?.[0]?.health).toBe(health);
  });

  it('believes a predicted failure more than a healthy disk', () => {
    const failing = [
      { InstanceName: 'SCSI\\Disk&Ven_NVMe&Prod_EXAMPLE\\5&1_0', PredictFailure: true },
    ];
    const machine = readOne(windows({ ...LAPTOP, MSStorageDriver_FailurePredictStatus: failing }));
    expect(machine.disks?.[0]?.health).toBe('failed');
    expect(codes(machine)).toContain('smart_failed');
  });

  it('survives classes that are no lists, and values that are none', () => {
    const odd = { ...LAPTOP, Win32_DiskDrive: 'none', Win32_PhysicalMemory: [null, 7, {}] };
    expect(readOne(windows(odd)).fields).toMatchObject({ serial: { value: 'PF9TEST1' } });
    expect(readOne(windows(odd)).fields.ramMiB?.sure).toBe('likely');
  });

  it('is read from plain ConvertTo-Json where the class is named, and not guessed otherwise', () => {
    const bios = { CimClass: { CimClassName: 'Win32_BIOS' }, SerialNumber: 'PF9TEST1' };
    expect(readOne(textFile(JSON.stringify([bios]))).fields.serial?.value).toBe('PF9TEST1');
    const { CimClass: _class, ...nameless } = bios;
    expect(() => readOne(textFile(JSON.stringify([nameless])))).toThrow('0 machines');
  });
});

describe('Get-PhysicalDisk | Format-List', () => {
  it('is read without a name of its class', () => {
    const text = `FriendlyName      : EXAMPLE SSD 250
SerialNumber      : EXSA0000077
MediaType         : SSD
BusType           : SATA
HealthStatus      : Healthy
Size              : 250059350016
DeviceId          : 0

FriendlyName      : Generic MassStorageClass
SerialNumber      : 000000001
MediaType         : Unspecified
BusType           : USB
HealthStatus      : Healthy
Size              : 15931539456
DeviceId          : 1
`;
    expect(readOne(textFile(text)).disks).toMatchObject([
      { serial: 'EXSA0000077', sizeBytes: 250059350016, type: 'ssd', health: 'passed' },
    ]);
  });
});

describe('what the Android collector sends', () => {
  const summary = (...lines: string[]) =>
    textFile(['Rework Android summary 1', ...lines, ''].join('\n'), 'android-summary.txt');

  it('says which parts there are, and who still holds the tablet', () => {
    const held = readOne(
      summary('accounts: 2', 'owners: 1', 'cameras: 2', 'feature: android.hardware.wifi'),
    );
    expect(held.components).toMatchObject({ wireless: true, camera: true });
    expect(codes(held)).toEqual(['account_present', 'managed']);
    const free = readOne(summary('accounts: 0', 'owners: 0', 'cameras: 0'));
    expect(free.components).toMatchObject({ wireless: null, camera: false });
    expect(codes(free)).toEqual([]);
  });
});

describe('ioreg', () => {
  it('takes the percentage that newer Macs call MaxCapacity for no capacity', () => {
    const text = `+-o AppleSmartBattery  <class AppleSmartBattery, id 0x100000396, registered>
    {
      "MaxCapacity" = 100
      "CycleCount" = 120
      "DesignCapacity" = 4790
      "AppleRawMaxCapacity" = 4311
      "BatterySerialNumber" = "F5D1234567890ABCD"
      "BatteryInstalled" = Yes
    }
`;
    expect(readOne(textFile(text)).batteries).toMatchObject([{ healthPct: 90, cycles: 120 }]);
    const without = text.replace(/.*AppleRawMaxCapacity.*\n/, '');
    expect(readOne(textFile(without)).batteries).toMatchObject([{ healthPct: null, cycles: 120 }]);
  });

  it('reads what the machine is', () => {
    const text = `+-o MacBookPro11,1  <class IOPlatformExpertDevice, id 0x100000110, registered>
    {
      "IOPlatformSerialNumber" = "C02EXAMPLE9T"
      "IOPlatformUUID" = "A1B2C3D4-1111-5222-9333-ABCDEF012345"
      "manufacturer" = <"Apple Inc.">
      "model" = <"MacBookPro11,1">
      "target-type" = <"Mac">
    }
`;
    expect(readOne(textFile(text)).fields).toMatchObject({
      manufacturer: { value: 'Apple' },
      model: { value: 'MacBookPro11,1' },
      serial: { value: 'C02EXAMPLE9T' },
      kind: { value: 'laptop' },
    });
  });
});
