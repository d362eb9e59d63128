/**
 * Hears a scanner that types (keyboard wedge) anywhere on the page, whatever has the focus and whatever
 * the keyboard layout, and tells it from a person by its speed.
 */
import { readScan } from '#domain/codes.ts';
import { isEditable, takeSnapshot } from './input-snapshot.ts';
import type { InputSnapshot } from './input-snapshot.ts';
import { characterOfKey, characterOfLayout, isTerminator } from './physical-keys.ts';
import type { ScannerSettings } from './scanner-settings.ts';

export interface WedgeReaderOptions {
  settings: () => ScannerSettings;
  onScan: (text: string) => void;
  /** A single key outside of text fields that was no part of a scan: the safe place for hot keys. */
  onHotKey?: (event: KeyboardEvent) => void;
}

/** Keys that came so far; both readings are kept until it is clear which makes sense. */
interface Burst {
  byKey: string;
  byLayout: string;
  length: number;
  firstAt: number;
  lastAt: number;
  editable: boolean;
  /** Typed into a field for a password or PIN: only what has our check digits is a scan there. */
  secret: boolean;
  /** Made by a scanner that writes each character as Alt with its number: no hand does that. */
  byNumber: boolean;
  composing: boolean;
  snapshot: InputSnapshot | null;
  firstEvent: KeyboardEvent;
}

/** Longer key bursts are a stuck key or a paste by a macro, not a label. */
const MAX_LENGTH = 512;
/** In a text field a scan must be this much faster on average than its longest allowed pause. */
const FIELD_SPEED = 0.5;
/** Without a closing key a scan must be faster still, and long enough to be one of our codes. */
const SILENT_SPEED = 0.4;
const SILENT_LENGTH = 8;
const LATE_TIMER_MS = 40;
/** No hand presses Enter so soon after a scan. */
const SECOND_END_MS = 80;
/** ASCII that a label may hold. */
const FIRST_PRINTED = 32;
const LAST_PRINTED = 126;

