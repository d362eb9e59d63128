/** The scan card's row: one device with everything the gates and the bench ask for. */
import type { AccessoryFacts, VideoPort } from '#domain/accessory-facts.ts';
import type { KitTemplate } from '#domain/kit-template.ts';
import type { SpecProfile } from '#domain/spec-requirements.ts';

export interface CardMedium {
  id: string;
  code: string;
  type: string;
  make: string;
  model: string;
  serial: string;
  sizeBytes: number | null;
  status: 'unknown' | 'removed' | 'sanitised' | 'failed' | 'destroyed' | 'none';
  /** Why the newest record does not count; empty when it does. */
  reason: string;
  /** The newest record counts as evidence; null without any record. */
  accepted: boolean | null;
  recordedAt: string | null;
}

export interface CardRow {
  id: string;
  code: string;
  publicCode: string;
  siteId: string;
  siteName: string;
  donationId: string | null;
  batchId: string | null;
  kind: 'laptop' | 'desktop' | 'tablet' | 'aio';
  make: string;
  model: string;
  serial: string;
  serialKey: string;
  noSerialReason: string;
  noSerialPhoto: boolean;
  stage: string;
  stageSince: Date;
  stageBefore: string | null;
  route: 'workshop' | 'direct';
  version: number;
  seq: number;
  placeId: string | null;
  placeCode: string | null;
  placeName: string | null;
  placeKind: string | null;
  /** The shelf, area or site place that its place is part of. */
  placeParentId: string | null;
  /** On its way to another site. */
  transferId: string | null;
  transferCode: string | null;
  /** The box it lies in. */
  boxId: string | null;
  boxCode: string | null;
  custodianId: string | null;
  custodianName: string | null;
  ownerId: string | null;
  ownerName: string | null;
  lastPersonId: string | null;
  lastPersonName: string | null;
  lastRepairerId: string | null;
  labelConfirmedAt: Date | null;
  mediaNoneConfirmed: boolean;
  wipingSince: Date | null;
  memoryMib: number | null;
  storageGb: number | null;
  storageKind: 'hdd' | 'ssd' | 'emmc' | null;
  screenInch: number | null;
  screenPixels: string;
  cpu: string;
  cpuCores: number | null;
  hasCamera: boolean | null;
  hasMicrophone: boolean | null;
  hasWifi: boolean | null;
  osName: string;
  batteryHealth: number | null;
  cosmeticGrade: 'A' | 'B' | 'C' | 'D' | 'E' | null;
  functionalGrade: '1' | '2' | '3' | 'X' | null;
  chargerVolts: number | null;
  chargerWatts: number | null;
  chargerConnector: string;
  videoPorts: VideoPort[] | null;
  receivedAt: Date | null;
  mergedIntoId: string | null;
  /** The record of its earlier cycle here, and the one that continues this. */
  earlier: { code: string; stage: string } | null;
  later: { code: string; stage: string } | null;
  /** The minimum-spec profile of gate G6 as an administrator wrote it; null for the built-in one. */
  profile: (SpecProfile & { version: number; name: string }) | null;
  media: CardMedium[];
  answers: {
    item: string;
    result: 'pass' | 'fail' | 'na';
    value: string;
    note: string;
    source: 'person' | 'report' | 'test_page';
    answeredAt: string;
  }[];
  runStartedAt: string | null;
  /** The version its run is tested by, or a new run would be; and the newest one. */
  checklistVersion: number;
  newestChecklist: number;
  locks: {
    lock: string;
    status: 'clear' | 'locked' | 'na';
    /** What its screen shows of the owner; empty unless it is locked. */
    hint: string;
    recheckedAt: string | null;
  }[];
  holds: {
    id: string;
    kind: string;
    reason: string;
    placedAt: string;
    placedBy: string;
    /** Until when the owner of a lock may answer; null where no clock runs. */
    dueAt: string | null;
    /** When the donor was first written to about it, and last reminded. */
    askedAt: string | null;
    remindedAt: string | null;
  }[];
  faults: {
    id: string;
    fault: string;
    /** The checklist line it was found at; empty when it was found otherwise. */
    checklistItem: string;
    decision: string | null;
    note: string;
    parts: string;
    minutes: number;
    outcome: string | null;
    foundAt: string;
    closedAt: string | null;
  }[];
  /** Its open work order; null outside repair. */
  work: {
    id: string;
    ownerId: string | null;
    owner: string | null;
    bench: string | null;
    openedAt: string;
    pausedAt: string | null;
    /** The part it waits for, by name; empty while the work goes on. */
    waitingFor: string;
    version: number;
  } | null;
  /** Tasks left open, of this work order or, in diagnostics, of the one before. */
  tasks: {
    id: string;
    kind: 'repair' | 'upgrade' | 'os_install' | 'clean' | 'other';
    title: string;
    faultId: string | null;
  }[];
  qa: {
    personId: string;
    personName: string;
    selfCheck: boolean;
    reason: string;
    recordedAt: string;
  } | null;
  waivers: { gate: string; reason: string; waivedBy: string; waivedAt: string }[];
  kit: {
    id: string;
    line: string;
    required: number;
    status: 'open' | 'filled' | 'short' | 'overridden';
    quantity: number;
    overrideReason: string;
    accessoryId: string | null;
    accessoryCode: string | null;
    make: string | null;
    volts: number | null;
    watts: number | null;
    connector: string | null;
    /** Of a SIM: the last day of its plan. */
    planEndsOn: string | null;
    /** What is known of the labelled or the counted thing; null where the line was only ticked. */
    facts: AccessoryFacts | null;
    /** The counted thing in it and the bin it was taken from. */
    itemId: string | null;
    itemCode: string | null;
    itemName: string | null;
    fromPlaceId: string | null;
    fromPlaceName: string | null;
  }[];
  /** The template of its kind at its site in the newest version; null for the built-in one. */
  kitTemplate: KitTemplate | null;
  accessories: { id: string; code: string; kind: string; status: string; confirmed: boolean }[];
  reservation: {
    id: string;
    needId: string;
    needCode: string;
    expiresAt: string;
    reservedById: string;
  } | null;
  /** Of a device that is with its recipient: since when, and how long its warranty runs. */
  handover: { happenedAt: string; warrantyEnd: string } | null;
  proposal: {
    id: string;
    toStage: string;
    reason: string;
    proposedById: string;
    proposedBy: string;
  } | null;
  events: {
    seq: number;
    kind: string;
    from: string | null;
    to: string | null;
    move: string | null;
    actorId: string | null;
    actor: string | null;
    happenedAt: string;
    recordedAt: string;
    data: Record<string, unknown>;
  }[];
}
