import { isRemovedOnly, type MediaType } from '#domain/sanitisation-techniques.ts';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatDate, formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { focusDrawn, focusFirst } from '../ui/focus-first.ts';
import type { IconName } from '../ui/icons.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-notice.ts';
import { blockerText } from '../data/blocker-text.ts';
import { type Card, type Medium, mediumName } from './card.ts';
import { loadReset } from './media-api.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-destruction-form.ts';
import './rw-guided-reset.ts';
import './rw-medium-form.ts';
import './rw-medium-records.ts';
import './rw-removal-form.ts';
import './rw-sanitisation-form.ts';

type Way = 'sanitise' | 'reset' | 'remove' | 'destroy' | 'describe';

const LOOK: Record<Medium['status'], { icon: IconName; tone: string }> = {
  unknown: { icon: 'warning', tone: 'warning' },
  failed: { icon: 'circle-x', tone: 'refused' },
  sanitised: { icon: 'circle-check', tone: 'done' },
  removed: { icon: 'circle-check', tone: 'done' },
  destroyed: { icon: 'circle-check', tone: 'done' },
  none: { icon: 'circle-check', tone: 'done' },
};

/** One storage medium: what it is, where its proof stands, and the ways on. @fires rw-changed */
@customElement('rw-medium')
export class RwMedium extends LitElement {
  static override styles = [
    baseStyles,
    panelStyles,
    css`
      .ways {
        flex: 1 1 100%;
      }

      .apart {
        margin-inline-start: auto;
      }
    `,
  ];

  @property({ attribute: false }) card!: Card;
  @property({ attribute: false }) medium!: Medium;
  @property({ type: Boolean }) readonly = false;
  @state() private way: Way | null = null;
  /** Somebody confirmed a step of the reset and left it. */
  @state() private resetBegun = false;
  /** A form was closed, and the medium it changed has not come yet. */
  private closed = false;
  readonly i18n = new I18n(this);

