import { describe, expect, it } from 'vitest';
import { countedLine, readCountedFacts } from '#domain/counted.ts';
import { type PartWish, isUnlisted, partFits } from '#domain/part-fits.ts';
import { chooseBin, proposeFacts, refuseTaking } from '#domain/part-stock.ts';
import { type PartFacts, type PartType, factsLine, readFacts } from '#domain/parts.ts';

describe('facts of a part', () => {
  it('are those of its type; others are left out', () => {
    const { facts, faults } = readFacts('ram', { generation: 'DDR4', sizeMib: 8192, inch: 14 });
    expect(facts).toEqual({ generation: 'DDR4', sizeMib: 8192 });
    expect(faults).toEqual([]);
  });

  it.each<[PartType, Record<string, unknown>, string]>([
    ['ram', { generation: 'DDR9' }, 'generation'],
    ['ram', { sizeMib: 0.5 }, 'sizeMib'],
    ['battery', { volts: -1 }, 'volts'],
    ['battery', { partNumbers: 'one' }, 'partNumbers'],
    ['battery', { partNumbers: ['x'.repeat(41)] }, 'partNumbers'],
    ['ssd', { sizeGb: '256' }, 'sizeGb'],
  ])('of %s: %o names %s', (type, given, key) => {
    expect(readFacts(type, given).faults.map((fault) => fault.key)).toEqual([key]);
  });

  it('stand on one line for a label', () => {
    const facts: PartFacts = { generation: 'DDR4', form: 'SO-DIMM', sizeMib: 8192, mhz: 2666 };
    expect(factsLine('ram', facts)).toBe('DDR4 · SO-DIMM · 8 GB · 2666 MHz');
  });
});

describe('facts of a counted accessory', () => {
  it('are those of its type; a wrong one is named', () => {
    const cord = { inlet: 'C5', plug: 'C', amps: 2.5, inch: 15 };
    expect(readCountedFacts('power_cord', cord).facts).toEqual({
      inlet: 'C5',
      plug: 'C',
      amps: 2.5,
    });
    const cable = readCountedFacts('video_cable', { sockets: ['hdmi', 'vga'] });
    expect(cable.facts).toEqual({ sockets: ['vga', 'hdmi'] });
    const wrong = [
      readCountedFacts('power_cord', { inlet: 'C14', amps: 100 }),
      readCountedFacts('video_cable', { sockets: ['scart'] }),
      readCountedFacts('bag', { inch: '15' }),
    ];
    expect(wrong.flatMap(({ faults }) => faults.map(({ key }) => key))).toEqual([
      'inlet',
      'amps',
      'sockets',
      'inch',
    ]);
  });
});

describe('a part fits', () => {
  const fit = (type: PartType, facts: PartFacts, needed: PartFacts, fits: string[] = []) => {
    const wish: PartWish = { make: 'Dell', model: 'Latitude 5480', facts: needed };
    return partFits({ type, facts, fits }, wish).verdict;
  };
  const ddr4: PartFacts = { generation: 'DDR4', form: 'SO-DIMM' };

  it.each<[string, string, PartType, PartFacts, PartFacts, string[]?]>([
    ['same memory', 'ok', 'ram', ddr4, ddr4],
    ['other generation', 'no', 'ram', ddr4, { generation: 'DDR3', form: 'SO-DIMM' }],
    ['other form', 'no', 'ram', ddr4, { generation: 'DDR4', form: 'DIMM' }],
    ['memory of a device nobody opened', 'unsure', 'ram', ddr4, {}],
    [
      'no by its facts even when the model is listed',
      'no',
      'ram',
      ddr4,
      { generation: 'DDR3' },
      ['Latitude 5480'],
    ],
    [
      'low-voltage memory in a DDR3 slot',
      'ok',
      'ram',
      { generation: 'DDR3L', form: 'DIMM' },
      { generation: 'DDR3', form: 'DIMM' },
    ],
    [
      'DDR3 where low voltage is asked',
      'unsure',
      'ram',
      { generation: 'DDR3', form: 'DIMM' },
      { generation: 'DDR3L', form: 'DIMM' },
    ],
    [
      'a SATA drive for a SATA bay',
      'ok',
      'ssd',
      { interface: 'SATA', form: '2.5"' },
      { interface: 'SATA', form: '2.5"' },
    ],
    ['an NVMe drive for a SATA bay', 'no', 'ssd', { interface: 'NVMe' }, { interface: 'SATA' }],
    [
      'a battery with a number in common',
      'ok',
      'battery',
      { partNumbers: ['GJKNX', '451-BBZG'] },
      { partNumbers: ['gjknx'] },
    ],
    ['a battery of another voltage', 'no', 'battery', { volts: 11.4 }, { volts: 7.6 }],
    ['a battery without numbers', 'unsure', 'battery', {}, {}],
    ['a screen of another size', 'no', 'screen', { inch: 15.6, pins: 30 }, { inch: 14, pins: 30 }],
    ['a hinge by its list of models', 'ok', 'hinge', {}, {}, ['Dell Latitude 5480']],
    ['a hinge for another model', 'unsure', 'hinge', {}, {}, ['Latitude 54']],
    ['a hinge without any list', 'unsure', 'hinge', {}, {}],
    ['paste', 'ok', 'paste', {}, {}],
  ])('%s: %s', (_name, verdict, type, facts, needed, fits) => {
    expect(fit(type, facts, needed, fits)).toBe(verdict);
  });

  it.each<[PartType, PartFacts, string[], boolean]>([
    ['keyboard', {}, ['ThinkPad T470'], true],
    ['keyboard', {}, [], false],
    ['keyboard', {}, ['Latitude 5480'], false],
    ['ram', ddr4, ['ThinkPad T470'], false],
    ['hinge', {}, ['ThinkPad T470'], true],
  ])('%s that names its models is doubtful in another one: %o %o', (type, facts, fits, doubt) => {
    const wish: PartWish = { make: 'Dell', model: 'Latitude 5480', facts: {} };
    expect(isUnlisted(partFits({ type, facts, fits }, wish))).toBe(doubt);
  });

  it('says why', () => {
    const wish: PartWish = { make: '', model: '', facts: { generation: 'DDR3' } };
    const { reasons } = partFits({ type: 'ram', facts: ddr4, fits: [] }, wish);
    expect(reasons).toEqual([
      { code: 'part.fit.differs', params: { fact: 'generation', has: 'DDR4', needs: 'DDR3' } },
    ]);
  });
});

