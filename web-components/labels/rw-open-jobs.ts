import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import type { UsedSetup } from '../data/label-setup.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import './rw-open-job.ts';
import type { OpenJob } from './rw-open-job.ts';

/**
 * Prints that a printer has not brought out whole: gone on with, or given up.
 * @fires rw-unfinished with their number as `detail`
 */
@customElement('rw-open-jobs')
export class RwOpenJobs extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) setup!: UsedSetup;
  /** Read again when this changes: one more print was tried. */
  @property({ type: Number }) tries = 0;
  @state() private jobs: readonly OpenJob[] = [];
  readonly i18n = new I18n(this);

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('tries')) void this.load();
  }

  override render() {
    if (this.jobs.length === 0) return nothing;
    return html`<section class="stack" aria-label=${t('labels.open_jobs')}>
      <h2>${t('labels.open_jobs')}</h2>
      ${this.jobs.map(
        (job) =>
          html`<rw-open-job
            .job=${job}
            .setup=${this.setup}
            @rw-changed=${() => void this.load()}
          ></rw-open-job>`,
      )}
    </section>`;
  }

  /** Without a network the list stays as it was; the next print or visit reads it again. */
  private async load(): Promise<void> {
    this.jobs = await call(api.labels.jobs.$get()).catch(() => this.jobs);
    const about = { detail: this.jobs.length, bubbles: true, composed: true };
    this.dispatchEvent(new CustomEvent('rw-unfinished', about));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-open-jobs': RwOpenJobs;
  }
}