  override willUpdate(changed: PropertyValues): void {
    const isLooked = changed.has('medium') || changed.has('card') || changed.has('way');
    if (isLooked && !this.readonly && !this.way && this.isResettable) void this.lookForReset();
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('way')) this.moveFocus(changed.get('way') as Way | null | undefined);
    if (!changed.has('medium') || !this.closed) return;
    this.closed = false;
    if (document.activeElement === document.body) this.focusOn('.line');
  }

  /** Into the form that opens, back to the button it was opened with; keyboards start nowhere else. */
  private moveFocus(before: Way | null | undefined): void {
    this.closed = !this.way && Boolean(before);
    if (this.closed) this.focusOn(`[data-way=${before}]`, '.line');
    const form = this.way && this.shadowRoot?.querySelector('.way > *');
    if (form instanceof LitElement) void focusFirst(form);
  }

  private focusOn(...selectors: string[]): void {
    const found = selectors.map((one) => this.shadowRoot?.querySelector<HTMLElement>(one));
    void focusDrawn(found.find(Boolean));
  }

  override render() {
    const { medium } = this;
    const { icon, tone } = LOOK[medium.status];
    return html`<div class="line" tabindex="-1">
      <div class="name">
        <strong>${mediumName(medium)}</strong>
        <span class="muted small">
          <rw-code code=${medium.code}></rw-code>
          ${medium.serial ? html`· <bdi dir="ltr">${medium.serial}</bdi>` : nothing}
          ${
            medium.sizeBytes
              ? html`· ${formatNumber(Math.round(medium.sizeBytes / 1e9))} ${t('unit.gigabytes')}`
              : nothing
          }
        </span>
      </div>
      <span class="state ${tone}"
        ><rw-icon name=${icon}></rw-icon>${t(`media.${medium.status}`)}</span
      >
      ${this.renderRecord()} ${this.readonly || this.way ? nothing : this.renderWays()}
      ${this.way ? this.renderForm(this.way) : nothing}
      <rw-medium-records class="form" .card=${this.card} .medium=${medium}></rw-medium-records>
    </div>`;
  }

  /** Why the newest record does not count, so that nobody wonders where their proof went. */
  private renderRecord() {
    const { medium } = this;
    if (medium.accepted === null || !medium.recordedAt) return nothing;
    const when = formatDate(medium.recordedAt, { style: 'datetime' });
    if (medium.accepted) return html`<span class="muted small">${when}</span>`;
    if (medium.status === 'failed') return nothing;
    const reason = blockerText({
      code: medium.reason,
      params: { medium: '', count: 1, method: '' },
    });
    return html`<p class="refused small form">${t('media.not_accepted', { when, reason })}</p>`;
  }

  /** Built-in storage of a tablet without proof is erased by the guided reset. */
  private get isResettable(): boolean {
    const { status, type } = this.medium;
    const open = status === 'unknown' || status === 'failed';
    return open && type === 'emmc' && this.card.kind === 'tablet';
  }

  private async lookForReset(): Promise<void> {
    try {
      const { steps } = await loadReset(this.card.code, this.medium.id);
      this.resetBegun = steps.length > 0;
    } catch {
      // Only the word on the button hangs on it.
    }
  }

  private renderWays() {
    const { status, type, code } = this.medium;
    if (status === 'destroyed') return this.renderLabel(code);
    const removedOnly = isRemovedOnly(type as MediaType);
    const open = status === 'unknown' || status === 'failed' || status === 'removed';
    const failed = status === 'failed';
    return html`${
        failed
          ? html`<rw-notice class="form" kind="refused"
              >${t('medium.is_failed')}
              <rw-button
                slot="actions"
                size="bench"
                variant="danger"
                data-way="destroy"
                @click=${this.go('destroy')}
                >${t('act.destroy_drive')}</rw-button
              ></rw-notice
            >`
          : nothing
      }
      <div class="row ways">
        ${
          type === 'other' && open
            ? html`<rw-button
                icon="pencil"
                size="bench"
                data-way="describe"
                @click=${this.go('describe')}
                >${t('medium.describe')}</rw-button
              >`
            : nothing
        }
        ${
          this.isResettable
            ? html`<rw-button
                icon="shield-check"
                size="bench"
                data-way="reset"
                @click=${this.go('reset')}
                >${t(this.resetBegun ? 'reset.go_on' : 'reset.begin')}</rw-button
              >`
            : open && !removedOnly
              ? html`<rw-button
                  icon="shield-check"
                  size="bench"
                  data-way="sanitise"
                  @click=${this.go('sanitise')}
                  >${t('media.add_proof')}</rw-button
                >`
              : nothing
        }
        ${
          status === 'removed' || type === 'emmc'
            ? nothing
            : html`<rw-button size="bench" data-way="remove" @click=${this.go('remove')}
                >${t('media.remove')}</rw-button
              >`
        }
        ${this.renderLabel(code)}
        ${
          failed
            ? nothing
            : html`<rw-button
                class="apart"
                size="bench"
                variant="danger"
                data-way="destroy"
                @click=${this.go('destroy')}
                >${t('act.destroy_drive')}</rw-button
              >`
        }
      </div>`;
  }

  private renderLabel(code: string) {
    return html`<rw-button
      variant="quiet"
      size="bench"
      icon="printer"
      href="/labels?tab=print&codes=${code}"
      label=${t('medium.print')}
    ></rw-button>`;
  }

  private go(way: Way) {
    return () => (this.way = way);
  }

  /** The keyboard goes on where the form stood. */
  private async close(): Promise<void> {
    const hadFocus = this.matches(':focus-within');
    this.way = null;
    await this.updateComplete;
    if (hadFocus) this.shadowRoot?.querySelector<HTMLElement>('.ways rw-button')?.focus();
  }

  private renderForm(way: Way) {
    const close = () => void this.close();
    const { card, medium } = this;
    const forms = {
      reset: () =>
        html`<rw-guided-reset
          .card=${card}
          .medium=${medium}
          @rw-close=${close}
        ></rw-guided-reset>`,
      describe: () =>
        html`<rw-medium-form .card=${card} .medium=${medium} @rw-close=${close}></rw-medium-form>`,
      sanitise: () =>
        html`<rw-sanitisation-form
          .card=${card}
          .medium=${medium}
          @rw-close=${close}
        ></rw-sanitisation-form>`,
      remove: () =>
        html`<rw-removal-form
          .card=${card}
          .medium=${medium}
          @rw-close=${close}
        ></rw-removal-form>`,
      destroy: () =>
        html`<rw-destruction-form
          .card=${card}
          .medium=${medium}
          @rw-close=${close}
        ></rw-destruction-form>`,
    };
    return html`<div class="form way">${forms[way]()}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-medium': RwMedium;
  }
}
