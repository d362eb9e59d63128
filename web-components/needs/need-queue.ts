/** The requests on the screen, read page by page; the answer of an older question is dropped. */
import { DEVICE_KINDS, type DeviceKind } from '#domain/device-kinds.ts';
import { kindSuits, type NeedStatus } from '#domain/eligibility.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadNeeds, type NeedCard } from './need-data.ts';

export class NeedQueue implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  status: NeedStatus = 'requested';
  text = '';
  /** Only requests that a device of this kind can serve. */
  suits: DeviceKind | null = null;
  needs: NeedCard[] | null = null;
  counts: Partial<Record<NeedStatus, number>> = {};
  next: string | null = null;
  error: unknown = null;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  /** Forgets what is shown and reads another list. */
  show(status: NeedStatus): Promise<void> {
    this.status = status;
    this.needs = null;
    return this.load();
  }

  readonly load = async (): Promise<void> => {
    const asked = this.question('');
    try {
      const page = await loadNeeds(asked);
      if (!this.isAsked(asked)) return;
      this.needs = page.needs;
      this.counts = page.counts;
      this.next = page.next;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
    this.host.requestUpdate();
  };

  readonly more = async (): Promise<void> => {
    if (!this.next) return;
    const asked = this.question(this.next);
    try {
      const page = await loadNeeds(asked);
      if (!this.isAsked(asked)) return;
      this.needs = [...(this.needs ?? []), ...page.needs];
      this.next = page.next;
    } catch (error) {
      this.error = error;
    }
    this.host.requestUpdate();
  };

  /** Gone from this list; the reading that follows says where it is now. */
  drop(code: string): void {
    this.needs = (this.needs ?? []).filter((need) => need.code !== code);
    this.host.requestUpdate();
  }

  private question(after: string) {
    const { status, text, suits } = this;
    const kinds = suits ? DEVICE_KINDS.filter((kind) => kindSuits(kind, suits)).join(',') : '';
    return { status, text, kinds, after };
  }

  private isAsked({ status, text }: { status: NeedStatus; text: string }): boolean {
    return status === this.status && text === this.text;
  }
}
