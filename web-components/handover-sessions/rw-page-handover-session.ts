import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { KeptReading } from '../data/kept-reading.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-kept-note.ts';
import '../ui/rw-page.ts';
import '../ui/rw-refused.ts';
import '../ui/rw-skeleton.ts';
import './rw-session-accept.ts';
import './rw-session-add.ts';
import './rw-session-boxes.ts';
import './rw-session-courier.ts';
import './rw-session-end.ts';
import './rw-session-entries.ts';
import './rw-session-exception.ts';
import './rw-session-kept.ts';
import './rw-session-papers.ts';
import './rw-session-receipts.ts';
import './rw-session-spares.ts';
import './rw-session-tablets.ts';
import {
  isOpen,
  loadProposal,
  loadSession,
  planWords,
  type MatchProposal,
  type SessionView,
} from './session-data.ts';
import { lineStyles } from './session-styles.ts';

/** The plan of one handover session: who gets what, what needs a decision first, what travels along. */
@customElement('rw-page-handover-session')
export class RwPageHandoverSession extends LitElement {
  static override styles = [
    baseStyles,
    lineStyles,
    css`
      .sentence {
        font-size: var(--rw-text-20);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) params: Record<string, string> = {};
  @state() private proposal: MatchProposal | null = null;
  @state() private proposalError: unknown = null;
  readonly i18n = new I18n(this);
  private readonly reading = new KeptReading(
    this,
    () => `/handovers/${this.params.code}`,
    () => loadSession(this.params.code ?? ''),
  );
  readonly live = new LiveRefresh(
    this,
    () => this.load(),
    () => this.session?.entries.some(({ reservation }) => reservation !== null) ?? false,
    ({ topic }) => topic === 'handover_session' || topic === 'box',
  );

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params') || this.params.code === this.session?.code) return;
    this.reading.clear();
    this.proposal = null;
    void this.load();
  }

  private get session() {
    return this.reading.value;
  }

  /** A coordinator plans; everybody else reads. */
  private get plans(): boolean {
    return this.session?.state === 'open' && allowed('device.reserve');
  }

  override render() {
    const { session } = this;
    return html`<rw-page
      heading=${session?.title ?? t('prog.handover_batch')}
      state=${this.reading.state}
      .error=${this.reading.error}
      @rw-retry=${this.load}
    >
      ${session ? this.renderSession(session) : nothing}
    </rw-page>`;
  }

  private renderSession(session: SessionView) {
    const { code, entries, state } = session;
    return html`<p slot="lead">
        <rw-code .code=${code}></rw-code> · ${planWords(session)} ·
        <a href="/handovers">${t('handovers.title')}</a>
      </p>
      ${
        state === 'open' && session.way === 'table' && allowed('handover.record')
          ? html`<rw-button slot="actions" icon="tablet" href="/handovers/${code}/table"
              >${t('handovers.open_tablet')}</rw-button
            >`
          : nothing
      }
      ${
        state === 'open' && session.progress.ready > 0 && allowed('handover.pick')
          ? html`<rw-button slot="actions" icon="package-check" href="/handovers/${code}/pick"
              >${t('pick.open')}</rw-button
            >`
          : nothing
      }
      <div class="stack" @rw-decided=${this.load} @rw-added=${this.load} @rw-changed=${this.load}>
        <rw-kept-note .at=${this.reading.keptAt}></rw-kept-note>
        <p class="sentence" role="status">${this.sentence(session)}</p>
        ${
          allowed('handover.record')
            ? html`<rw-session-kept .session=${session}></rw-session-kept>`
            : nothing
        }
        ${this.renderDecisions(session)}
        ${
          this.plans
            ? html`<rw-session-add
                .code=${code}
                .school=${session.title}
                ?empty=${entries.length === 0}
              ></rw-session-add>`
            : nothing
        }
        ${
          entries.length > 0
            ? html`<rw-session-entries
                .session=${session}
                .pairs=${this.proposal?.matches ?? []}
                ?plans=${this.plans}
              ></rw-session-entries>`
            : nothing
        }
        <rw-session-courier .session=${session}></rw-session-courier>
        <rw-session-spares .session=${session} ?plans=${this.plans}></rw-session-spares>
        ${
          session.boxes.length > 0
            ? html`<rw-session-boxes .session=${code} .boxes=${session.boxes}></rw-session-boxes>`
            : nothing
        }
        <rw-session-papers .session=${session}></rw-session-papers>
        ${
          allowed('handover.record')
            ? html`<rw-session-receipts .session=${session}></rw-session-receipts>
                <rw-session-tablets .session=${session}></rw-session-tablets>`
            : nothing
        }
        ${this.plans ? html`<rw-session-end .session=${session}></rw-session-end>` : nothing}
      </div>`;
  }

  /** "114 of 120 have a device, 6 need a decision" */
  private sentence(session: SessionView): string {
    const { total, ready, served, absent } = session.progress;
    if (session.state === 'cancelled') return t('handovers.state_cancelled');
    if (total === 0) return t('handovers.no_needs');
    const parts = [
      served > 0
        ? t('handovers.served', { served, total })
        : t('handovers.ready', { ready, total }),
      absent > 0 ? t('handovers.absent', { absent }) : '',
      this.proposal && this.proposal.matches.length > 0
        ? t('handovers.can_have', { count: this.proposal.matches.length })
        : '',
      this.proposal && this.proposal.exceptions.length > 0
        ? t('handovers.undecided', { count: this.proposal.exceptions.length })
        : '',
    ];
    return `${parts.filter(Boolean).join(t('handovers.comma'))}.`;
  }

  private renderDecisions(session: SessionView) {
    if (!this.plans || !session.entries.some(isOpen)) return nothing;
    const { proposal } = this;
    if (!proposal) {
      return this.proposalError
        ? html`<rw-refused .error=${this.proposalError}></rw-refused>`
        : html`<rw-skeleton .lines=${4}></rw-skeleton>`;
    }
    return html`${proposal.exceptions.length > 0 ? this.renderExceptions(session, proposal) : nothing}
    ${
      proposal.matches.length > 0
        ? html`<rw-session-accept .pairs=${proposal.matches}></rw-session-accept>`
        : nothing
    }`;
  }

  private renderExceptions({ code, entries }: SessionView, { exceptions }: MatchProposal) {
    return html`<section class="card stack">
      <h2>
        ${t('handovers.decide')}
        <span class="muted number">${formatNumber(exceptions.length)}</span>
      </h2>
      <ul>
        ${exceptions.map((exception) => {
          const entry = entries.find(({ needCode }) => needCode === exception.needCode);
          return entry
            ? html`<li>
                <rw-session-exception
                  .session=${code}
                  .entry=${entry}
                  .exception=${exception}
                ></rw-session-exception>
              </li>`
            : nothing;
        })}
      </ul>
    </section>`;
  }

  private readonly load = async (): Promise<void> => {
    const { code } = this.params;
    await this.reading.load();
    if (code && code === this.params.code && !this.reading.error) await this.propose(code);
  };

  private async propose(code: string): Promise<void> {
    this.proposalError = null;
    if (!this.plans || !this.session?.entries.some(isOpen)) {
      this.proposal = null;
      return;
    }
    try {
      this.proposal = await loadProposal(code);
    } catch (error) {
      this.proposal = null;
      this.proposalError = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-handover-session': RwPageHandoverSession;
  }
}
