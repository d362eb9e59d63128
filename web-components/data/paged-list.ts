/** A list that is filtered as people type and read page by page; an answer to an older filter is left aside. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long a person may pause in a word before the list is read. */
const TYPING_MS = 250;

interface Page<Item> {
  items: Item[];
  /** The `after` of the page behind it. */
  next: string | null;
}

export class PagedList<
  Filter extends object,
  Item,
  P extends Page<Item>,
> implements ReactiveController {
  filter: Filter;
  /** What was read so far; null before the first answer. */
  items: Item[] | null = null;
  /** The newest answer, with what it says beside its items. */
  page: P | null = null;
  error: unknown = null;
  /** While a page behind the first one is read. */
  loading = false;
  private readonly host: ReactiveControllerHost;
  private readonly read: (filter: Filter, after: string | null) => Promise<P>;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    host: ReactiveControllerHost,
    filter: Filter,
    read: (filter: Filter, after: string | null) => Promise<P>,
  ) {
    this.host = host;
    this.filter = filter;
    this.read = read;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  get state(): 'ready' | 'error' | 'loading' {
    return this.items ? 'ready' : this.error ? 'error' : 'loading';
  }

  get more(): boolean {
    return Boolean(this.page?.next);
  }

  /** Reads with this filter at once; while a person types, after their pause. */
  show(filter: Filter, typing = false): void {
    this.filter = filter;
    this.host.requestUpdate();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(), typing ? TYPING_MS : 0);
  }

  /** Reads the first page again. */
  readonly load = async (): Promise<void> => {
    const { filter } = this;
    try {
      const page = await this.read(filter, null);
      if (this.filter !== filter) return;
      this.items = page.items;
      this.page = page;
      this.error = null;
    } catch (error) {
      if (this.filter === filter) this.error = error;
    }
    this.host.requestUpdate();
  };

  readonly loadMore = async (): Promise<void> => {
    const { filter, page } = this;
    if (!page?.next || this.loading) return;
    this.loading = true;
    this.host.requestUpdate();
    try {
      const behind = await this.read(filter, page.next);
      if (this.page !== page) return;
      this.items = [...(this.items ?? []), ...behind.items];
      this.page = behind;
    } catch (error) {
      this.error = error;
    } finally {
      this.loading = false;
      this.host.requestUpdate();
    }
  };
}
