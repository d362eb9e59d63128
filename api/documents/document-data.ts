import type { DeviceKind } from '#domain/device-kinds.ts';
import type { Gate } from '#domain/gates.ts';
import type { KitLineKey } from '#domain/kit-template.ts';
import type { Role } from '#domain/roles.ts';

/**
 * Data of printed documents. Moments are UTC and printed in the issuer's zone;
 * texts are as people wrote them and made harmless when drawn; null means "not known" and prints as a dash.
 */

/** Who issues a document. */
export interface DocumentIssuer {
  programme: string;
  site: string;
  address: string | null;
  phone: string | null;
  /** IANA zone of the site, e.g. `Asia/Ho_Chi_Minh`. */
  timeZone: string;
}

/** Number of a document: ten digits of type 8, and what its QR code holds. */
export interface DocumentNumber {
  code: string;
  /** Address where the document can be checked, upper case; the bare code without a public address. */
  qrText: string;
  /** What scanning it is good for; without it, checking the document. */
  hint?: string;
}

/** What a receipt can be checked by. */
export interface ReceiptProof {
  /** Twelve letters and digits. */
  verifyCode: string;
  /** Address of the page that checks, e.g. `https://host/v`. */
  verifyAddress: string | null;
  /** sha256, base64url. */
  contentHash: string;
}

/** A document that no longer holds. */
export interface VoidNotice {
  at: Date;
  reason: string;
  /** Code of the document that takes its place. */
  replacedBy: string | null;
}

export interface NamedPerson {
  name: string;
  role: Role | null;
}

export interface DocumentDevice {
  /** Ten digits of type 1. */
  code: string;
  kind: DeviceKind;
  make: string | null;
  model: string | null;
  /** At most the last four characters are printed, whatever is given. */
  serial: string | null;
  /** One line such as `i5-7300U · 8 GB · SSD 256 GB`. */
  specification: string | null;
}

export interface DonorReceiptData {
  issuer: DocumentIssuer;
  receipt: DocumentNumber;
  donor: { kind: 'organisation' | 'person' | 'anonymous'; name: string | null };
  dropOff: 'office' | 'partner_point' | 'home_pickup';
  place: string | null;
  receivedAt: Date;
  receivedBy: NamedPerson;
  /** Received devices, alike ones on one line. */
  lines: ReadonlyArray<{
    kind: DeviceKind;
    make: string | null;
    model: string | null;
    count: number;
    /** Codes of these devices, printed when there are few. */
    codes: readonly string[];
  }>;
  /** Announced against received, by kind; empty for walk-ins. */
  counts: ReadonlyArray<{ kind: DeviceKind; announced: number; received: number }>;
  accessoriesNote: string | null;
  /** Public address of the look-up page, e.g. `https://host/t`. */
  trackingAddress: string | null;
}

/** One line of the kit as it left. */
export interface HandoverKitLine {
  key: KitLineKey;
  quantity: number;
  given: boolean;
  /** Code of a tracked accessory. */
  code: string | null;
  /** E.g. `Dell · 65 W · 19.5 V · 4.5 mm`. */
  detail: string | null;
}

export interface Decision {
  reason: string;
  by: string;
  at: Date;
}

export type DrawnSignature =
  | { form: 'png'; bytes: Uint8Array }
  /** Pen strokes in any unit; scaled to the signature field. */
  | { form: 'strokes'; strokes: ReadonlyArray<ReadonlyArray<{ x: number; y: number }>> };

export interface HandoverRecordData {
  issuer: DocumentIssuer;
  receipt: DocumentNumber;
  voided: VoidNotice | null;
  handedOverAt: Date;
  /** When it was entered; printed if that was on another day. */
  recordedAt: Date;
  place: string | null;
  giver: NamedPerson;
  /** The adult who signs; no names of children are printed. */
  signer: {
    name: string;
    role: 'recipient' | 'guardian' | 'teacher' | 'office';
    signature: DrawnSignature | null;
  };
  witness: string | null;
  /** Random public code of the need, `N-xxxxxx`. */
  needCode: string | null;
  identitySeenBy: string;
  device: DocumentDevice;
  operatingSystem: string | null;
  cosmeticGrade: 'A' | 'B' | 'C' | 'D' | 'E';
  functionalGrade: '1' | '2' | '3' | 'X';
  /** Per cent of the capacity when new. */
  batteryHealth: number | null;
  kit: readonly HandoverKitLine[];
  waivers: ReadonlyArray<Decision & { gate: Gate }>;
  overrides: ReadonlyArray<Decision & { line: KitLineKey }>;
  /** Present when the repairer made the final check alone. */
  selfCheck: Decision | null;
  /** Present when one person approved the request and reserved for it. */
  selfApproval: Decision | null;
  limitations: readonly string[];
  warrantyEnd: Date;
}

