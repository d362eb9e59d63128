import { makeCode } from '#domain/codes.ts';
import type { CardReceiptData } from '../../api/documents/card-receipt.pdf.ts';
import type {
  BatchSheetData,
  CareSheetData,
  CourierSlipData,
  DocumentDevice,
  DocumentIssuer,
  DocumentNumber,
  DonorReceiptData,
  HandoverRecordData,
  PickListData,
  ReceiptData,
  ReturnSlipData,
  TestTagData,
} from '../../api/documents/document-data.ts';

/** Data of each printed document as the services fill it; `name` and `text` may be replaced by hostile ones. */
export const PRINTED_AT = new Date('2026-03-20T21:40:00Z');

export function documentSamples(name: string, text: string, timeZone = 'Asia/Tehran') {
  const issuer: DocumentIssuer = {
    programme: text,
    site: text,
    address: text,
    phone: '+98 21 1234',
    timeZone,
  };
  const person = { name, role: 'coordinator' as const };
  const decision = { reason: text, by: name, at: PRINTED_AT };
  const handover: HandoverRecordData = {
    issuer,
    receipt: documentNumber(42),
    voided: null,
    handedOverAt: PRINTED_AT,
    recordedAt: PRINTED_AT,
    place: text,
    giver: person,
    signer: { name, role: 'guardian', signature: null },
    witness: name,
    needCode: 'N-7K2M4Q',
    identitySeenBy: name,
    device: sampleDevice(12),
    operatingSystem: 'Linux Mint 22',
    cosmeticGrade: 'B',
    functionalGrade: '3',
    batteryHealth: 71,
    kit: [
      {
        key: 'charger',
        quantity: 1,
        given: true,
        code: makeCode('accessory', 5),
        detail: 'Dell · 65 W · 19.5 V',
      },
      { key: 'bag', quantity: 1, given: true, code: null, detail: null },
      { key: 'mouse', quantity: 1, given: false, code: null, detail: text },
    ],
    waivers: [{ ...decision, gate: 'G6' }],
    overrides: [{ ...decision, line: 'charger' }],
    selfCheck: decision,
    selfApproval: null,
    limitations: [text],
    warrantyEnd: new Date('2026-06-19T00:00:00Z'),
  };
  const receipt: DonorReceiptData = {
    issuer,
    receipt: documentNumber(41),
    donor: { kind: 'organisation', name },
    dropOff: 'partner_point',
    place: text,
    receivedAt: PRINTED_AT,
    receivedBy: { name, role: 'warehouse' },
    lines: [
      { kind: 'laptop', make: 'Dell', model: text, count: 14, codes: [makeCode('device', 1)] },
      { kind: 'tablet', make: null, model: null, count: 5, codes: [] },
    ],
    counts: [{ kind: 'laptop', announced: 20, received: 14 }],
    accessoriesNote: text,
    trackingAddress: 'https://rework.example.org/t',
  };
  const returned: ReturnSlipData = {
    issuer,
    slip: documentNumber(43),
    handoverCode: makeCode('document', 42),
    returnedAt: PRINTED_AT,
    place: text,
    returnedBy: name,
    receivedBy: { name, role: 'collection' },
    device: sampleDevice(12),
    reason: 'fault',
    condition: text,
    accessories: [{ key: 'charger', code: makeCode('accessory', 5), returned: true }],
    needReopened: true,
    warrantyEnd: new Date('2026-06-01T00:00:00Z'),
    replacement: { code: makeCode('device', 13), receiptCode: makeCode('document', 44) },
  };
  const tag: TestTagData = {
    issuer,
    device: sampleDevice(12),
    qrText: makeCode('device', 12),
    yearMade: 2017,
    passed: true,
    testedAt: PRINTED_AT,
    tests: ['visual', 'function', 'erasure', 'electrical'],
  };
  const proof = {
    verifyCode: '7K2M9QXA4TB0',
    verifyAddress: 'https://rework.example.org/v',
    contentHash: 'fN3kZ0mY1c7rT8uVwXyZaBcDeFgHiJkLmNoPqRsTuVw',
  };
  const card: CardReceiptData = {
    issuer,
    receipt: documentNumber(45),
    proof,
    givenAt: PRINTED_AT,
    place: issuer.site,
    givenBy: { name, role: null },
    needCode: 'N-4K7QZ',
    card: {
      code: makeCode('accessory', 19),
      provider: 'Viettel',
      iccid: '8984040000000000019',
      facts: { simSize: 'nano', simState: 'active' },
      planEndsOn: '2027-06-30',
    },
  };
  const familyReceipt: ReceiptData = {
    issuer,
    receipt: documentNumber(46),
    proof,
    voided: null,
    needCode: 'N-7K2M4Q',
    handedOver: { at: PRINTED_AT, by: name },
    device: sampleDevice(12),
    trackingCode: 'RW-7K2M-9QXA',
    kit: handover.kit,
    warrantyEnd: handover.warrantyEnd,
  };
  const care: CareSheetData = {
    issuer,
    device: sampleDevice(12),
    charger: 'Dell · 65 W · 19.5 V',
    warrantyEnd: handover.warrantyEnd,
  };
  const sheet: BatchSheetData = {
    issuer,
    session: { code: makeCode('batch', 7), qrText: makeCode('batch', 7) },
    title: text,
    area: text,
    plannedOn: '2026-11-30',
    withClasses: true,
    lines: Array.from({ length: 40 }, (_, index) => ({
      position: index + 1,
      needCode: `N-7K2M${index}`,
      className: index % 3 === 0 ? null : '4B',
      code: makeCode('device', 100 + index),
      what: 'Dell Latitude 5480',
      receiptCode: index === 2 ? makeCode('document', 46) : null,
    })),
    spares: [makeCode('device', 300), makeCode('device', 301)],
  };
  const pickList = samplePickList(issuer, name, 30);
  const courier: CourierSlipData = {
    issuer,
    session: sheet.session,
    number: 12,
    office: text,
    address: `${text}\n${text}`,
    phone: '+98 21 1234',
    carrier: text,
    reference: 'VP 2210 778 991',
    sentAt: PRINTED_AT,
    lines: Array.from({ length: 60 }, (_, at) => ({
      needCode: 'N-7K2M4Q',
      code: makeCode('device', at + 1),
      what: text,
      pieces: 5,
    })),
  };
  const papers = { familyReceipt, care, sheet, courier };
  return { handover, receipt, returned, card, papers, pickList, tag };
}

export function samplePickList(issuer: DocumentIssuer, name: string, count: number): PickListData {
  return {
    issuer,
    list: documentNumber(44),
    createdAt: PRINTED_AT,
    createdBy: { name, role: 'coordinator' },
    forWhom: name,
    lines: Array.from({ length: count }, (_, index) => ({
      place: index === 0 ? null : `B-${(index % 11) + 1}`,
      code: sampleDevice(100 + index).code,
      device: sampleDevice(100 + index),
      accessories: ['65 W'],
      needCode: `N-7K2M${index}`,
    })),
  };
}

export function documentNumber(number: number): DocumentNumber {
  return { code: makeCode('document', number), qrText: 'HTTPS://REWORK.EXAMPLE.ORG/T/8ZK3M2Q7' };
}

export function sampleDevice(number: number): DocumentDevice {
  return {
    code: makeCode('device', number),
    kind: 'laptop',
    make: 'Dell',
    model: 'Latitude 5480',
    serial: 'SECRET5CG1234WXYZ',
    specification: 'i5-7300U · 8 GB · SSD 256 GB',
  };
}
