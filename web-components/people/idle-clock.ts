/** Tells when nobody was at this browser for a while: a sign of life in one tab counts in all of them. */

const KEY = 'rework.life';
/** Other tabs need not know it to the second. */
const TELL_EVERY_MS = 5_000;

export class IdleClock {
  private readonly after: number;
  private readonly onIdle: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last = 0;
  private told = 0;

  /** @param after milliseconds without a sign of life */
  constructor(after: number, onIdle: () => void) {
    this.after = after;
    this.onIdle = onIdle;
  }

  readonly sign = (): void => {
    this.last = Date.now();
    this.wait(this.after);
    if (this.last - this.told < TELL_EVERY_MS) return;
    this.told = this.last;
    try {
      localStorage.setItem(KEY, String(this.last));
    } catch {
      // Storage may be blocked: each tab then counts for itself.
      return;
    }
  };

  stop(): void {
    clearTimeout(this.timer);
  }

  private wait(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), milliseconds);
  }

  private check(): void {
    const left = Math.max(this.last, toldByOthers()) + this.after - Date.now();
    // A clock put back must not keep a bench open for hours.
    if (left > 0 && left <= this.after) this.wait(left);
    else this.onIdle();
  }
}

function toldByOthers(): number {
  try {
    return Number(localStorage.getItem(KEY)) || 0;
  } catch {
    return 0;
  }
}
