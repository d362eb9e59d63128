import { describe, expect, it } from 'vitest';
import { codes, fixtureText, readOne, textFile } from './fixtures.ts';

/** Made by hand after what nvme-cli 2 prints. */
const ID_CTRL = `NVME Identify Controller:
vid       : 0x144d
ssvid     : 0x144d
sn        : EXNV0000042         
mn        : EXAMPLE NVME 256                        
fr        : 1L2QEXM7
tnvmcap   : 256060514304
unvmcap   : 0
sanicap   : 0x3
`;

const sanitizeText = (
  status: string,
  action: string,
) => `Sanitize Progress                      (SPROG) :  65535
Sanitize Status                        (SSTAT) :  ${status}
Sanitize Command Dword 10 Information (SCDW10) :  ${action}
Estimated Time For Overwrite                   :  4294967295 (No time period reported)
Estimated Time For Block Erase                 :  60
`;

const sanitizeJson = (status: unknown, action: unknown) =>
  JSON.stringify({
    nvme0n1: { sprog: 65535, sstat: status, cdw10_info: action, time_over_write: 4294967295 },
  });

const wipe = (...texts: string[]) => readOne(...texts.map((text) => textFile(text)));

describe('nvme sanitize-log', () => {
  it.each([
    ['0x101', '0x2', 'erased', true, 'nvme_sanitize_block'],
    ['0x104', '0x204', 'erased', true, 'nvme_sanitize_crypto'],
    ['257', '3', 'erased', true, 'nvme_sanitize_overwrite'],
    ['0x2', '0x2', 'unknown', false, 'nvme_sanitize_block'],
    ['0x3', '0x4', 'failed', true, 'nvme_sanitize_crypto'],
    ['0x101', '0', 'erased', true, null],
  ])('%s with %s', (status, action, result, complete, technique) => {
    const text = wipe(ID_CTRL + sanitizeText(status, action));
    expect(text.erasures).toMatchObject([
      { serial: 'EXNV0000042', sizeBytes: 256060514304, result, complete, technique },
    ]);
    const json = wipe(sanitizeJson(Number(status), action));
    expect(json.erasures).toMatchObject([{ device: 'nvme0n1', serial: null, result, technique }]);
  });

  it('reads the status where it is text with its number in front', () => {
    const done = {
      global_erased: 1,
      status: '(1) Most Recent Sanitize Command Completed Successfully.',
    };
    expect(wipe(sanitizeJson(done, 2)).erasures).toMatchObject([
      { result: 'erased', technique: 'nvme_sanitize_block' },
    ]);
    const running = { global_erased: 0, status: '(2) Sanitize in Progress.' };
    const machine = wipe(sanitizeJson(running, 2));
    expect(machine.erasures).toMatchObject([{ result: 'unknown', complete: false }]);
    expect(codes(machine)).toContain('erasure_running');
  });

  it('takes a disk that was never sanitised for no erasure', () => {
    const machine = wipe(ID_CTRL + sanitizeText('0', '0'));
    expect(machine.erasures).toEqual([]);
    expect(codes(machine)).toContain('sanitize_never');
  });

  it('says when something was written afterwards', () => {
    expect(codes(wipe(ID_CTRL + sanitizeText('0x1', '0x2')))).toContain('written_since');
    expect(codes(wipe(ID_CTRL + sanitizeText('0x101', '0x2')))).not.toContain('written_since');
  });

  it('takes no serial of another disk in the same file', () => {
    const other = `# nvme id-ctrl /dev/nvme0\n${ID_CTRL}# nvme sanitize-log /dev/nvme1\n`;
    const machine = wipe(other + sanitizeText('0x101', '0x2'));
    expect(machine.erasures.map(({ serial }) => serial)).toEqual([null]);
  });

  it('takes a cut log for none', () => {
    const cut = sanitizeText('0x101', '0x2').slice(0, 105);
    expect(wipe(ID_CTRL + cut).erasures).toEqual([]);
  });
});

