import { describe, expect, it } from 'vitest';
import {
  type CertificateContent,
  type MediumEvidence,
  canonicalText,
  formatVerifyCode,
  makeVerifyCode,
  missingForDevice,
  missingForMedium,
  readVerifyCode,
  refuseValidation,
  stillHolds,
  verifyQrText,
} from '#domain/certificate.ts';
import { readScan } from '#domain/codes.ts';

const wiped: MediumEvidence = {
  status: 'sanitised',
  record: { id: 'r1', status: 'sanitised', accepted: true, performerIds: ['ann'] },
  validated: false,
};
const with_ = (change: Partial<MediumEvidence>): MediumEvidence => ({ ...wiped, ...change });
const record = (change: Partial<NonNullable<MediumEvidence['record']>>) =>
  with_({
    record: { id: 'r1', status: 'sanitised', accepted: true, performerIds: ['ann'], ...change },
  });

describe('who may validate', () => {
  it('another person than the one who did the work', () => {
    expect(refuseValidation(wiped, 'bob')).toBeNull();
    expect(refuseValidation(wiped, 'ann')).toEqual({ code: 'validation.own_record' });
  });

  it.each([
    ['validation.no_record', with_({ record: null })],
    ['validation.not_accepted', record({ accepted: false })],
    ['validation.reopened', with_({ status: 'unknown' })],
    ['validation.reopened', record({ status: 'removed' })],
    ['validation.already', with_({ validated: true })],
  ])('nobody where %s', (code, medium) => {
    expect(refuseValidation(medium, 'bob')).toEqual({ code });
  });
});

describe('when a certificate may be issued', () => {
  const done = with_({ validated: true });

  it('for a medium: accepted, still so, validated', () => {
    expect(missingForMedium(done)).toEqual([]);
    expect(missingForMedium(wiped)).toEqual([{ code: 'certificate.not_validated' }]);
    expect(missingForMedium({ ...done, status: 'unknown' })).toEqual([
      { code: 'certificate.no_evidence' },
    ]);
    expect(missingForMedium({ ...done, status: 'failed' })).toEqual([
      { code: 'certificate.failed' },
    ]);
  });

  it('never for a medium that was only taken out', () => {
    const removed = { ...record({ status: 'removed' }), status: 'removed' as const };
    expect(missingForMedium({ ...removed, validated: true })).toEqual([
      { code: 'certificate.removed' },
    ]);
  });

  it('for a medium that was erased after it was taken out', () => {
    const apart = { ...done, status: 'removed' as const };
    expect(missingForMedium(apart)).toEqual([]);
    expect(refuseValidation({ ...apart, validated: false }, 'bob')).toBeNull();
  });

  it('for a device: every medium, also those taken out; empty slots need nothing', () => {
    const removed = { ...record({ status: 'removed' }), status: 'removed' as const };
    const empty = { status: 'none' as const, record: null, validated: false, name: 'slot' };
    const media = [{ ...done, name: 'hdd' }, { ...removed, validated: true, name: 'sd' }, empty];
    expect(missingForDevice(media, false)).toEqual([]);
    expect(missingForDevice([...media, { ...wiped, name: 'nvme' }], false)).toEqual([
      { code: 'certificate.not_validated', params: { medium: 'nvme' } },
    ]);
    expect(missingForDevice([], false)).toEqual([{ code: 'certificate.unlisted' }]);
    expect(missingForDevice([], true)).toEqual([]);
  });
});

describe('how long it holds', () => {
  const stated = { code: '3000000110', serial: 'W1', status: 'sanitised', record: 'r1' };
  const device = { serial: 'SN1' };
  const content = (scope: 'medium' | 'device') =>
    ({
      scope,
      device,
      media: [{ ...stated, mediumStatus: 'sanitised' }],
    }) as unknown as CertificateContent;
  const now = { stage: 'ready', noneConfirmed: false, serial: 'SN1', media: [stated] };

  it('as long as the same record is the newest, in the same state, in this device', () => {
    expect(stillHolds(content('medium'), now)).toBe(true);
    expect(stillHolds(content('device'), now)).toBe(true);
  });

  it.each([
    ['the device came back', { ...now, media: [{ ...stated, status: 'unknown' }] }],
    ['there is a newer record', { ...now, media: [{ ...stated, record: 'r2' }] }],
    ['the medium is in another device', { ...now, media: [] }],
    ['its serial number was corrected', { ...now, media: [{ ...stated, serial: 'W2' }] }],
    ['that of the device was corrected', { ...now, serial: 'SN2' }],
    ['the device was void', { ...now, stage: 'void' }],
  ])('not when %s', (_why, changed) => {
    expect(stillHolds(content('medium'), changed)).toBe(false);
    expect(stillHolds(content('device'), changed)).toBe(false);
  });

  it('a new medium ends the device’s certificate, not that of the other medium', () => {
    const more = { code: '3000000207', serial: '', status: 'unknown', record: null };
    const changed = { ...now, media: [stated, more] };
    expect(stillHolds(content('medium'), changed)).toBe(true);
    expect(stillHolds(content('device'), changed)).toBe(false);
  });

  it('without any medium as long as that is confirmed', () => {
    const none = { scope: 'device', device, media: [] } as unknown as CertificateContent;
    expect(stillHolds(none, { ...now, media: [], noneConfirmed: true })).toBe(true);
    expect(stillHolds(none, { ...now, media: [] })).toBe(false);
    expect(stillHolds(none, { ...now, noneConfirmed: true })).toBe(false);
  });
});

describe('the canonical text', () => {
  it('is the same in whatever order the keys come, and another when one letter changes', () => {
    const text = canonicalText({ b: [1, { d: null, c: 'ổ' }], a: true });
    expect(text).toBe('{"a":true,"b":[1,{"c":"ổ","d":null}]}');
    expect(canonicalText({ a: true, b: [1, { c: 'ổ', d: null }] })).toBe(text);
    expect(canonicalText({ a: true, b: [1, { c: 'o', d: null }] })).not.toBe(text);
    expect(canonicalText({ a: undefined })).toBe('{}');
  });
});

describe('the verification code', () => {
  it('is twelve letters without look-alikes, read as people write it', () => {
    const code = makeVerifyCode(Uint8Array.from({ length: 12 }, (_, index) => index * 21));
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    expect(readVerifyCode(formatVerifyCode(code).toLowerCase())).toBe(code);
    expect(readVerifyCode('o1lI-2345-6789')).toBe('011123456789');
    expect(readVerifyCode('8000000110')).toBeNull();
    expect(readVerifyCode(`${'A'.repeat(12)}; drop table`)).toBeNull();
  });

  it('is in an upper-case address that a bench scanner knows', () => {
    const address = verifyQrText('https://rework.example.org/', '7K2M9QXA4TB0', '8000000110');
    expect(address).toBe('HTTPS://REWORK.EXAMPLE.ORG/V/7K2M9QXA4TB0');
    expect(readScan(address)).toEqual({ kind: 'certificate', verifyCode: '7K2M9QXA4TB0' });
    expect(verifyQrText(null, '7K2M9QXA4TB0', '8000000110')).toBe('8000000110');
  });
});
