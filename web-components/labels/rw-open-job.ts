import type { InferResponseType } from 'hono/client';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, ApiError, call, errorText, fieldText, newRequestId } from '../data/api-client.ts';
import { type JobProgress, sendJob } from '../data/label-sending.ts';
import { printerChoice, type UsedSetup } from '../data/label-setup.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { textOf } from '../evidence/form-values.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import './rw-print-progress.ts';

export type OpenJob = InferResponseType<typeof api.labels.jobs.$get, 200>[number];

/**
 * One print that stopped: what came out for certain, what may have, and from which label it goes on.
 * @fires rw-changed when it went on or was given up
 */
@customElement('rw-open-job')
export class RwOpenJob extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3);
      }

      input[type='number'] {
        inline-size: 8rem;
      }
    `,
  ];

  @property({ attribute: false }) job!: OpenJob;
  @property({ attribute: false }) setup!: UsedSetup;
  @state() private progress: JobProgress | null = null;
  @state() private from: number | null = null;
  @state() private error: unknown = null;
  @state() private stopping = false;
  private stopper = new AbortController();
  readonly i18n = new I18n(this);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopper.abort();
  }

  override render() {
    const { job, progress } = this;
    const when = formatDate(job.createdAt, { style: 'relative' });
    return html`<div class="card stack">
      <p>
        <strong>${t('labels.progress', { done: job.handed, total: job.total })}</strong> · ${when}
        ${job.own ? nothing : html`· <bdi>${t('labels.begun_by', { name: job.by })}</bdi>`} ·
        <bdi dir="ltr">${this.address.host}</bdi>
      </p>
      ${progress ? nothing : this.renderWhy()}
      ${
        progress
          ? html`<rw-print-progress
              .progress=${progress}
              ?stopping=${this.stopping}
              @rw-stop=${this.stop}
            ></rw-print-progress>`
          : this.renderForm()
      }
    </div>`;
  }

  /** The printer picked on this device, else the one that the print was begun on. */
  private get address(): { host: string; port: number } {
    const { job, setup } = this;
    const picked = printerChoice() !== null && setup.output === 'zpl_send';
    const { host, port } = picked ? setup : (job.printer ?? setup);
    return { host, port };
  }

  private renderWhy() {
    const { job, error } = this;
    const { host, port } = this.address;
    const params = { host, port };
    const stopped = job.stopped ? new ApiError({ status: 503, code: job.stopped, params }) : null;
    const unsure = job.perhaps > job.handed;
    return html`${
      host === ''
        ? html`<rw-notice kind="warning">${t('labels.choose_network_printer')}</rw-notice>`
        : nothing
    }
    ${
      (error ?? stopped)
        ? html`<rw-notice kind="refused">${errorText(error ?? stopped)}</rw-notice>`
        : nothing
    }
    ${
      unsure
        ? html`<rw-notice kind="warning"
            >${t('labels.look_first', { from: job.handed + 1, to: job.perhaps })}</rw-notice
          >`
        : nothing
    }
    ${
      job.nextCode
        ? html`<p class="muted">
            ${t('labels.next_label', { number: job.handed + 1 })}
            <rw-code .code=${job.nextCode}></rw-code>
          </p>`
        : nothing
    }`;
  }

  private renderForm() {
    const { job } = this;
    const unsure = job.perhaps > job.handed;
    const from = this.from ?? (unsure ? null : job.handed + 1);
    const again = from !== null && from <= job.handed;
    return html`<form @submit=${this.submit}>
      <rw-field label=${t('labels.from')} error=${fieldText(this.error, 'from')}>
        <input
          type="number"
          name="from"
          min="1"
          max=${job.total}
          required
          .value=${from === null ? '' : String(from)}
          @input=${(event: Event) =>
            (this.from = (event.target as HTMLInputElement).valueAsNumber || null)}
        />
      </rw-field>
      ${
        again
          ? html`<rw-field label=${t('labels.reason')} error=${fieldText(this.error, 'reason')}>
              <input
                name="reason"
                maxlength="200"
                required
                .value=${t('labels.reason.not_printed')}
              />
            </rw-field>`
          : nothing
      }
      <rw-button
        type="submit"
        variant="primary"
        icon="printer"
        ?disabled=${this.address.host === ''}
        >${t('labels.go_on')}</rw-button
      >
      <rw-button icon="x" @click=${() => void this.giveUp()}>${t('labels.give_up')}</rw-button>
    </form>`;
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.progress) return;
    const { job } = this;
    const data = new FormData(event.target as HTMLFormElement);
    const from = Number(data.get('from'));
    this.stopper = new AbortController();
    this.stopping = false;
    this.error = null;
    this.progress = { done: from - 1, total: job.total };
    try {
      if (from !== job.handed + 1 || job.perhaps > job.handed) {
        const reason = textOf(data, 'reason');
        const json = { requestId: newRequestId(), from, reason };
        await call(api.labels.prints[':id'].from.$post({ param: { id: job.id }, json }));
      }
      const answer = await sendJob(job.id, this.address, {
        onProgress: this.show,
        stop: this.stopper.signal,
      });
      if (answer.stopped) this.error = new ApiError({ ...answer.stopped, status: 503 });
    } catch (error) {
      this.error = error;
    } finally {
      this.progress = null;
      this.from = null;
      this.changed();
    }
  };

  private readonly stop = (): void => {
    this.stopping = true;
    this.stopper.abort();
  };

  private readonly show = (progress: JobProgress): void => {
    this.progress = progress;
  };

  private async giveUp(): Promise<void> {
    this.error = null;
    try {
      const json = { requestId: newRequestId() };
      await call(api.labels.prints[':id'].closing.$post({ param: { id: this.job.id }, json }));
    } catch (error) {
      this.error = error;
    }
    this.changed();
  }

  private changed(): void {
    this.dispatchEvent(new CustomEvent('rw-changed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-open-job': RwOpenJob;
  }
}
