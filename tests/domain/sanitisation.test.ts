import { describe, expect, it } from 'vitest';
import { RESET_STEPS } from '#domain/guided-reset.ts';
import type { GuidedReset, ResetStep } from '#domain/guided-reset.ts';
import {
  mayBecome,
  mayBeWiped,
  MEDIA_STATUSES,
  mediaVerdict,
  reopenOnReturn,
  statusAfterWipe,
} from '#domain/media.ts';
import type { MediaStatus } from '#domain/media.ts';
import { judgeSanitisation, refuseDestruction, refuseRemoval } from '#domain/sanitisation.ts';
import type { Destruction, Removal, SanitisationRecord } from '#domain/sanitisation.ts';
import { acceptedTechniques, MEDIA_TYPES } from '#domain/sanitisation-techniques.ts';

const good: SanitisationRecord = {
  type: 'hdd',
  serial: 'WD-WX41A1234567',
  technique: 'overwrite',
  claimedMethod: 'clear',
  tool: 'nwipe',
  toolVersion: '0.37',
  startedAt: new Date('2026-03-02T08:00:00Z'),
  endedAt: new Date('2026-03-02T10:13:00Z'),
  verification: 'full',
  errors: 0,
};

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString();
const steps = RESET_STEPS.map((step, index) => ({ step, at: at(index), personId: 'a' }));
const reset: GuidedReset = { system: 'android', steps };
const tablet: SanitisationRecord = {
  ...good,
  type: 'emmc',
  serial: null,
  technique: 'guided_factory_reset',
  tool: 'Android',
  toolVersion: '13',
  verification: null,
  errors: null,
  reset,
};

describe('acceptedTechniques', () => {
  it.each([
    ['hdd', ['ata_sanitize_overwrite', 'ata_sanitize_crypto', 'overwrite', 'ata_secure_erase']],
    ['sata_ssd', ['ata_sanitize_block', 'ata_sanitize_crypto', 'ata_secure_erase']],
    [
      'nvme',
      [
        'nvme_sanitize_block',
        'nvme_sanitize_crypto',
        'nvme_sanitize_overwrite',
        'nvme_format_ses2',
        'nvme_format_ses1',
      ],
    ],
    ['emmc', ['guided_factory_reset']],
    ['sd', []],
    ['sim', []],
    ['optical', []],
    ['usb', []],
    ['other', []],
  ] as const)('%s', (type, techniques) => {
    expect(acceptedTechniques(type)).toEqual(techniques);
  });
});

