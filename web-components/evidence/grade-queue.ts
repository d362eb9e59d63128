/** Grades on their way: shown at once, sent in turn, kept through a gap of the network. */
import type { CosmeticGrade, FunctionalGrade } from '#domain/grading.ts';
import type { LitElement, ReactiveController } from 'lit';
import { api, call, isOffline, newRequestId } from '../data/api-client.ts';
import type { Sending } from './sending.ts';

export interface Grade {
  cosmetic?: CosmeticGrade;
  functional?: FunctionalGrade;
}

interface Waiting {
  code: string;
  /** Stays the same through every try, so that nothing is recorded twice. */
  requestId: string;
  grade: Grade;
}

export class GradeQueue implements ReactiveController {
  private readonly host: LitElement;
  private readonly sending: Sending;
  private waiting: readonly Waiting[] = [];
  /** Taken by the server, though the card does not show it yet. */
  private taken: readonly Waiting[] = [];
  private running = false;

  constructor(host: LitElement, sending: Sending) {
    this.host = host;
    this.sending = sending;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.flush);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.flush);
    void this.flush();
  }

  /** Something could not be sent and waits. */
  get waits(): boolean {
    return this.waiting.length > 0 && !this.running;
  }

  /** What was chosen for a device and its card does not say yet. */
  chosen(code: string): Grade {
    const ours = [...this.taken, ...this.waiting].filter((one) => one.code === code);
    return Object.assign({}, ...ours.map(({ grade }) => grade)) as Grade;
  }

  add(code: string, grade: Grade): void {
    this.waiting = [...this.waiting, { code, requestId: newRequestId(), grade }];
    void this.flush();
  }

  cardChanged(): void {
    this.taken = [];
  }

  readonly flush = async (): Promise<void> => {
    if (this.running) return;
    this.running = true;
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      const { code, requestId, grade } = next;
      const json = { requestId, ...grade };
      const done = await this.sending.inTurn(() =>
        call(api.devices[':code'].grades.$post({ param: { code }, json })),
      );
      if (!done && isOffline(this.sending.error)) break;
      this.waiting = this.waiting.slice(1);
      if (done) this.taken = [...this.taken, next];
    }
    this.running = false;
    this.host.requestUpdate();
  };
}
