import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { formatDate, formatNumber, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-refused.ts';
import '../ui/rw-skeleton.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import { showToast } from '../ui/toast.ts';

const read = () => call(api.privacy.retention.$get());
type Kept = Awaited<ReturnType<typeof read>>;
type Rule = Kept['rules'][number];
type Run = Kept['runs'][number];

/** Codes shown of one rule. */
const SHOWN = 6;

/** What is kept how long, what is due to be erased now, and what was erased. */
@customElement('rw-privacy-retention')
export class RwPrivacyRetention extends LitElement {
  static override styles = [baseStyles];

  @state() private kept: Kept | null = null;
  @state() private error: unknown = null;
  @state() private asking = false;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const { kept } = this;
    return html`<div class="stack">
      <p class="muted">${t('privacy.retention_lead')}</p>
      <rw-refused .error=${this.error ?? this.attempt.error}></rw-refused>
      ${kept ? this.renderKept(kept) : this.error ? nothing : html`<rw-skeleton></rw-skeleton>`}
    </div>`;
  }

  private renderKept({ rules, runs }: Kept) {
    return html`<rw-table
        label=${t('privacy.tab_retention')}
        .columns=${ruleColumns()}
        .rows=${rules}
        .rowKey=${(rule: Rule) => rule.id}
      ></rw-table>
      <div class="row">
        <rw-button ?busy=${this.attempt.busy} @click=${() => this.run(true)}
          >${t('privacy.dry_run')}</rw-button
        >
        <rw-button
          variant="danger"
          ?disabled=${total(rules) === 0}
          @click=${() => (this.asking = true)}
          >${t('privacy.run')}</rw-button
        >
      </div>
      <h2>${t('privacy.runs_title')}</h2>
      ${
        runs.length === 0
          ? html`<rw-empty icon="clock">${t('privacy.runs_empty')}</rw-empty>`
          : html`<rw-table
              label=${t('privacy.runs_title')}
              .columns=${runColumns()}
              .rows=${runs}
              .rowKey=${(run: Run) => run.ranAt}
            ></rw-table>`
      }
      ${this.asking ? this.renderQuestion(total(rules)) : nothing}`;
  }

  private renderQuestion(count: number) {
    return html`<rw-dialog
      open
      heading=${t('privacy.run_title')}
      @rw-close=${() => (this.asking = false)}
    >
      <p>${t('privacy.run_text', { count })}</p>
      <rw-button
        slot="actions"
        variant="danger"
        ?busy=${this.attempt.busy}
        @click=${() => this.run(false)}
        >${t('privacy.run')}</rw-button
      >
      <rw-button slot="actions" variant="quiet" @click=${() => (this.asking = false)}
        >${t('act.cancel')}</rw-button
      >
    </rw-dialog>`;
  }

  private async run(dryRun: boolean): Promise<void> {
    const done = await this.attempt.run({ dryRun }, (json) =>
      call(api.privacy.retention.$post({ json })),
    );
    this.asking = false;
    if (!done) return;
    const count = Object.values(done.counts).reduce((sum, one) => sum + (one ?? 0), 0);
    showToast({ text: t(dryRun ? 'privacy.dry_done' : 'privacy.run_done', { count }) });
    await this.load();
  }

  private async load(): Promise<void> {
    try {
      this.kept = await read();
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }
}

const total = (rules: readonly Rule[]) => rules.reduce((sum, { due }) => sum + due, 0);

function ruleColumns(): Column<Rule>[] {
  return [
    {
      key: 'rule',
      title: t('privacy.column_rule'),
      width: 'minmax(0, 1.2fr)',
      render: ({ id }) => t(`privacy.rule_${id}`),
    },
    {
      key: 'kept',
      title: t('privacy.column_kept'),
      width: 'minmax(0, 1.2fr)',
      render: ({ months, since }) => {
        const key = `privacy.since_${since}`;
        return t('privacy.months', { count: months, since: isKey(key) ? t(key) : since });
      },
    },
    {
      key: 'due',
      title: t('privacy.column_due'),
      width: 'minmax(0, 1.4fr)',
      render: ({ due, codes }) => {
        const shown = codes.slice(0, SHOWN);
        const more = due - shown.length;
        if (shown.length === 0) return formatNumber(due);
        return html`${formatNumber(due)}:
          <bdi>${shown.join(', ')}</bdi>
          ${more > 0 ? t('privacy.and_more', { count: more }) : nothing}`;
      },
    },
  ];
}

function runColumns(): Column<Run>[] {
  return [
    {
      key: 'when',
      title: t('privacy.column_when'),
      width: 'minmax(0, 1fr)',
      render: ({ ranAt }) => formatDate(ranAt, { style: 'datetime' }),
    },
    {
      key: 'who',
      title: t('privacy.column_who'),
      width: 'minmax(0, 1fr)',
      render: ({ by, dryRun }) =>
        html`<bdi>${by || t('privacy.by_clock')}</bdi>
          ${dryRun ? html`· ${t('privacy.dry')}` : ''}`,
    },
    {
      key: 'what',
      title: t('privacy.column_rule'),
      width: 'minmax(0, 2fr)',
      render: ({ counts }) => {
        const erased = Object.entries(counts).map(([id, count]) => {
          const key = `privacy.rule_${id}`;
          return `${isKey(key) ? t(key) : id}: ${formatNumber(count)}`;
        });
        return erased.join(' · ') || t('privacy.nothing');
      },
    },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-privacy-retention': RwPrivacyRetention;
  }
}
