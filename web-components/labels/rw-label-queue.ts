import type { ScanAnswer, ScanSource } from '#domain/bench.ts';
import { readScan } from '#domain/codes.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call, errorText, isOffline } from '../data/api-client.ts';
import { onLive } from '../data/live.ts';
import { allowed } from '../data/session.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { answerText, scannedText } from '../scan/answer-text.ts';
import { LabelScans } from '../scan/label-scans.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import '../scan/rw-scan-here.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-notice.ts';
import type { NoticeKind } from '../ui/rw-notice.ts';
import '../ui/rw-skeleton.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import { LabelJob } from './label-job.ts';
import './rw-job-result.ts';

const readQueue = () => call(api.labels.waiting.$get());
type Waiting = Awaited<ReturnType<typeof readQueue>>[number];

/** Things whose label is not on yet: print, stick, scan back here without touching anything. */
@customElement('rw-label-queue')
export class RwLabelQueue extends LitElement {
  static override styles = [
    baseStyles,
    css`
      rw-table {
        --rw-table-gap: var(--rw-space-3);
      }
    `,
  ];

  @state() private rows: readonly Waiting[] | null = null;
  @state() private selected: ReadonlySet<string> = new Set();
  @state() private error: unknown = null;
  @state() private said: { kind: NoticeKind; text: string } | null = null;
  readonly i18n = new I18n(this);
  private readonly job = new LabelJob(this);
  private readonly scans = new LabelScans(this, (answer, text) => this.onAnswer(answer, text));
  private stopLive?: () => void;

  constructor() {
    super();
    new ScanClaim(this, (text, source) => this.onScan(text, source));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    const kinds = ['intake', 'label_printed', 'label_confirmed', 'edited', 'part'];
    this.stopLive = onLive('all', (event) => kinds.includes(event.kind) && void this.load());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopLive?.();
  }

  override render() {
    const { rows, job, said } = this;
    return html`<div class="stack">
      <p>${t('labels.queue_hint')}</p>
      <rw-scan-here></rw-scan-here>
      ${said ? html`<rw-notice kind=${said.kind}>${said.text}</rw-notice>` : nothing}
      ${
        this.scans.waiting > 0
          ? html`<rw-notice kind="info"
              >${t('bench.queue', { count: this.scans.waiting })}</rw-notice
            >`
          : nothing
      }
      ${
        this.error
          ? html`<rw-notice kind=${isOffline(this.error) ? 'warning' : 'refused'}
              >${errorText(this.error)}
              <rw-button slot="actions" icon="refresh" @click=${() => void this.load()}
                >${t('common.retry')}</rw-button
              ></rw-notice
            >`
          : nothing
      }
      <rw-job-result
        .error=${job.error}
        .printed=${job.printed}
        .progress=${job.progress}
        @rw-stop=${() => job.stop()}
        ?asks=${job.asksReason}
        ?busy=${job.busy}
        @rw-reason=${(event: CustomEvent<string>) => void job.printAgain(event.detail)}
      ></rw-job-result>
      ${rows === null ? html`<rw-skeleton></rw-skeleton>` : this.renderRows(rows)}
    </div>`;
  }

  private renderRows(rows: readonly Waiting[]) {
    if (rows.length === 0) {
      return html`<rw-empty icon="tag" heading=${t('labels.queue_empty')}
        >${t('labels.queue_empty_text')}</rw-empty
      >`;
    }
    const chosen = rows.filter((row) => this.selected.has(row.code));
    return html`${
        allowed('label.reprint')
          ? html`<div class="row">
              <rw-button
                icon="printer"
                variant="primary"
                ?disabled=${chosen.length === 0}
                ?busy=${this.job.busy}
                @click=${() => void this.print(chosen)}
                >${t('labels.print_selected', { count: chosen.length })}</rw-button
              >
            </div>`
          : nothing
      }
      <rw-table
        label=${t('labels.tab_queue')}
        selectable
        .selected=${this.selected}
        .columns=${columns()}
        .rows=${rows}
        .rowKey=${(row: Waiting) => row.code}
        .rowHref=${(row: Waiting) => HREF[row.subject](row.code)}
        @rw-select=${(event: CustomEvent<{ selected: ReadonlySet<string> }>) =>
          (this.selected = event.detail.selected)}
      ></rw-table>`;
  }

  private async load(): Promise<void> {
    try {
      this.rows = await readQueue();
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  private async print(chosen: readonly Waiting[]): Promise<void> {
    await this.job.print({ what: 'codes', codes: chosen.map((row) => row.code) });
    if (this.job.printed) this.selected = new Set();
    await this.load();
  }

  /** Labels of devices, accessories and drives are scanned back here; everything else goes its usual way. */
  private onScan(text: string, source: ScanSource): boolean {
    const scan = readScan(text);
    const isLabel =
      scan.kind === 'tracking' ||
      (scan.kind === 'own' && ['device', 'accessory', 'medium'].includes(scan.type));
    if (isLabel) void this.scans.confirm(text, source);
    return isLabel;
  }

  private onAnswer(answer: ScanAnswer, text: string): void {
    const code = answer.subject?.code ?? text;
    const row = this.rows?.find((one) => one.code === code);
    const name = row ? nameOf(row) : scannedText(code);
    this.said = { kind: answer.outcome, text: `${name}: ${answerText(answer)}` };
    void this.load();
  }
}

const HREF: Record<Waiting['subject'], (code: string) => string> = {
  device: (code) => `/devices/${code}`,
  accessory: (code) => `/labels?codes=${code}`,
  part: (code) => `/parts/${code}`,
};

const KIND: Record<Waiting['subject'], string> = { device: 'kind', accessory: 'acc', part: 'part' };

function nameOf({ subject, kind, make, model }: Waiting): string {
  const key = `${KIND[subject]}.${kind}`;
  return [isKey(key) ? t(key) : kind, `${make} ${model}`.trim()].filter(Boolean).join(' · ');
}

function columns(): Column<Waiting>[] {
  return [
    {
      key: 'code',
      title: t('field.device_code'),
      width: '142px',
      render: ({ code }) => html`<rw-code .code=${code}></rw-code>`,
    },
    { key: 'name', title: t('field.model'), width: 'minmax(0, 1.6fr)', render: nameOf },
    { key: 'placeName', title: t('field.location') },
    {
      key: 'printed',
      title: t('doc.label'),
      width: 'minmax(0, 1.3fr)',
      render: ({ printed, missing }) =>
        html`${t(
          printed ? 'labels.is_printed' : 'labels.not_printed',
        )}${missing.map((field) => html`<br /><small>${t(`gate.identity_${field}`)}</small>`)}`,
    },
    {
      key: 'since',
      title: t('donation.received_on'),
      width: '206px',
      render: ({ since }) => formatDate(since, { style: 'relative' }),
    },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-label-queue': RwLabelQueue;
  }
}
