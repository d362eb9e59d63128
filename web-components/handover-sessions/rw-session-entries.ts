import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { kindText } from '../needs/need-data.ts';
import '../needs/rw-suggestions.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-refused.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import {
  isOpen,
  specWords,
  whoWords,
  type ProposedMatch,
  type SessionEntry,
  type SessionView,
} from './session-data.ts';

/**
 * Who gets what: reserved, or as it is proposed, each to be changed here.
 * @fires rw-changed
 */
@customElement('rw-session-entries')
export class RwSessionEntries extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) session!: SessionView;
  @property({ attribute: false }) pairs: readonly ProposedMatch[] = [];
  /** The person may change it. */
  @property({ type: Boolean }) plans = false;
  @state() private choosing: SessionEntry | null = null;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    return html`<section class="stack">
      <h2>${t('handovers.entries')}</h2>
      <rw-refused .error=${this.attempt.error}></rw-refused>
      <rw-table
        label=${t('handovers.entries')}
        .columns=${this.columns()}
        .rows=${this.session.entries}
        .rowKey=${(entry: SessionEntry) => entry.needCode}
      ></rw-table>
      ${
        this.choosing
          ? html`<rw-suggestions
              .need=${{ code: this.choosing.needCode, decidedByMe: false }}
              @rw-close=${() => (this.choosing = null)}
              @rw-reserved=${() => {
                this.choosing = null;
                this.changed();
              }}
            ></rw-suggestions>`
          : nothing
      }
    </section>`;
  }

  private columns(): Column<SessionEntry>[] {
    return [
      {
        key: 'need',
        title: t('prog.need'),
        width: 'minmax(0, 2fr)',
        render: (entry) => html`<strong>${entry.needCode}</strong> <bdi>${whoWords(entry)}</bdi>`,
      },
      {
        key: 'thing',
        title: t('handovers.gets'),
        width: 'minmax(0, 3fr)',
        render: (entry) => this.thing(entry),
      },
      {
        key: 'state',
        title: t('handovers.progress'),
        width: 'minmax(0, 2fr)',
        render: (entry) => this.stateWords(entry),
      },
      ...(this.plans
        ? [
            {
              key: 'do',
              title: t('common.details'),
              quiet: true,
              align: 'end' as const,
              width: 'minmax(120px, 1fr)',
              render: (entry: SessionEntry) => this.renderDoing(entry),
            },
          ]
        : []),
    ];
  }

  private matchOf({ needCode }: SessionEntry): ProposedMatch | undefined {
    return this.pairs.find((match) => match.needCode === needCode);
  }

  private thing(entry: SessionEntry) {
    const { device, card } = entry;
    const proposed = isOpen(entry) ? this.matchOf(entry)?.thing : undefined;
    const known = device ?? proposed;
    if (known) {
      const name = [known.make, known.model].filter(Boolean).join(' ');
      return html`<rw-code .code=${known.code}></rw-code> <bdi>${name}</bdi>
        <div class="muted small">
          <bdi>${specWords(known)}</bdi> <bdi>${known.placeName}</bdi>
        </div>`;
    }
    if (card) return html`<rw-code .code=${card.code}></rw-code> <bdi>${card.make}</bdi>`;
    return html`<span class="muted">${kindText(entry.kind)}</span>`;
  }

  private stateWords(entry: SessionEntry) {
    const { state, reservation, pairedAt, pickedAt } = entry;
    if (state === 'served') return t('handovers.entry_served');
    if (entry.parcel !== null) return t('courier.in_parcel', { number: entry.parcel });
    if (entry.absentAt && state !== 'waiting') return t('handovers.entry_absent');
    const passes = this.matchOf(entry)?.passes;
    const words = !reservation
      ? this.matchOf(entry)
        ? t('handovers.entry_proposed')
        : t('handovers.entry_open')
      : pairedAt
        ? t('handovers.entry_paired')
        : pickedAt
          ? t('handovers.entry_picked')
          : t('handovers.entry_reserved');
    const note = reservation?.orderReason
      ? t('handovers.out_of_order', { reason: reservation.orderReason })
      : !reservation && passes
        ? t('handovers.passes', { need: passes.needCode })
        : '';
    return html`${words} ${note ? html`<span class="muted small">${note}</span>` : nothing}`;
  }

  private renderDoing(entry: SessionEntry) {
    const { busy } = this.attempt;
    if (entry.state === 'served' || entry.parcel !== null) return nothing;
    if (isOpen(entry)) {
      return html`<rw-button variant="quiet" @click=${() => (this.choosing = entry)}
        >${t('handovers.other')}</rw-button
      >`;
    }
    return html`<rw-button variant="quiet" ?busy=${busy} @click=${() => void this.release(entry)}
      >${t('handovers.release')}</rw-button
    >`;
  }

  /** The thing is free again, and the need is matched anew. */
  private async release(entry: SessionEntry): Promise<void> {
    const code = entry.device?.code ?? entry.card?.code;
    if (!code) return;
    const body = { code, reason: 'wrong_device' as const };
    const done = await this.attempt.run(body, async ({ requestId, reason }) => {
      const param = { code };
      const json = { requestId, reason };
      return entry.device
        ? call(api.devices[':code'].reservation.release.$post({ param, json }))
        : call(api.accessories[':code'].reservation.release.$post({ param, json }));
    });
    if (done) this.changed();
  }

  private changed(): void {
    this.dispatchEvent(new CustomEvent('rw-changed', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-session-entries': RwSessionEntries;
  }
}