export class WedgeReader {
  private readonly options: WedgeReaderOptions;
  private readonly target: Window;
  private burst: Burst | null = null;
  /** Digits of one character, while Alt is held. */
  private altDigits = '';
  private finishedAt = -Infinity;
  private lastSnapshot: InputSnapshot | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: WedgeReaderOptions, target: Window = window) {
    this.options = options;
    this.target = target;
  }

  start(): void {
    this.target.addEventListener('keydown', this.onKeyDown, { capture: true });
    this.target.addEventListener('keyup', this.onKeyUp, { capture: true });
  }

  stop(): void {
    this.target.removeEventListener('keydown', this.onKeyDown, { capture: true });
    this.target.removeEventListener('keyup', this.onKeyUp, { capture: true });
    this.forget();
  }

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.altKey) return this.onAlt(event);
    // A held key repeats as fast as a scanner types, but a scanner lets go of each key.
    if (event.repeat) return this.forget();
    if (this.burst && event.timeStamp - this.burst.lastAt > this.options.settings().gapMs) {
      this.forget();
    }
    if (isTerminator(event)) return this.onTerminator(event);
    const byKey = characterOfKey(event.code, event.shiftKey);
    const byLayout = characterOfLayout(event.key);
    if (byKey === null && byLayout === '') return;
    this.append(event, byKey ?? byLayout, byLayout);
  };

  private onAlt(event: KeyboardEvent): void {
    const digit = /^Numpad(\d)$/.exec(event.code)?.[1];
    if (!digit || event.repeat) return;
    const burst = (this.burst ??= this.begin(event));
    burst.lastAt = event.timeStamp;
    burst.byNumber = true;
    this.altDigits += digit;
    this.waitForSilence();
  }

  /** Space presses a focused button when it is let go; as part of a scan it must not. */
  private readonly onKeyUp = (event: KeyboardEvent): void => {
    const number = Number(this.altDigits);
    if (event.key === 'Alt') this.altDigits = '';
    if (event.key === 'Alt' && number >= FIRST_PRINTED && number <= LAST_PRINTED) {
      const written = String.fromCharCode(number);
      this.append(event, written, written);
    }
    if (event.code === 'Space' && this.burst && this.burst.length > 1 && !this.burst.editable) {
      event.preventDefault();
    }
  };

  private append(event: KeyboardEvent, byKey: string, byLayout: string): void {
    const burst = (this.burst ??= this.begin(event));
    burst.byKey += byKey;
    burst.byLayout += byLayout;
    burst.length++;
    burst.lastAt = event.timeStamp;
    burst.composing ||= event.isComposing || event.key === 'Process';
    if (burst.length > MAX_LENGTH) return this.forget();
    if (event.code === 'Space' && burst.length > 1 && !burst.editable) event.preventDefault();
    this.waitForSilence();
  }

  private begin(event: KeyboardEvent): Burst {
    this.lastSnapshot?.release();
    this.lastSnapshot = null;
    const [target] = event.composedPath();
    return {
      byKey: '',
      byLayout: '',
      length: 0,
      firstAt: event.timeStamp,
      lastAt: event.timeStamp,
      editable: isEditable(target),
      secret: target instanceof HTMLInputElement && target.type === 'password',
      byNumber: false,
      composing: false,
      snapshot: takeSnapshot(target),
      firstEvent: event,
    };
  }

  private onTerminator(event: KeyboardEvent): void {
    const { burst } = this;
    const { gapMs, minLength } = this.options.settings();
    // Scanners may end with two keys (CR and LF, Enter and Tab): the second belongs to the scan too.
    if (!burst && event.timeStamp - this.finishedAt <= SECOND_END_MS) return swallow(event);
    const limit = burst?.editable ? gapMs * FIELD_SPEED : gapMs;
    const slow = burst !== null && !burst.byNumber && averageGap(burst) > limit;
    if (!burst || burst.length < minLength || slow) return this.forget();
    if (burst.secret && !isOurBurst(burst)) return this.forget();
    // The closing key belongs to the scan: it must not send a form, press a button or move the focus.
    swallow(event);
    this.finishedAt = event.timeStamp;
    this.finish(burst);
  }

  private waitForSilence(): void {
    clearTimeout(this.timer);
    const { gapMs, silenceMs } = this.options.settings();
    const wait = (this.burst?.length === 1 ? gapMs : Math.max(silenceMs, gapMs)) + 1;
    const due = performance.now() + wait;
    this.timer = setTimeout(() => this.onSilence(due), wait);
  }

  private onSilence(due: number): void {
    const { burst } = this;
    if (!burst) return;
    // A late timer means a busy page, and keys may be waiting behind it: they come first.
    if (performance.now() - due > LATE_TIMER_MS) return this.waitForSilence();
    const { gapMs, silenceMs } = this.options.settings();
    const fast = burst.byNumber || averageGap(burst) <= gapMs * SILENT_SPEED;
    const isScan = fast && burst.length >= SILENT_LENGTH && (!burst.secret || isOurBurst(burst));
    if (silenceMs > 0 && isScan) return this.finish(burst);
    this.forget();
    if (burst.length === 1 && !burst.editable) this.options.onHotKey?.(burst.firstEvent);
  }

  private finish(burst: Burst): void {
    this.forget();
    burst.snapshot?.restore(burst.composing);
    this.lastSnapshot = burst.snapshot;
    this.options.onScan(chooseReading(burst.byKey, burst.byLayout));
  }

  private forget(): void {
    clearTimeout(this.timer);
    this.burst = null;
    this.altDigits = '';
  }
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function averageGap({ length, firstAt, lastAt }: Burst): number {
  return length > 1 ? (lastAt - firstAt) / (length - 1) : Infinity;
}

function isOurs(text: string): boolean {
  return ['own', 'tracking'].includes(readScan(text).kind);
}

/** A password typed or filled in quickly must never show up among the scans. */
function isOurBurst({ byKey, byLayout }: Burst): boolean {
  return isOurs(byKey) || isOurs(byLayout);
}

/**
 * Physical keys are right for a scanner set to the US layout, as nearly all are. One that was set to
 * the computer's layout is recognised by its text making more sense that way.
 */
export function chooseReading(byKey: string, byLayout: string): string {
  if (isOurs(byKey)) return byKey;
  if (isOurs(byLayout)) return byLayout;
  const plain = (text: string) => text.replace(/[^0-9A-Za-z]/g, '').length;
  return plain(byLayout) > plain(byKey) ? byLayout : byKey;
}
