/** The requests on the screen, read page by page; the answer of an older question is dropped. */
import type { PriorityReason } from '#domain/need-priority.ts';
import { DEVICE_KINDS, type DeviceKind } from '#domain/device-kinds.ts';
import { kindSuits, type NeedStatus } from '#domain/eligibility.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { allowed } from '../data/session.ts';
import { loadDoubles, loadNeeds, type NeedCard } from './need-data.ts';

export class NeedQueue implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  status: NeedStatus = 'requested';
  text = '';
  kind = '';
  priority: PriorityReason | '' = '';
  /** Requests that look like one person's, group by group; decided before the others. */
  groups: NeedCard[][] = [];
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
      const [page, groups] = await Promise.all([loadNeeds(asked), this.readGroups()]);
      if (!this.isAsked(asked)) return;
      this.groups = groups;
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
  drop(codes: readonly string[]): void {
    const stays = (need: NeedCard) => !codes.includes(need.code);
    this.needs = (this.needs ?? []).filter(stays);
    this.groups = this.groups
      .map((group) => group.filter(stays))
      .filter((group) => group.some(({ status }) => status === 'requested'));
    this.host.requestUpdate();
  }

  /** Those below the groups. */
  get others(): NeedCard[] {
    const grouped = new Set(this.groups.flat().map(({ code }) => code));
    return (this.needs ?? []).filter(({ code }) => !grouped.has(code));
  }

  /** What the keyboard walks through. */
  get walk(): NeedCard[] {
    return [...this.groups.flat().filter(({ status }) => status === 'requested'), ...this.others];
  }

  private async readGroups(): Promise<NeedCard[][]> {
    const { status, text, kind, priority, suits } = this;
    const whole = status === 'requested' && !text && !kind && !priority && !suits;
    return whole && allowed('need.approve') ? loadDoubles() : [];
  }

  private question(after: string) {
    const { status, text, suits, priority } = this;
    const kinds = suits
      ? DEVICE_KINDS.filter((kind) => kindSuits(kind, suits)).join(',')
      : this.kind;
    return { status, text, kinds, priority, after };
  }

  private isAsked(asked: ReturnType<NeedQueue['question']>): boolean {
    const now = this.question(asked.after);
    return JSON.stringify(now) === JSON.stringify(asked);
  }
}
