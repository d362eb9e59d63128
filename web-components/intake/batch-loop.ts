/** The loop of a batch: scan serial, scan label, next. Units wait in a durable queue and are sent in order. */
import { readScan } from '#domain/codes.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { api, call, isOffline, newRequestId } from '../data/api-client.ts';

export interface PendingUnit {
  requestId: string;
  happenedAt: string;
  serial: string;
  labelCode: string;
  noSerialReason?: string;
  confirmDuplicate?: boolean;
  duplicateReason?: string;
}

export interface DoneUnit {
  serial: string;
  code: string;
}

/** What came of one scan: `tick` was taken and waits for more, the others are tones. */
export type LoopSound = 'tick' | 'done' | 'warning' | 'refused';

export interface LoopEvents {
  onSound: (sound: LoopSound) => void;
  onDone: () => void;
}

const RETRY_MS = 3000;

export class BatchLoop implements ReactiveController {
  /** The serial number scanned for the unit in hand; empty while one is awaited. */
  serial = '';
  noSerialReason = '';
  queue: PendingUnit[] = [];
  last: DoneUnit | null = null;
  /** Why the first unit of the queue, or the last scan, was refused. */
  error: unknown = null;
  /** A wrong scan, as a translation key of `error.`; forgotten with the next good one. */
  hint: '' | 'intake.serial_is_code' | 'labels.wrong_type' = '';
  offline = false;
  private readonly host: ReactiveControllerHost;
  private readonly events: LoopEvents;
  private code = '';
  private sending = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, events: LoopEvents) {
    this.host = host;
    this.events = events;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.resume);
    this.resume();
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.resume);
    clearTimeout(this.timer);
  }

  /** Goes on with what this device still had to send for the batch. */
  open(code: string): void {
    this.code = code;
    this.queue = recall(code);
    this.resume();
  }

  get step(): 'serial' | 'label' {
    return this.serial === '' && this.noSerialReason === '' ? 'serial' : 'label';
  }

  /** @returns false when the scan is not for the loop, such as a badge or a command card */
  scan(text: string): boolean {
    const scan = readScan(text);
    if (scan.kind === 'own') return this.scanOwn(scan.code, scan.type);
    if (scan.kind !== 'foreign') return false;
    this.takeSerial(scan.text);
    return true;
  }

  takeSerial(text: string): void {
    this.serial = text.trim().slice(0, 64);
    this.noSerialReason = '';
    this.hint = '';
    this.events.onSound('tick');
    this.host.requestUpdate();
  }

  goWithoutSerial(reason: string): void {
    this.serial = '';
    this.noSerialReason = reason;
    this.host.requestUpdate();
  }

  forgetSerial(): void {
    this.serial = '';
    this.noSerialReason = '';
    this.host.requestUpdate();
  }

  /** Gives up the refused unit; it was not saved. */
  discard(): void {
    this.queue = this.queue.slice(1);
    this.goOn();
  }

  /** Sends the refused unit again as another device than the known one. */
  confirmDuplicate(duplicateReason: string): void {
    const [first, ...rest] = this.queue;
    if (!first) return;
    const again = { requestId: newRequestId(), confirmDuplicate: true, duplicateReason };
    this.queue = [{ ...first, ...again }, ...rest];
    this.goOn();
  }

  private goOn(): void {
    this.error = null;
    remember(this.code, this.queue);
    this.host.requestUpdate();
    void this.send();
  }

  private scanOwn(code: string, type: string): boolean {
    if (type !== 'device' && type !== 'accessory') return false;
    if (this.step === 'serial' || type === 'accessory') {
      this.hint = type === 'accessory' ? 'labels.wrong_type' : 'intake.serial_is_code';
      this.events.onSound('refused');
      this.host.requestUpdate();
      return true;
    }
    const { serial, noSerialReason } = this;
    const unit: PendingUnit = {
      requestId: newRequestId(),
      happenedAt: new Date().toISOString(),
      serial,
      labelCode: code,
      ...(noSerialReason ? { noSerialReason } : {}),
    };
    this.queue = [...this.queue, unit];
    remember(this.code, this.queue);
    this.forgetSerial();
    this.hint = '';
    this.events.onSound('tick');
    void this.send();
    return true;
  }

  private readonly resume = (): void => {
    clearTimeout(this.timer);
    if (this.code && !this.error) void this.send();
  };

  private async send(): Promise<void> {
    const [unit] = this.queue;
    if (!unit || this.sending || this.error) return;
    this.sending = true;
    try {
      const param = { code: this.code };
      const answer = await call(api.batches[':code'].units.$post({ param, json: unit }));
      this.queue = this.queue.slice(1);
      remember(this.code, this.queue);
      this.last = { serial: unit.serial, code: answer.code };
      this.offline = false;
      this.events.onSound(answer.missing.length > 0 ? 'warning' : 'done');
      this.events.onDone();
    } catch (error) {
      this.failed(error);
    } finally {
      this.sending = false;
      this.host.requestUpdate();
    }
    if (!this.offline) void this.send();
  }

  private failed(error: unknown): void {
    this.offline = isOffline(error);
    if (this.offline) {
      clearTimeout(this.timer);
      this.timer = setTimeout(this.resume, RETRY_MS);
      return;
    }
    this.error = error;
    this.events.onSound('refused');
  }
}

const keyOf = (code: string) => `rework.batch.${code}`;

function remember(code: string, queue: readonly PendingUnit[]): void {
  try {
    if (queue.length > 0) localStorage.setItem(keyOf(code), JSON.stringify(queue));
    else localStorage.removeItem(keyOf(code));
  } catch {
    return;
  }
}

function recall(code: string): PendingUnit[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(code)) ?? '[]');
    return Array.isArray(stored) ? (stored as PendingUnit[]) : [];
  } catch {
    return [];
  }
}
