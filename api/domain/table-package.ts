/**
 * The handover table without network: what a tablet takes along (a package), and what it brings back (records).
 * Moments are ISO 8601 in UTC, bytes are base64url, codes are the ten digits.
 */
import type { Code } from './codes.ts';
import type { DeviceKind } from './device-kinds.ts';
import type { Blocker } from './gates.ts';
import type { KitLineKey } from './kit-template.ts';

/** The answer to opening a session on a tablet. */
export interface OpenedTablet {
  /** Bearer token that may send records and nothing else; it lives as long as the tablet's results are awaited. */
  token: string;
  package: TablePackage;
}

/** The whole content of a tablet; it is kept encrypted with a key made from the PIN. */
export interface TablePackage {
  /** Raised when the shape changes; a tablet with an older one sends what it has and opens anew. */
  format: 1;
  tabletId: string;
  tabletName: string;
  batch: { code: Code; title: string; area: string; plannedOn: string | null };
  /** Who opened it; the server records its handovers in this person's name. */
  person: { id: string; name: string };
  madeAt: string;
  /** The tablet wipes itself afterwards. */
  expiresAt: string;
  /** ECDH P-256, raw point: records are sealed for it, so that they outlive the package and need no PIN to be sent. */
  publicKey: string;
  entries: TableEntry[];
  /** Ready devices that came along for an exchange. */
  spares: TableDevice[];
}

/** One family. */
export interface TableEntry {
  needCode: string;
  /** On the sheet, from 1. */
  position: number;
  state: 'waiting' | 'absent' | 'served' | 'removed';
  /** What was given before this moment was made void: the tablet forgets what it did for this family until then. */
  reopenedAt?: string;
  area: string;
  /** Null where it is erased, and for who was served already. */
  recipient: {
    studentName: string;
    school: string;
    className: string;
    guardianName: string;
    guardianPhone: string;
    /** Language of the family's papers: `en`, `vi`, `fa` or empty. */
    locale: string;
  } | null;
  /** Null where nothing is reserved yet. */
  device: TableDevice | null;
  /** A SIM or data card that is given without a device. */
  card: { code: Code; make: string; iccidEnd: string } | null;
}

export interface TableDevice {
  code: Code;
  kind: DeviceKind;
  make: string;
  model: string;
  specification: string | null;
  serialEnd: string;
  /** What its own label may hold beside the code: serial number, code of its public address. Compared folded. */
  alsoKnownAs: string[];
  pieces: TablePiece[];
  /** What kept it from being handed over when the package was made. */
  blockers: Blocker[];
}

export interface TablePiece {
  line: KitLineKey;
  quantity: number;
  /** Of a tracked accessory: it is scanned at the table. */
  code: Code | null;
  detail: string | null;
}

export interface TableSignature {
  name: string;
  role: 'recipient' | 'guardian' | 'teacher';
  /** PNG data URL; null where it was signed on paper, whose photograph follows. */
  image: string | null;
  /** The child signed too. */
  childImage: string | null;
}

interface RecordOf<Kind extends string> {
  kind: Kind;
  /** UUID made by the tablet: recorded once however often it is sent. */
  id: string;
  needCode: string;
  happenedAt: string;
}

/** What was shown, seen and signed at the table. */
interface GivenAtTable {
  /** Every code scanned, the device's or card's own among them. */
  scanned: Code[];
  /** "Identity seen by" whoever opened the tablet; no document is copied. */
  identitySeen: boolean;
  signature: TableSignature;
  witnessName: string;
  /** Language of the record. */
  locale: string;
}

export type HandedAtTable = RecordOf<'handover'> & GivenAtTable & { deviceCode: Code };

export type CardAtTable = RecordOf<'card'> & GivenAtTable & { accessoryCode: Code };

/** The reserved device is dead on arrival: it goes back to the workshop and a spare is given for the same need. */
export type ExchangedAtTable = RecordOf<'exchange'> &
  GivenAtTable & {
    /** The spare. */
    deviceCode: Code;
    deadDeviceCode: Code;
    /** Of the fault list, such as `PWR`; an unknown one is kept as `UNK`. */
    fault: string;
  };

/** Nobody came; the device stays reserved. */
export type AbsentAtTable = RecordOf<'absent'>;

/** Within the day and before it is sent, a record is taken back by the tablet itself; afterwards by two coordinators. */
export type TableRecord = HandedAtTable | CardAtTable | ExchangedAtTable | AbsentAtTable;

/** A record as it leaves the tablet: readable for the server only. */
export interface SealedRecord {
  id: string;
  /** Raw public point of the pair made for this record. */
  ephemeralKey: string;
  /** AES-GCM, 96 bits. */
  iv: string;
  /** AES-256-GCM over the JSON text of a `TableRecord`, its id as additional data. */
  ciphertext: string;
}

/** To at most 50 records and 1.8 MB in one request. Those without an answer are sent again: something was in the way, and nothing of them is kept. */
export interface SentAnswer {
  answers: RecordAnswer[];
  /** The session was ended on this tablet: it wipes itself once everything is sent. Reads answer 410 from then on. */
  wipe: boolean;
  /** Need codes of families that were erased: the tablet drops what it holds of them. */
  erased: string[];
}

/** What became of one record that was sent. */
export interface RecordAnswer {
  id: string;
  /** `kept`: somebody must settle it, see `reason`; nothing of it is lost. */
  outcome: 'done' | 'kept';
  receiptCode?: string;
  /** An error's code and values. */
  reason?: string;
  params?: Record<string, string | number>;
}