describe('nvme format', () => {
  const format = (command: string) =>
    `# ${command}\nSending format operation ... \nSuccess formatting namespace:1\n${ID_CTRL}`;

  it.each([
    ['nvme format /dev/nvme0n1 --ses=0', 'nvme_format_ses0', 'unknown'],
    ['nvme format --lbaf=1 /dev/nvme0n1', 'nvme_format_ses0', 'unknown'],
    ['nvme format -s 1 /dev/nvme0n1', 'nvme_format_ses1', 'erased'],
    ['nvme format --ses 2 --force /dev/nvme0n1', 'nvme_format_ses2', 'erased'],
    ['nvme format -s 7 /dev/nvme0n1', null, 'unknown'],
  ])('%s', (command, technique, result) => {
    expect(wipe(format(command)).erasures).toMatchObject([{ device: 'nvme0', technique, result }]);
  });

  it('without its command line does not say how', () => {
    expect(wipe('Success formatting namespace:1\n').erasures).toMatchObject([
      { technique: null, result: 'unknown', serial: null },
    ]);
  });
});

describe('nvme disks', () => {
  it('reads id-ctrl and smart-log as text and as JSON', () => {
    const smart = `Smart Log for NVME device:nvme0 namespace-id:ffffffff
critical_warning			: 0
available_spare				: 100%
power_on_hours				: 1,234
`;
    const disk = { model: 'EXAMPLE NVME 256', serial: 'EXNV0000042', sizeBytes: 256060514304 };
    expect(wipe(ID_CTRL + smart).disks).toMatchObject([
      { ...disk, device: '/dev/nvme0', health: 'passed', powerOnHours: 1234, type: 'nvme' },
    ]);
    const json = { vid: 5197, ssvid: 5197, sn: 'EXNV0000042   ', mn: 'EXAMPLE NVME 256', fr: '1L' };
    expect(wipe(JSON.stringify({ ...json, tnvmcap: 256060514304 })).disks).toMatchObject([disk]);
    expect(codes(wipe(ID_CTRL + smart.replace(': 0', ': 0x4')))).toContain('smart_failed');
  });

  it('reads the table of nvme list without its rounded sizes', () => {
    const table = `Node                  SN                   Model                                    Namespace Usage                      Format           FW Rev
--------------------- -------------------- ---------------------------------------- --------- -------------------------- ---------------- --------
/dev/nvme0n1          EXNV0000042          EXAMPLE NVME 256                         1         256.06  GB / 256.06  GB    512   B +  0 B   1L2QEXM7
`;
    expect(wipe(table).disks).toMatchObject([
      { model: 'EXAMPLE NVME 256', serial: 'EXNV0000042', sizeBytes: null, device: '/dev/nvme0n1' },
    ]);
  });
});

/** Made by hand after what hdparm 9 prints. */
const identity = (security: string) => `
/dev/sda:

ATA device, with non-removable media
	Model Number:       EXAMPLE SSD 250                         
	Serial Number:      EXSA0000077    
	Firmware Revision:  RVT01B6Q
Configuration:
	LBA    user addressable sectors:  268435455
	LBA48  user addressable sectors:  488397168
	Logical  Sector size:                   512 bytes
	Nominal Media Rotation Rate: Solid State Device
Commands/features:
	   *	BLOCK_ERASE_EXT command
Security: 
	Master password revision code = 65534
		supported
${security}
	not	expired: security count
		supported: enhanced erase
`;
const OPEN = '\tnot\tenabled\n\tnot\tlocked\n\tnot\tfrozen';
const SET = '\t\tenabled\n\tnot\tlocked\n\tnot\tfrozen';
const ERASE = `security_password: "p"

/dev/sda:
 Issuing SECURITY_ERASE command, password="p", user=user
`;

