import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { replaceQuery } from '../app/navigation.ts';
import { loadLabelSetup, saveLabelSetup, type LabelSetup } from '../data/label-printing.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-page.ts';
import '../ui/rw-tabs.ts';
import './rw-command-cards.ts';
import './rw-label-queue.ts';
import './rw-label-setup.ts';
import './rw-print-form.ts';

/** Everything about labels: what still needs one, printing, command cards, the printer of this bench. */
@customElement('rw-page-labels')
export class RwPageLabels extends LitElement {
  static override styles = [baseStyles];

  /** `tab`, and `codes` to be printed, separated by commas. */
  @property({ attribute: false }) query?: URLSearchParams;
  @state() private tab = 'queue';
  @state() private setup: LabelSetup = loadLabelSetup();
  readonly i18n = new I18n(this);

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('query')) return;
    const codes = this.query?.get('codes');
    const first = allowed('label.confirm') ? 'queue' : 'print';
    this.tab = this.query?.get('tab') ?? (codes ? 'print' : first);
  }

  override render() {
    const prints = allowed('label.reprint');
    const tabs = [
      ...(allowed('label.confirm') ? [{ id: 'queue', label: t('labels.tab_queue') }] : []),
      ...(prints ? [{ id: 'print', label: t('labels.tab_print') }] : []),
      ...(allowed('label.print') ? [{ id: 'cards', label: t('labels.tab_cards') }] : []),
      ...(prints ? [{ id: 'printer', label: t('labels.tab_printer') }] : []),
    ];
    return html`<rw-page heading=${t('labels.title')}>
      <rw-tabs
        label=${t('labels.title')}
        .tabs=${tabs}
        selected=${this.tab}
        @rw-select=${this.onTab}
      >
        <div slot=${this.tab}>${this.renderTab()}</div>
      </rw-tabs>
    </rw-page>`;
  }

  private renderTab() {
    if (this.tab === 'queue') return html`<rw-label-queue></rw-label-queue>`;
    if (this.tab === 'cards') {
      return html`<rw-command-cards
        .setup=${this.setup}
        @rw-setup=${this.onSetup}
      ></rw-command-cards>`;
    }
    if (this.tab === 'printer') {
      return html`<rw-label-setup .setup=${this.setup} @rw-setup=${this.onSetup}></rw-label-setup>`;
    }
    if (this.tab !== 'print') return nothing;
    return html`<rw-print-form
      .setup=${this.setup}
      codes=${(this.query?.get('codes') ?? '').replaceAll(',', '\n')}
    ></rw-print-form>`;
  }

  private onTab(event: CustomEvent<{ id: string }>): void {
    this.tab = event.detail.id;
    replaceQuery({ tab: this.tab });
  }

  private onSetup(event: CustomEvent<Partial<LabelSetup>>): void {
    this.setup = { ...this.setup, ...event.detail };
    saveLabelSetup(this.setup);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-labels': RwPageLabels;
  }
}
