/** Tells a key that is stuck from one that is pressed: it repeats alone for a while and nobody lets go. */

/** Longer than anyone holds a key to see it light up. */
export const STUCK_AFTER_MS = 3_000;

interface Held {
  code: string;
  since: number;
}

export class HeldKeys {
  private held: Held | null = null;
  readonly stuck = new Set<string>();

  /** @param at milliseconds on any steady clock */
  down(code: string, at: number): void {
    if (this.held?.code !== code) this.held = { code, since: at };
    else if (at - this.held.since > STUCK_AFTER_MS) this.stuck.add(code);
  }

  /** A key that was only held for long is none that is stuck. */
  up(code: string): void {
    this.stuck.delete(code);
    if (this.held?.code === code) this.held = null;
  }
}