describe('hdparm', () => {
  it('does not read on for ever where one command is repeated without end', () => {
    const repeated = ERASE.repeat(Math.floor(4_000_000 / ERASE.length));
    expect(wipe(repeated).erasures).toHaveLength(1);
  });

  it('reads the disk, its size to the byte, and its security', () => {
    const machine = wipe(identity('\t\tenabled\n\t\tlocked\n\t\tfrozen'));
    expect(machine.disks).toMatchObject([
      { model: 'EXAMPLE SSD 250', serial: 'EXSA0000077', sizeBytes: 250059350016, type: 'ssd' },
    ]);
    expect(codes(machine)).toEqual(expect.arrayContaining(['disk_password', 'disk_frozen']));
    expect(codes(wipe(identity(OPEN)))).toEqual([]);
  });

  it.each([
    ['alone', ERASE, 'unknown', null],
    ['and the password is off afterwards', ERASE + identity(OPEN), 'erased', 'EXSA0000077'],
    ['and the password is still set', ERASE + identity(SET), 'failed', 'EXSA0000077'],
    ['with the identity before it only', identity(SET) + ERASE, 'unknown', 'EXSA0000077'],
    [
      'refused by the disk',
      `${ERASE}SG_IO: bad/missing sense data, sb[]:  70 00 05\n${identity(OPEN)}`,
      'failed',
      'EXSA0000077',
    ],
  ])('secure erase %s', (_name, text, result, serial) => {
    expect(wipe(text).erasures).toMatchObject([{ result, serial, technique: 'ata_secure_erase' }]);
  });

  it.each([
    [
      '    State:    SD0 Sanitize Idle\n    Last Sanitize Operation Completed Without Error',
      'erased',
      true,
    ],
    [
      '    State:    SD2 Sanitize operation In Process\n    Progress: 0x8000 (50%)',
      'unknown',
      false,
    ],
    [
      'SANITIZE device error reason: Last Sanitize Command completed unsuccessfully',
      'failed',
      true,
    ],
  ])('sanitize status %j', (answer, result, complete) => {
    const text = `/dev/sda:\nIssuing SANITIZE_BLOCK_ERASE command\n\n/dev/sda:\nIssuing SANITIZE_STATUS command\nSanitize status:\n${answer}\n`;
    expect(wipe(text).erasures).toMatchObject([
      { result, complete, technique: 'ata_sanitize_block' },
    ]);
  });

  it('takes a disk that can sanitise, and did not, for no erasure', () => {
    const idle = `${identity(OPEN)}\n/dev/sda:\nIssuing SANITIZE_STATUS command\nSanitize status:\n    State:    SD0 Sanitize Idle\n`;
    expect(wipe(idle).erasures).toEqual([]);
  });

  it('does not say how where only the status is there', () => {
    const text = `${identity(OPEN)}\n/dev/sda:\nIssuing SANITIZE_STATUS command\nSanitize status:\n    State:    SD0 Sanitize Idle\n    Last Sanitize Operation Completed Without Error\n`;
    expect(wipe(text).erasures).toMatchObject([{ result: 'erased', technique: null }]);
  });
});

describe('nwipe', () => {
  it('says whether the log is whole, what was overwritten, and whether sectors hide', () => {
    const read = (more: string) => wipe(fixtureText('nwipe-erased.txt') + more);
    expect(read('').erasures).toMatchObject([
      { device: 'sda', technique: 'overwrite', complete: true, bytesErased: 500107862016 },
      { device: 'sdb', complete: true, bytesErased: 200000000000, hiddenSectors: null },
    ]);
    const machine = read(
      '[2026/05/12 14:03:11] warning:  *** HIDDEN SECTORS DETECTED ! *** on /dev/sda\n' +
        '[2026/05/12 14:03:11]    info: No hidden sectors on /dev/sdb\n',
    );
    expect(machine.erasures).toMatchObject([{ hiddenSectors: true }, { hiddenSectors: false }]);
    expect(codes(machine)).toContain('hidden_sectors');
  });
});
