import { describe, expect, it } from 'vitest';
import { readReport } from '#domain/hardware-report/read.ts';
import { codes, fixture, fixtureText, readOne, textFile } from './fixtures.ts';

describe('several files', () => {
  it('are one machine, each field from the tool trusted most for it', () => {
    const machine = readOne(
      fixture('lshw-laptop.json'),
      fixture('dmidecode-laptop.txt'),
      fixture('smartctl-nvme.json'),
      fixture('upower.txt'),
    );
    expect(machine.fields.serial).toEqual({ value: 'PF9TEST1', source: 'dmidecode', sure: 'sure' });
    expect(machine.disks?.[0]?.source).toBe('smartctl');
    expect(machine.batteries).toMatchObject([{ source: 'upower', serial: '1234', healthPct: 76 }]);
    expect(machine.components).toMatchObject({ graphics: ['UHD Graphics 999'], wireless: true });
  });

  it('of two machines are kept apart and said so', () => {
    const other = textFile(
      fixtureText('dmidecode-laptop.txt')
        .replaceAll('PF9TEST1', 'PF9TEST2')
        .replace('a1b2c3d4', 'ffb2c3d4'),
    );
    const { machines } = readReport([
      fixture('lshw-laptop.json'),
      other,
      fixture('smartctl-nvme.json'),
    ]);
    expect(machines.map(({ fields }) => fields.serial?.value)).toEqual(['PF9TEST1', 'PF9TEST2']);
    expect(machines.every((machine) => codes(machine).includes('several_machines'))).toBe(true);
    expect(machines[0]?.disks).toHaveLength(1);
    expect(machines[1]?.disks).toBeNull();
  });

  it('that name no machine stand alone beside two', () => {
    const other = textFile(
      fixtureText('dmidecode-laptop.txt')
        .replaceAll('PF9TEST1', 'PF9TEST2')
        .replace('a1b2c3d4', 'ffb2c3d4'),
    );
    const { machines } = readReport([
      fixture('dmidecode-laptop.txt'),
      other,
      fixture('upower.txt'),
    ]);
    expect(machines).toHaveLength(3);
    expect(machines[2] && codes(machines[2])).toContain('unassigned');
  });

  it('with one that cannot be read give what the others say', () => {
    const { machines, unread } = readReport([
      textFile('<html>', 'error.html'),
      fixture('upower.txt'),
    ]);
    expect(machines).toHaveLength(1);
    expect(unread).toEqual([
      { name: 'error.html', warning: { code: 'not_recognised', detail: '' } },
    ]);
  });

  it('disagreeing on the memory are said so', () => {
    const more = textFile(fixtureText('dmidecode-laptop.txt').replace('8192 MB', '4096 MB'));
    expect(codes(readOne(fixture('lshw-laptop.json'), more))).toContain('memory_differs');
  });
});
