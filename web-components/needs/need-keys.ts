/** The keyboard over a list of requests: arrows choose, A approves, R rejects, U takes back, digits name the reason. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A scanner types faster than any finger: a key that another one follows at once is not a person's. */
const SCANNER_MS = 120;

export class NeedKeys implements ReactiveController {
  private readonly onKey: (key: string) => void;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onKey told `ArrowUp`, `ArrowDown`, `a`, `r`, `u` and digits */
  constructor(host: ReactiveControllerHost, onKey: (key: string) => void) {
    this.onKey = onKey;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.listen);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.listen);
    clearTimeout(this.timer);
  }

  private readonly listen = (event: KeyboardEvent): void => {
    const follows = this.timer !== undefined;
    clearTimeout(this.timer);
    this.timer = undefined;
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      this.onKey(key);
      return;
    }
    // The physical key, so that A and R work under every layout.
    const letter =
      { KeyA: 'a', KeyR: 'r', KeyU: 'u' }[event.code] ?? (/^\d$/.test(key) ? key : null);
    if (follows || letter === null) {
      this.timer = setTimeout(() => (this.timer = undefined), SCANNER_MS);
      return;
    }
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.onKey(letter);
    }, SCANNER_MS);
  };
}

function isTyping(event: KeyboardEvent): boolean {
  return event
    .composedPath()
    .some(
      (target) =>
        target instanceof HTMLElement &&
        (target.matches('input, select, textarea, dialog[open]') || target.isContentEditable),
    );
}
