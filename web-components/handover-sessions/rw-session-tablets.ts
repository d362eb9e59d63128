import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { REVOCATIONS, type Revocation } from '#domain/table-rules.ts';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { allowed } from '../data/session.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';
import type { SessionView } from './session-data.ts';
import { loadTablets, type TabletLine } from './session-office-data.ts';
import { lineStyles } from './session-styles.ts';

type TabletState = 'open' | 'wiped' | 'revoked' | 'expired';

/**
 * The tablets a session was opened on: when each was last heard of, what waits, and cutting off a lost one.
 * @fires rw-changed
 */
@customElement('rw-session-tablets')
export class RwSessionTablets extends LitElement {
  static override styles = [
    baseStyles,
    lineStyles,
    css`
      .warning {
        color: var(--rw-color-warning);
        font-weight: 600;
      }

      ol {
        display: grid;
        gap: var(--rw-space-2);
        padding-inline-start: var(--rw-space-5);
        list-style: disc;
      }
    `,
  ];

  @property({ attribute: false }) session!: SessionView;
  @state() private tablets: readonly TabletLine[] = [];
  @state() private ending: TabletLine | null = null;
  @state() private because: Revocation = 'lost';
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) void this.load();
    this.hidden = this.tablets.length === 0 && !this.error;
  }

  override render() {
    return html`<section class="stack">
      <h2>${t('tablets.title')}</h2>
      <rw-refused .error=${this.error}></rw-refused>
      <ul>
        ${this.tablets.map((tablet) => this.renderTablet(tablet))}
      </ul>
      ${this.ending ? this.renderEnding(this.ending) : nothing}
    </section>`;
  }

  private renderTablet(tablet: TabletLine) {
    const { name, openedBy, recorded, kept } = tablet;
    const at = stateOf(tablet);
    return html`<li>
      <div>
        <p>
          <strong><bdi>${name}</bdi></strong> · ${this.stateWords(tablet, at)}
        </p>
        <p class="muted small">
          ${t('tablets.opened', { person: openedBy, at: moment(tablet.openedAt) })} ·
          ${t('tablets.seen', { at: moment(tablet.lastSeenAt) })}
        </p>
        <p class="small">
          ${t('tablets.recorded', { count: recorded })}
          ${kept > 0 ? html`· <span class="warning">${t('tablets.kept', { count: kept })}</span>` : nothing}
        </p>
      </div>
      ${
        at === 'open' && this.mayEnd(tablet)
          ? html`<span class="doing"
              ><rw-button variant="quiet" icon="lock" @click=${() => (this.ending = tablet)}
                >${t('tablets.revoke')}</rw-button
              ></span
            >`
          : nothing
      }
    </li>`;
  }

  private stateWords(tablet: TabletLine, at: TabletState): string {
    const when = { open: tablet.expiresAt, wiped: tablet.wipedAt, revoked: tablet.revokedAt };
    const date = at === 'expired' ? tablet.expiresAt : when[at];
    return t(`tablets.state_${at}`, { at: date ? moment(date) : '' });
  }

  private mayEnd({ mine }: TabletLine): boolean {
    return allowed('handover.settle') || mine;
  }

  private renderEnding({ name }: TabletLine) {
    const { error, busy } = this.attempt;
    return html`<rw-dialog
      open
      heading=${t('tablets.revoke_what', { name })}
      @rw-close=${this.close}
    >
      <div class="stack">
        <p>${t('tablets.revoke_means')}</p>
        <ol>
          <li>${t('tablets.means_now')}</li>
          <li>${t('tablets.means_later')}</li>
          <li>${t('tablets.means_pin')}</li>
        </ol>
        <rw-choice
          label=${t('field.reason')}
          .value=${this.because}
          .options=${REVOCATIONS.map((value) => ({ value, label: t(`tablets.because_${value}`) }))}
          @change=${(event: CustomEvent<{ value: Revocation }>) => (this.because = event.detail.value)}
        ></rw-choice>
        <rw-refused .error=${error}></rw-refused>
      </div>
      <rw-button slot="actions" variant="danger" ?busy=${busy} @click=${this.end}
        >${t('tablets.revoke')}</rw-button
      >
      <rw-button slot="actions" variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
    </rw-dialog>`;
  }

  private readonly close = (): void => {
    this.ending = null;
    this.because = 'lost';
    this.attempt.clear();
  };

  private readonly end = async (): Promise<void> => {
    if (!this.ending) return;
    const param = { id: this.ending.id };
    const { revocation } = api['handover-tablets'][':id'];
    const body = { because: this.because, ...param };
    const done = await this.attempt.run(body, ({ requestId, because }) =>
      call(revocation.$post({ param, json: { requestId, because } })),
    );
    if (!done) return;
    this.close();
    showToast({ kind: 'done', text: t('tablets.revoked') });
    this.dispatchEvent(new CustomEvent('rw-changed', { bubbles: true, composed: true }));
  };

  private async load(): Promise<void> {
    const { code } = this.session;
    try {
      const tablets = await loadTablets(code);
      if (this.session.code !== code) return;
      this.tablets = tablets;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }
}

function stateOf({ wipedAt, revokedAt, expiresAt }: TabletLine): TabletState {
  if (wipedAt) return 'wiped';
  if (revokedAt) return 'revoked';
  return new Date(expiresAt).getTime() <= Date.now() ? 'expired' : 'open';
}

const moment = (at: string) => formatDate(at, { style: 'datetime' });

declare global {
  interface HTMLElementTagNameMap {
    'rw-session-tablets': RwSessionTablets;
  }
}
