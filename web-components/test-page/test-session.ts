/** The donated machine's side of a test session: what is done, what the server has, what still waits. */
import type { PageFacts, PageTest, TestPageResults } from '#domain/test-page.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { api, call, isOffline, newRequestId } from '../data/api-client.ts';
import type { KeyboardProgress } from './keyboard-progress.ts';
import { forgetTests, recallTests, rememberTests } from './test-memory.ts';

const open = (code: string) =>
  call(api['test-page'].opening.$post({ json: { requestId: newRequestId(), code } }));

export type OpenedMachine = Awaited<ReturnType<typeof open>>;

const RETRY_MS = 10_000;

export class TestSession implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  code = '';
  machine: OpenedMachine | null = null;
  results: TestPageResults = {};
  unsent: TestPageResults = {};
  keyboard: KeyboardProgress | null = null;
  /** Why the code does not work, or why it could not be asked. */
  error: unknown = null;
  busy = false;
  /** The server could not be reached; what waits is tried again. */
  offline = false;
  finished = false;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.flush);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.flush);
    clearTimeout(this.timer);
  }

  private get isWaiting(): boolean {
    return Object.keys(this.unsent).length > 0;
  }

  /** The code used on this machine before a reload, or none. */
  get remembered(): string {
    return recallTests()?.code ?? '';
  }

  async open(code: string): Promise<void> {
    this.busy = true;
    this.error = null;
    this.finished = false;
    this.host.requestUpdate();
    try {
      const machine = await open(code);
      const memory = recallTests();
      const isSame = memory?.code === code;
      this.code = code;
      this.machine = machine;
      this.unsent = isSame ? memory.unsent : {};
      this.keyboard = isSame ? memory.keyboard : null;
      this.results = { ...machine.results, ...this.unsent };
      this.remember();
      void this.flush();
    } catch (error) {
      this.fail(error);
    }
    this.busy = false;
    this.host.requestUpdate();
  }

  /** Shows at once; is sent now or when the network is back. Null: passed over. */
  keep(test: PageTest, facts: PageFacts[PageTest] | null): void {
    const result = { [test]: facts } as TestPageResults;
    this.results = { ...this.results, ...result };
    this.unsent = { ...this.unsent, ...result };
    this.remember();
    this.host.requestUpdate();
    void this.flush();
  }

  keepKeyboard(progress: KeyboardProgress): void {
    this.keyboard = progress;
    this.remember();
    this.host.requestUpdate();
  }

  /** Ends the session on the server, and forgets it here. */
  async finish(): Promise<void> {
    await this.flush();
    if (this.isWaiting) return;
    this.busy = true;
    this.host.requestUpdate();
    try {
      const json = { requestId: newRequestId(), code: this.code };
      await call(api['test-page'].finish.$post({ json }));
      this.leave();
      this.finished = true;
    } catch (error) {
      this.fail(error);
    }
    this.busy = false;
    this.host.requestUpdate();
  }

  /** One after the other; whoever asks meanwhile waits for the same end. */
  private readonly flush = (): Promise<void> => {
    clearTimeout(this.timer);
    this.running ??= this.sendAll().finally(() => (this.running = null));
    return this.running;
  };

  private async sendAll(): Promise<void> {
    try {
      for (let next = this.first(); next; next = this.first()) {
        const json = { requestId: newRequestId(), code: this.code, ...next };
        await call(api['test-page'].results.$post({ json: json as ResultBody }));
        this.sent(next.test, next.facts);
      }
      this.offline = false;
    } catch (error) {
      this.offline = isOffline(error);
      if (this.offline) this.timer = setTimeout(this.flush, RETRY_MS);
      else this.fail(error);
    }
    this.host.requestUpdate();
  }

  private first(): { test: PageTest; facts: PageFacts[PageTest] | null } | null {
    const [entry] = Object.entries(this.unsent);
    return entry ? { test: entry[0] as PageTest, facts: entry[1] } : null;
  }

  /** Unless it was taken again while it was on its way. */
  private sent(test: PageTest, facts: unknown): void {
    if (this.unsent[test] === facts) {
      const { [test]: _sent, ...rest } = this.unsent;
      this.unsent = rest;
    }
    this.remember();
    this.host.requestUpdate();
  }

  /** A code that no longer works leads back to the question for one. */
  private fail(error: unknown): void {
    this.error = error;
    if (!isOffline(error)) this.leave();
  }

  private leave(): void {
    forgetTests();
    this.code = '';
    this.machine = null;
    this.results = {};
    this.unsent = {};
    this.keyboard = null;
  }

  private remember(): void {
    const { code, unsent, keyboard } = this;
    if (code) rememberTests({ code, unsent, keyboard });
  }
}

type ResultBody = Parameters<(typeof api)['test-page']['results']['$post']>[0]['json'];
