import { describe, expect, it } from 'vitest';
import { MAX_REPORT_BYTES } from '#domain/hardware-report/decode.ts';
import { readReport } from '#domain/hardware-report/read.ts';
import { codes, fixtureText, readOne, textFile } from './fixtures.ts';

const lshw = fixtureText('lshw-laptop.json');

function utf16(text: string, mark: boolean): Uint8Array {
  return new Uint8Array(Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le'));
}

describe('the same report in another wrapping', () => {
  it.each([
    ['array', textFile(`[${lshw}]`)],
    ['twice', textFile(`${lshw}\n${lshw}`)],
    ['prompt behind', textFile(`${lshw}\nroot@bench:~# `)],
    ['warning before', textFile(`WARNING: you should run this program as super-user.\n${lshw}`)],
    ['password prompt before', textFile(`[sudo] password for user: \n${lshw}`)],
    ['mark and CRLF', textFile(`\uFEFF${lshw.replaceAll('\n', '\r\n')}`)],
    ['CR CR LF', textFile(lshw.replaceAll('\n', '\r\r\n'))],
    ['UTF-16', { name: 'x', bytes: utf16(lshw, true) }],
    ['UTF-16 without mark', { name: 'x', bytes: utf16(lshw, false) }],
    [
      'UTF-16 big-endian',
      { name: 'x', bytes: new Uint8Array(Buffer.from(`\uFEFF${lshw}`, 'utf16le').swap16()) },
    ],
    ['missing commas', textFile(lshw.replace(/\},\n/g, '}\n'))],
    [
      'missing keys',
      textFile(
        lshw
          .replaceAll('"children": [', '"children_lost": 1 [')
          .replace('"children_lost": 1 [', '"children": ['),
      ),
    ],
  ])('%s', (_, file) => {
    const { fields } = readOne(file);
    expect(fields.serial?.value).toBe('PF9TEST1');
    expect(fields.model?.value).toBe('ThinkPad T999');
  });

  it('cut anywhere gives only what was there', () => {
    const whole = readOne(textFile(lshw));
    for (let length = 10; length < lshw.length - 3; length += 37) {
      const [machine] = readReport([textFile(lshw.slice(0, length))]).machines;
      if (!machine) continue;
      expect(codes(machine)).toContain('json_truncated');
      expect(machine.disks).toBeNull();
      for (const field of ['manufacturer', 'serial', 'cpu'] as const) {
        const value = machine.fields[field]?.value;
        if (value !== undefined) expect(value).toBe(whole.fields[field]?.value);
      }
    }
  });

  it('without children names the machine and says nothing of disks', () => {
    const machine = readOne(
      textFile('{"id":"x","class":"system","vendor":"Acer","product":"Aspire 9","children":null}'),
    );
    expect(machine.fields.manufacturer?.value).toBe('Acer');
    expect(machine.disks).toBeNull();
  });
});

describe('what cannot be read', () => {
  it.each([
    ['empty_file', ''],
    ['empty_file', ' \n \n'],
    ['not_recognised', 'null'],
    ['not_recognised', '<html><body>502</body></html>'],
    ['not_recognised', '{"hello": [1, 2, 3]}'],
    ['json_too_deep', '{"id":"a","class":"system","children":['.repeat(20_000)],
    ['json_truncated', '{"id":"a","cla'],
    ['not_text', '\u0001\u0002\u0003\u0004'.repeat(500)],
  ])('%s', (code, text) => {
    const { machines, unread } = readReport([textFile(text)]);
    expect(machines).toEqual([]);
    expect(unread[0]?.warning.code).toBe(code);
  });

  it('is too large before it is looked at', () => {
    const { unread } = readReport([{ name: 'x', bytes: new Uint8Array(MAX_REPORT_BYTES + 1) }]);
    expect(unread[0]?.warning.code).toBe('too_large');
  });

  it('with endless lines is cut, and says so', () => {
    const text = `Handle 0x0001, DMI type 1, 27 bytes\nSystem Information\n${'\tA: b\n'.repeat(400_000)}`;
    const { machines } = readReport([textFile(`${text}\tSerial Number: ABC1234\n`)]);
    expect(machines[0]?.fields.serial).toBeUndefined();
    expect(machines[0]?.warnings.map(({ code }) => code)).toContain('too_many_lines');
  });

  it.each([
    ['quotes', `{"a":"${'\\"'.repeat(500_000)}`],
    ['open brackets', '['.repeat(1_000_000)],
    ['open tags', '<node class="'.repeat(100_000)],
    ['log of stars', `nwipe\n${'*'.repeat(3_000_000)}`],
    ['small objects', `[${'{},'.repeat(1_000_000)}`],
    ['blank lines', `x${' \n'.repeat(1_500_000)}x`],
    ['stars', `${'*'.repeat(1_000_000)} Summary`],
    ['blanks', `[2026/01/01 00:00:00] notice: Found /dev/sda, ${' '.repeat(1_000_000)}`],
    ['keys', `Handle 0x0001, DMI type 1\n${'a: b\n'.repeat(300_000)}`],
    ['brackets of getprop', `[ro.a]: [b]\n${'[ro.a]: ['.repeat(150_000)}`],
    ['rows', `installed batteries design capacity battery report ${'<tr><td'.repeat(150_000)}`],
  ])('%s come to an end, and name no machine', (_, text) => {
    const { machines } = readReport([textFile(text)]);
    for (const { fields } of machines) expect(fields.serial).toBeUndefined();
  });
});