/** What a family keeps; it names nobody but who handed over. */
export interface ReceiptData {
  issuer: DocumentIssuer;
  /** Null on a receipt printed before the day: number and time are written by hand. */
  receipt: DocumentNumber | null;
  proof: ReceiptProof | null;
  voided: VoidNotice | null;
  needCode: string;
  handedOver: { at: Date; by: string } | null;
  device: DocumentDevice;
  /** `8 letters and digits` by which its way can be followed. */
  trackingCode: string | null;
  kit: ReadonlyArray<Omit<HandoverKitLine, 'given'>>;
  warrantyEnd: Date | null;
}

export interface CareSheetData {
  issuer: DocumentIssuer;
  device: DocumentDevice;
  /** E.g. `Dell · 65 W`. */
  charger: string | null;
  warrantyEnd: Date | null;
}

export interface BatchSheetData {
  issuer: DocumentIssuer;
  session: DocumentNumber;
  title: string;
  area: string | null;
  /** ISO 8601 day. */
  plannedOn: string | null;
  /** Whether who asked may see recipients. */
  withClasses: boolean;
  lines: ReadonlyArray<{
    position: number;
    needCode: string;
    className: string | null;
    /** Of a device, or of a card given alone. */
    code: string | null;
    what: string | null;
    /** Number of the receipt when it is handed over already. */
    receiptCode: string | null;
  }>;
  spares: readonly string[];
}

/** Names the local office and nobody else. */
export interface CourierSlipData {
  issuer: DocumentIssuer;
  session: DocumentNumber;
  /** Of the parcel in its session. */
  number: number;
  office: string;
  address: string;
  phone: string;
  carrier: string;
  reference: string;
  sentAt: Date | null;
  lines: ReadonlyArray<{ needCode: string; code: string; what: string; pieces: number }>;
}

export interface ReturnSlipData {
  issuer: DocumentIssuer;
  slip: DocumentNumber;
  handoverCode: string;
  returnedAt: Date;
  place: string | null;
  returnedBy: string | null;
  receivedBy: NamedPerson;
  device: DocumentDevice;
  reason: 'fault' | 'unwanted' | 'moved' | 'swap' | 'end_of_loan';
  condition: string;
  accessories: ReadonlyArray<{ key: KitLineKey; code: string | null; returned: boolean }>;
  needReopened: boolean;
  warrantyEnd: Date;
  /** The device given in exchange, and its receipt. */
  replacement: { code: string; receiptCode: string } | null;
}

export interface PickListData {
  issuer: DocumentIssuer;
  list: DocumentNumber | null;
  createdAt: Date;
  createdBy: NamedPerson;
  /** School, session or shelf the list is for. */
  forWhom: string | null;
  /** In any order; printed by place. */
  lines: ReadonlyArray<{
    /** Path of the shelf, e.g. `Store 1 / B-07`. */
    place: string | null;
    /** Ten digits of the device or card. */
    code: string;
    /** Null for a SIM card that is given alone. */
    device: DocumentDevice | null;
    accessories: readonly string[];
    /** Null for a spare that travels along. */
    needCode: string | null;
  }>;
}

/** The record fixed on a tested item (UK WEEE Regulations 2013, Schedule 9, paragraph 3). */
export interface TestTagData {
  issuer: DocumentIssuer;
  device: DocumentDevice;
  qrText: string;
  yearMade: number | null;
  passed: boolean;
  testedAt: Date;
  tests: ReadonlyArray<'visual' | 'function' | 'erasure' | 'electrical'>;
}
