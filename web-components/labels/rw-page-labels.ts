import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { replaceQuery } from '../app/navigation.ts';
import { api, call } from '../data/api-client.ts';
import {
  choosePrinterHere,
  type LabelSetup,
  OWN,
  type Printer,
  printerChoice,
  readPrinters,
  saveOwnSetup,
  setupAmong,
  type UsedSetup,
} from '../data/label-setup.ts';
import { allowed } from '../data/session.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-page.ts';
import '../ui/rw-tabs.ts';
import type { Tab } from '../ui/rw-tabs.ts';
import './rw-command-cards.ts';
import './rw-label-queue.ts';
import './rw-print-form.ts';
import './rw-print-log.ts';
import './rw-printer-choice.ts';
import './rw-printers.ts';

/** Everything about labels: what still needs one, printing, command cards, printers, what was printed. */
@customElement('rw-page-labels')
export class RwPageLabels extends LitElement {
  static override styles = [baseStyles];

  /** `tab`, and `codes` to be printed, separated by commas. */
  @property({ attribute: false }) query?: URLSearchParams;
  @state() private tab = 'queue';
  @state() private printers: readonly Printer[] = [];
  @state() private setup: UsedSetup = setupAmong([]);
  /** Prints that did not come out whole, told on whichever tab one is. */
  @state() private unfinished = 0;
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    if (!allowed('label.reprint')) return;
    void this.readPrinters();
    void this.countUnfinished();
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('query')) return;
    const codes = this.query?.get('codes');
    const first = allowed('label.confirm') ? 'queue' : 'print';
    this.tab = this.query?.get('tab') ?? (codes ? 'print' : first);
  }

  override render() {
    const tabs = tabsHere(this.unfinished);
    const tab = tabs.some(({ id }) => id === this.tab) ? this.tab : (tabs[0]?.id ?? '');
    return html`<rw-page heading=${t('labels.title')}>
      <rw-tabs
        label=${t('labels.title')}
        .tabs=${tabs}
        selected=${tab}
        @rw-select=${this.onTab}
        @rw-unfinished=${this.onUnfinished}
      >
        <div slot=${tab}>${this.renderTab(tab)}</div>
      </rw-tabs>
    </rw-page>`;
  }

  private renderTab(tab: string) {
    if (tab === 'queue') return html`<rw-label-queue></rw-label-queue>`;
    if (tab === 'log') return html`<rw-print-log></rw-print-log>`;
    return html`<div class="stack">
      <rw-printer-choice
        .printers=${this.printers}
        @rw-printer=${this.onPrinter}
      ></rw-printer-choice>
      ${this.renderPrinting(tab)}
    </div>`;
  }

  private renderPrinting(tab: string) {
    if (tab === 'cards') {
      return html`<rw-command-cards
        .setup=${this.setup}
        @rw-setup=${this.onSetup}
      ></rw-command-cards>`;
    }
    if (tab === 'printer') {
      return html`<rw-printers
        .printers=${this.printers}
        .setup=${this.setup}
        @rw-changed=${() => void this.readPrinters()}
      ></rw-printers>`;
    }
    if (tab !== 'print') return nothing;
    return html`<rw-print-form
      .setup=${this.setup}
      codes=${(this.query?.get('codes') ?? '').replaceAll(',', '\n')}
    ></rw-print-form>`;
  }

  /** Without a network what was known stays: nothing can be printed then. */
  private async readPrinters(): Promise<void> {
    this.printers = await readPrinters(true).catch(() => this.printers);
    this.setup = setupAmong(this.printers);
  }

  /** Without a network what was known stays. */
  private async countUnfinished(): Promise<void> {
    const jobs = await call(api.labels.jobs.$get()).catch(() => null);
    if (jobs) this.unfinished = jobs.length;
  }

  private readonly onUnfinished = (event: CustomEvent<number>): void => {
    this.unfinished = event.detail;
  };

  private onPrinter(event: CustomEvent<string | null>): void {
    choosePrinterHere(event.detail);
    this.setup = setupAmong(this.printers);
  }

  private onTab(event: CustomEvent<{ id: string }>): void {
    this.tab = event.detail.id;
    replaceQuery({ tab: this.tab });
  }

  private onSetup(event: CustomEvent<Partial<LabelSetup>>): void {
    this.setup = { ...this.setup, ...event.detail };
    if (printerChoice() === OWN) saveOwnSetup(this.setup);
  }
}

/** What this person's roles may do; an address of another tab leads to the first one. */
function tabsHere(unfinished: number): Tab[] {
  const prints = allowed('label.reprint');
  const count = unfinished > 0 ? formatNumber(unfinished) : '';
  return [
    ...(allowed('label.confirm') ? [{ id: 'queue', label: t('labels.tab_queue') }] : []),
    ...(prints ? [{ id: 'print', label: t('labels.tab_print'), count }] : []),
    ...(allowed('label.print') ? [{ id: 'cards', label: t('labels.tab_cards') }] : []),
    ...(prints ? [{ id: 'printer', label: t('labels.tab_printer') }] : []),
    ...(allowed('books.view') ? [{ id: 'log', label: t('labels.tab_log') }] : []),
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-labels': RwPageLabels;
  }
}
