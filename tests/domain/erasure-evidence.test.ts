import { describe, expect, it } from 'vitest';
import { recordOfLog, techniqueOf, typeByDeviceName } from '#domain/erasure-evidence.ts';
import { emptyErasure } from '#domain/hardware-report/shape.ts';
import type { ErasureReading } from '#domain/hardware-report/shape.ts';
import { judgeSanitisation } from '#domain/sanitisation.ts';
import { MEDIA_TYPES } from '#domain/sanitisation-techniques.ts';
import type { MediaType, Technique } from '#domain/sanitisation-techniques.ts';

const log: ErasureReading = {
  ...emptyErasure('nwipe'),
  device: 'sda',
  serial: 'EXHD0000007',
  method: 'PRNG Stream',
  technique: 'overwrite',
  result: 'erased',
  complete: true,
  toolVersion: '0.37',
  startedAt: '2026-05-12 10:12:02',
  endedAt: '2026-05-12 14:03:11',
  verified: true,
  errors: 0,
  hiddenSectors: false,
};

function judged(change: Partial<ErasureReading>, type: MediaType = 'hdd') {
  return judgeSanitisation(recordOfLog({ ...log, ...change }, type));
}

describe('techniqueOf', () => {
  it.each<[string | null, Technique | null, MediaType, Technique | null]>([
    ['PRNG Stream', 'overwrite', 'hdd', 'overwrite'],
    ['Verify Zeros (0x00)', null, 'hdd', null],
    ['Secure Erase (ATA/NVMe)', null, 'sata_ssd', null],
    ['Sanitize Block Erase (ATA/SCSI/NVMe)', null, 'sata_ssd', 'ata_sanitize_block'],
    ['Sanitize Crypto Erase (ATA/SCSI/NVMe)', null, 'nvme', 'nvme_sanitize_crypto'],
    [null, null, 'hdd', null],
  ])('nwipe, %s (%s) on %s: %s', (method, read, type, technique) => {
    expect(techniqueOf({ tool: 'nwipe', method, technique: read }, type)).toBe(technique);
  });

  it('takes what other tools say and guesses nothing', () => {
    const said = { tool: 'nvme-cli' as const, method: 'NVMe Sanitize' };
    expect(techniqueOf({ ...said, technique: null }, 'nvme')).toBeNull();
    const ses0 = { ...said, technique: 'nvme_format_ses0' as const };
    expect(techniqueOf(ses0, 'nvme')).toBe('nvme_format_ses0');
  });
});

describe('a log as evidence', () => {
  it('counts with everything in it', () => {
    expect(judged({})).toEqual({ accepted: true, method: 'clear' });
  });

  it.each<[string, Partial<ErasureReading>, MediaType, string[], string]>([
    [
      'cut before its summary',
      { complete: false, result: 'unknown' },
      'hdd',
      ['log_cut'],
      'whole_log',
    ],
    [
      'cut before it named its method',
      { complete: false, result: 'unknown', method: null, technique: null },
      'hdd',
      ['log_cut'],
      'whole_log',
    ],
    [
      'still running',
      { tool: 'hdparm', technique: 'ata_sanitize_overwrite', complete: false, result: 'unknown' },
      'hdd',
      ['log_running'],
      'wait',
    ],
    [
      'no word of the end',
      { complete: null, result: 'unknown' },
      'hdd',
      ['log_no_result'],
      'repeat',
    ],
    ['failed', { result: 'failed' }, 'hdd', ['log_failed'], 'destroy'],
    ['with errors', { result: 'failed', errors: 3 }, 'hdd', ['errors'], 'destroy'],
    ['without a table of errors', { errors: null }, 'hdd', ['errors_missing'], 'complete_record'],
    ['not verified', { verified: false }, 'hdd', ['not_verified'], 'repeat'],
    ['verification unsaid', { verified: null }, 'hdd', ['verification_missing'], 'complete_record'],
    ['hidden sectors', { hiddenSectors: true }, 'hdd', ['hidden_sectors'], 'repeat'],
    ['no version', { toolVersion: null }, 'hdd', ['tool_version_missing'], 'complete_record'],
    ['no times', { startedAt: null }, 'hdd', ['times_missing'], 'complete_record'],
    ['no serial', { serial: null }, 'hdd', ['serial_missing'], 'complete_record'],
    [
      'a placeholder as serial',
      { serial: '0123456789' },
      'hdd',
      ['serial_missing'],
      'complete_record',
    ],
    [
      'a method nobody knows',
      { method: 'Verify Zeros (0x00)', technique: null },
      'hdd',
      ['technique_unknown'],
      'complete_record',
    ],
    ['overwriting an SSD', {}, 'sata_ssd', ['overwrite_on_flash'], 'other_technique'],
    ['overwriting NVMe', {}, 'nvme', ['overwrite_on_flash'], 'other_technique'],
    ['overwriting a card', {}, 'sd', ['remove_instead'], 'remove'],
    ['of a medium of unknown type', {}, 'other', ['type_unknown'], 'name_type'],
    [
      'nvme format with SES 0',
      { tool: 'nvme-cli', technique: 'nvme_format_ses0', result: 'unknown' },
      'nvme',
      ['refused_nvme_format_ses0'],
      'other_technique',
    ],
  ])('does not count: %s', (_name, change, type, codes, next) => {
    const judgement = judged(change, type);
    expect(judgement).toMatchObject({ accepted: false, next });
    expect(judgement.accepted ? [] : judgement.reasons.map(({ code }) => code)).toEqual(
      codes.map((code) => `sanitisation.${code}`),
    );
  });

  it('of a drive’s own command that ended well has no errors; nwipe must count them', () => {
    const own = {
      tool: 'hdparm' as const,
      technique: 'ata_sanitize_overwrite' as const,
      errors: null,
    };
    expect(judged(own)).toEqual({ accepted: true, method: 'purge' });
    expect(judged({ errors: null }).accepted).toBe(false);
  });

  it.each(MEDIA_TYPES)('of an unknown method never counts on %s', (type) => {
    expect(judged({ method: 'Magic', technique: null }, type).accepted).toBe(false);
  });

  it('gives away what a medium is by its name in Linux, where that says so', () => {
    expect(['nvme0n1', 'mmcblk0', 'sda', null].map(typeByDeviceName)).toEqual([
      'nvme',
      'emmc',
      null,
      null,
    ]);
  });
});
