/** Kinds of events and the text that the chain's hash covers. */
export const EVENT_KINDS = [
  'intake',
  'stage',
  'place',
  'owner',
  'edited',
  'label_printed',
  'label_confirmed',
  'medium',
  'wiping',
  'checklist',
  'lock',
  'fault',
  'hold_placed',
  'hold_released',
  'qa',
  'waiver',
  'grade',
  'spec',
  'kit',
  'accessory',
  'proposal',
  'reservation',
  'handover',
  'handover_void',
  'return',
  'note',
  'photo',
  'merged',
  'report',
  'test_page',
  'certificate',
  'message',
  'work',
  'part',
  'transfer',
  'box',
  'count',
  'recycling',
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/** The parts of an event that its hash covers. */
export interface ChainedEvent {
  seq: number;
  deviceId: string;
  kind: string;
  fromStage: string | null;
  toStage: string | null;
  moveKind: string | null;
  actorId: string | null;
  /** Milliseconds since 1970. */
  happenedAt: number;
  recordedAt: number;
  /** The stored JSON as PostgreSQL prints it. */
  dataText: string;
}

/** One line per field; the function `event_text` in the database makes the same text. */
export function eventText(event: ChainedEvent): string {
  return [
    event.seq,
    event.deviceId,
    event.kind,
    event.fromStage ?? '',
    event.toStage ?? '',
    event.moveKind ?? '',
    event.actorId ?? '',
    event.happenedAt,
    event.recordedAt,
    event.dataText,
  ].join('\n');
}

/** Event kinds that one tap takes back, beside reversible stage moves. */
export const UNDOABLE_KINDS: readonly EventKind[] = ['place', 'hold_placed', 'box'];

/** A label that came out of a printer changed nothing about the device: what it follows can still be undone. */
export function isDeed(kind: EventKind): boolean {
  return kind !== 'label_printed';
}
