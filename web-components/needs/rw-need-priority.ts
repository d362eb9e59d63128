import { PRIORITY_REASONS, type PriorityReason } from '#domain/need-priority.ts';
import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';
import type { NeedCard } from './need-data.ts';

/** No reason: it is served in the order of registration. */
const NONE = 'none';

/**
 * Why a request comes first, or last.
 * @fires rw-close
 * @fires rw-ended
 */
@customElement('rw-need-priority')
export class RwNeedPriority extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) need!: NeedCard;
  @state() private why: PriorityReason | typeof NONE = NONE;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('need')) return;
    this.why = PRIORITY_REASONS.find((one) => one === this.need.priority) ?? NONE;
  }

  override render() {
    return html`<rw-dialog
      open
      heading=${t('need.priority_title', { need: this.need.code })}
      @rw-close=${() => this.dispatchEvent(new CustomEvent('rw-close'))}
    >
      <div class="stack">
        <rw-choice
          label=${t('prog.priority')}
          .value=${this.why}
          .options=${[NONE, ...PRIORITY_REASONS].map((value) => ({
            value,
            label: t(`priority.${value as typeof NONE | PriorityReason}`),
          }))}
          @change=${(event: CustomEvent<{ value: PriorityReason | typeof NONE }>) =>
            (this.why = event.detail.value)}
        ></rw-choice>
        <rw-refused .error=${this.attempt.error}></rw-refused>
      </div>
      <rw-button slot="actions" variant="primary" ?busy=${this.attempt.busy} @click=${this.send}
        >${t('need.priority_set')}</rw-button
      >
      <rw-button
        slot="actions"
        variant="quiet"
        @click=${() => this.dispatchEvent(new CustomEvent('rw-close'))}
        >${t('act.cancel')}</rw-button
      >
    </rw-dialog>`;
  }

  private async send(): Promise<void> {
    const { code, version } = this.need;
    const priority = this.why === NONE ? '' : this.why;
    const done = await this.attempt.run({ priority, version } as const, (json) =>
      call(api.needs[':code'].priority.$post({ param: { code }, json })),
    );
    if (!done) return;
    showToast({ text: t('need.priority_done', { need: code, why: t(`priority.${this.why}`) }) });
    this.dispatchEvent(new CustomEvent('rw-ended'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-need-priority': RwNeedPriority;
  }
}