describe('the bin a part is taken from', () => {
  const bin = (placeId: string, path: string[], quantity = 3) => {
    return { placeId, path: [placeId, ...path], quantity };
  };
  const bench = ['bench', 'room', 'site'];

  it.each<[string, Parameters<typeof chooseBin>, ReturnType<typeof chooseBin>]>([
    ['the only one', [[bin('a', ['far'])], []], { take: 'a' }],
    ['not an empty one', [[bin('a', ['far']), bin('b', ['far'], 0)], []], { take: 'a' }],
    ['none', [[bin('a', ['far'], 0)], bench], { none: true }],
    [
      'the one at the bench',
      [[bin('a', ['room', 'site']), bin('b', ['bench', 'room', 'site'])], bench],
      { take: 'b' },
    ],
    [
      'the one in the room',
      [[bin('a', ['site']), bin('b', ['room', 'site'])], bench],
      { take: 'b' },
    ],
    [
      'two alike',
      [[bin('a', ['room', 'site']), bin('b', ['room', 'site'])], bench],
      { ask: ['a', 'b'] },
    ],
    ['no bench', [[bin('a', ['room']), bin('b', ['yard'])], []], { ask: ['a', 'b'] }],
  ])('%s', (_name, [bins, at], choice) => {
    expect(chooseBin(bins, at)).toEqual(choice);
  });
});

describe('taking a part out', () => {
  it.each<[string, Parameters<typeof refuseTaking>[0], string | null]>([
    ['of a free device', { type: 'motherboard', holds: [], locked: [] }, null],
    [
      'of a suspected theft',
      { type: 'ram', holds: ['theft_check'], locked: [] },
      'part.owner_not_settled',
    ],
    [
      'board of a locked device',
      { type: 'motherboard', holds: ['locked'], locked: ['bios'] },
      'part.locked_board',
    ],
    [
      'board of a device with a disk password',
      { type: 'motherboard', holds: ['locked'], locked: ['disk_password'] },
      null,
    ],
    [
      'drive of a device with a firmware lock',
      { type: 'ssd', holds: ['locked'], locked: ['bios'] },
      null,
    ],
    [
      'drive with a password',
      { type: 'ssd', holds: ['locked'], locked: ['disk_password'] },
      'part.locked_storage',
    ],
    [
      'drive where nobody said which lock',
      { type: 'hdd', holds: ['locked'], locked: [] },
      'part.locked_storage',
    ],
    ['memory of a locked device', { type: 'ram', holds: ['locked'], locked: ['bios'] }, null],
  ])('%s', (_name, taking, code) => {
    expect(refuseTaking(taking)?.code ?? null).toBe(code);
  });
});

describe('what the record of a device should say', () => {
  const device = { memoryMib: 4096, storageGb: 320, storageKind: 'hdd' as const };
  const ram = (sign: 1 | -1, sizeMib?: number, quantity = 1) => {
    return { sign, type: 'ram', facts: sizeMib ? { sizeMib } : {}, quantity };
  };
  const ssd = (sign: 1 | -1) => ({ sign, type: 'ssd', facts: { sizeGb: 256 }, quantity: 1 });

  it('follows memory that was added', () => {
    const proposed = [{ field: 'memoryMib', from: 4096, to: 12_288 }];
    expect(proposeFacts(device, [ram(1, 8192)])).toEqual(proposed);
  });

  it('stays as it is when the module was taken out again', () => {
    expect(proposeFacts(device, [ram(1, 8192), ram(-1, 8192)])).toEqual([]);
  });

  it('is not guessed from a module of unknown size, or for a device of unknown memory', () => {
    expect(proposeFacts(device, [ram(1)])).toEqual([]);
    expect(proposeFacts({ ...device, memoryMib: null }, [ram(1, 8192)])).toEqual([]);
  });

  it('follows the drive put in last', () => {
    const proposed = [{ field: 'storageGb', from: 320, to: 256, storageKind: 'ssd' }];
    expect(proposeFacts(device, [ssd(1)])).toEqual(proposed);
    expect(proposeFacts(device, [ssd(1), ssd(-1)])).toEqual([]);
  });
});

it('the shelf label of a cord says its sockets and its current', () => {
  const facts = { inlet: 'C5', plug: 'C', amps: 2.5 } as const;
  expect(countedLine('power_cord', facts, 'plug')).toBe('C5 · plug C · 2.5 A');
  expect(countedLine('power_cord', { plug: 'I' }, 'plug')).toBe('plug I');
  expect(countedLine('keyboard', { layout: 'fa', interface: 'usb' }, 'plug')).toBe('FA');
  expect(countedLine('bag', { inch: 15.6 }, 'plug')).toBe('15.6"');
  expect(countedLine('guide', {}, 'plug')).toBe('');
});