describe('judgeSanitisation', () => {
  it.each<[string, SanitisationRecord, string]>([
    ['disk overwritten and verified', good, 'clear'],
    [
      'SATA SSD, block erase',
      { ...good, type: 'sata_ssd', technique: 'ata_sanitize_block' },
      'purge',
    ],
    ['NVMe sanitize', { ...good, type: 'nvme', technique: 'nvme_sanitize_crypto' }, 'purge'],
    ['NVMe format SES 1', { ...good, type: 'nvme', technique: 'nvme_format_ses1' }, 'clear'],
    ['guided reset of a tablet', tablet, 'clear'],
  ])('accepts: %s', (_name, record, method) => {
    expect(judgeSanitisation(record)).toEqual({ accepted: true, method });
  });

  it.each<[string, Partial<SanitisationRecord>, string, string]>([
    ['overwrite on SSD', { type: 'sata_ssd' }, 'overwrite_on_flash', 'other_technique'],
    ['overwrite on NVMe', { type: 'nvme' }, 'overwrite_on_flash', 'other_technique'],
    ['overwrite as Purge', { claimedMethod: 'purge' }, 'not_purge', 'complete_record'],
    [
      'NVMe format SES 0',
      { type: 'nvme', technique: 'nvme_format_ses0' },
      'refused_nvme_format_ses0',
      'other_technique',
    ],
    ['quick format', { technique: 'quick_format' }, 'refused_quick_format', 'other_technique'],
    [
      'system reinstalled',
      { technique: 'os_reinstall' },
      'refused_os_reinstall',
      'other_technique',
    ],
    ['degaussed', { technique: 'degauss' }, 'refused_degauss', 'other_technique'],
    [
      'NVMe command on a disk',
      { technique: 'nvme_sanitize_block' },
      'wrong_technique',
      'other_technique',
    ],
    ['memory card wiped', { type: 'sd' }, 'remove_instead', 'remove'],
    ['type nobody named', { type: 'other' }, 'type_unknown', 'name_type'],
    ['way not said', { technique: null }, 'technique_missing', 'complete_record'],
    ['shredded', { technique: 'shred' }, 'record_as_destruction', 'destroy'],
    ['errors', { errors: 3 }, 'errors', 'destroy'],
    ['not verified', { verification: 'none' }, 'not_verified', 'repeat'],
    ['verification unsaid', { verification: null }, 'verification_missing', 'complete_record'],
    ['errors unsaid', { errors: null }, 'errors_missing', 'complete_record'],
    ['serial missing', { serial: ' ' }, 'serial_missing', 'complete_record'],
    ['serial is a placeholder', { serial: 'Default string' }, 'serial_missing', 'complete_record'],
    ['tool missing', { tool: null }, 'tool_missing', 'complete_record'],
    ['version missing', { toolVersion: '' }, 'tool_version_missing', 'complete_record'],
    ['no end', { endedAt: null }, 'times_missing', 'complete_record'],
    [
      'ends first',
      { endedAt: new Date('2026-03-01T00:00:00Z') },
      'times_reversed',
      'complete_record',
    ],
  ])('refuses: %s', (_name, change, code, next) => {
    const judgement = judgeSanitisation({ ...good, ...change });
    expect(judgement).toMatchObject({
      accepted: false,
      reasons: [{ code: `sanitisation.${code}` }],
      next,
    });
  });

  it.each<[ResetStep, string]>([
    ['encrypted', 'reset_not_encrypted'],
    ['accounts_removed', 'reset_account_left'],
    ['reset_done', 'reset_not_done'],
    ['setup_screen', 'reset_no_setup_screen'],
    ['locks_rechecked', 'reset_locks_unchecked'],
  ])('refuses a tablet reset without %s', (step, code) => {
    const guided = { ...reset, steps: steps.filter((one) => one.step !== step) };
    expect(judgeSanitisation({ ...tablet, reset: guided })).toEqual({
      accepted: false,
      reasons: [{ code: `sanitisation.${code}` }],
      next: 'repeat',
    });
  });

  it('refuses a tablet reset whose steps were confirmed in another order', () => {
    const turned = steps.map((one, index) => ({ ...one, at: at(10 - index) }));
    expect(judgeSanitisation({ ...tablet, reset: { ...reset, steps: turned } })).toMatchObject({
      reasons: [{ code: 'sanitisation.reset_out_of_order' }],
    });
  });

  it('says everything that is missing, not only the first', () => {
    const bare = { ...good, serial: null, toolVersion: null, endedAt: null, errors: null };
    expect(judgeSanitisation(bare)).toMatchObject({
      reasons: ['serial', 'tool_version', 'times', 'errors'].map((part) => ({
        code: `sanitisation.${part}_missing`,
      })),
    });
  });

  it.each<[string, Date, Date | null, string | null]>([
    ['ends now', new Date('2026-03-02T11:00:00Z'), null, null],
    ['ends within a time zone of now', new Date('2026-03-01T21:00:00Z'), null, null],
    ['ends in the future', new Date('2026-03-01T18:00:00Z'), null, 'times_in_future'],
    ['came back before', good.endedAt!, new Date('2026-03-01T00:00:00Z'), null],
    [
      'came back after',
      new Date('2026-04-01T00:00:00Z'),
      new Date('2026-03-20T00:00:00Z'),
      'before_return',
    ],
  ])('knows the server’s time: %s', (_name, now, reopenedAt, code) => {
    const judged = judgeSanitisation({ ...good, known: { at: now, reopenedAt } });
    const codes = judged.accepted ? [] : judged.reasons.map((why) => why.code);
    expect(codes).toEqual(code === null ? [] : [`sanitisation.${code}`]);
  });

  it.each(MEDIA_TYPES)('never accepts a plain factory reset or a quick format of %s', (type) => {
    for (const technique of ['plain_factory_reset', 'quick_format'] as const) {
      expect(judgeSanitisation({ ...good, type, technique }).accepted).toBe(false);
    }
  });
});

describe('destruction and removal', () => {
  const destroyed: Destruction = {
    serial: 'S3Z9NB0K123456',
    technique: 'shred',
    personId: 'a',
    witnessId: 'b',
    photo: true,
  };

  it.each<[Partial<Destruction>, string[]]>([
    [{}, []],
    [{ witnessId: null }, ['witness_missing']],
    [{ witnessId: 'a' }, ['witness_same_person']],
    [{ photo: false }, ['photo_missing']],
    [{ serial: null }, ['serial_missing']],
    [{ technique: 'overwrite' }, ['not_destruction']],
  ])('destruction with %o lacks %o', (change, codes) => {
    expect(refuseDestruction({ ...destroyed, ...change }).map((why) => why.code)).toEqual(
      codes.map((code) => `sanitisation.${code}`),
    );
  });

  it.each<[Removal, string[]]>([
    [{ type: 'sd', destination: 'donor', donorSigned: true }, []],
    [{ type: 'sd', destination: 'donor', donorSigned: false }, ['donor_signature_missing']],
    [{ type: 'hdd', destination: 'to_destroy', donorSigned: false }, []],
    [{ type: 'hdd', destination: 'stock', donorSigned: false }, []],
    [{ type: 'sim', destination: 'stock', donorSigned: false }, ['not_for_stock']],
    [{ type: 'emmc', destination: 'to_destroy', donorSigned: false }, ['soldered']],
    [{ type: 'sd', destination: null, donorSigned: false }, ['destination_missing']],
  ])('removal %o lacks %o', (removal, codes) => {
    expect(refuseRemoval(removal).map((why) => why.code)).toEqual(
      codes.map((code) => `sanitisation.${code}`),
    );
  });
});

describe('mediaVerdict (G2)', () => {
  const medium = (status: MediaStatus) => ({ name: 'disk 1', status });

  it.each<[MediaStatus[], boolean, boolean]>([
    [[], false, false],
    [[], true, true],
    [['unknown'], false, false],
    [['unknown'], true, false],
    [['sanitised'], false, true],
    [['removed', 'destroyed', 'sanitised', 'none'], false, true],
    [['sanitised', 'failed'], false, false],
  ])('%o with "none" %s is %s', (statuses, noneConfirmed, satisfied) => {
    expect(mediaVerdict(statuses.map(medium), noneConfirmed).satisfied).toBe(satisfied);
  });

  it('names each open medium', () => {
    const media = [medium('failed'), { name: 'disk 2', status: 'unknown' as const }];
    expect(mediaVerdict(media, false)).toEqual({
      satisfied: false,
      unlisted: false,
      open: [
        { name: 'disk 1', reason: 'media.failed_destroy' },
        { name: 'disk 2', reason: 'media.no_proof' },
      ],
    });
  });

  it('counts everything still inside a returned device as unknown', () => {
    expect(MEDIA_STATUSES.map(reopenOnReturn)).toEqual([
      'unknown',
      'removed',
      'unknown',
      'unknown',
      'destroyed',
      'unknown',
    ]);
  });

  it('keeps a medium gone that is wiped after it was taken out', () => {
    expect(MEDIA_STATUSES.filter((from) => mayBeWiped(from, 'typed'))).toEqual([
      'unknown',
      'removed',
      'failed',
    ]);
    expect(mayBeWiped('sanitised', 'log')).toBe(true);
    expect(statusAfterWipe('removed', 'sanitised')).toBe('removed');
    expect(statusAfterWipe('unknown', 'failed')).toBe('failed');
    expect(statusAfterWipe('failed', 'refused')).toBe('failed');
  });

  it('lets nothing come back from destruction', () => {
    expect(MEDIA_STATUSES.filter((to) => mayBecome('destroyed', to))).toEqual([]);
    expect(mayBecome('failed', 'destroyed')).toBe(true);
    expect(mayBecome('none', 'sanitised')).toBe(false);
  });
});
