import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type KitLineKey, type KitTemplateLine, KIT_LINES } from '#domain/kit-template.ts';
import { api, call, errorText, fieldText, newRequestId } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import './rw-template-line.ts';
import type { Template } from './template-data.ts';

/**
 * Writes the next version of one template.
 * @fires rw-done when it was saved
 * @fires rw-close
 */
@customElement('rw-template-form')
export class RwTemplateForm extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .bar {
        position: sticky;
        inset-block-end: 0;
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-3);
        padding-block: var(--rw-space-3);
        background: var(--rw-color-surface);
        border-block-start: 1px solid var(--rw-color-line);
      }
    `,
  ];

  /** The newest version of what is changed; 0 for the first one of a programme. */
  @property({ attribute: false }) template!: Template;
  /** The lines to start from; those of the template when left out. */
  @property({ attribute: false }) start: readonly KitTemplateLine[] | null = null;
  @state() private lines: KitTemplateLine[] = [];
  @state() private note = '';
  @state() private busy = false;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);
  private requestId = newRequestId();

  override connectedCallback(): void {
    super.connectedCallback();
    this.lines = [...(this.start ?? this.template.lines)];
  }

  override render() {
    return html`<form class="stack" @submit=${this.submit}>
      ${this.error ? html`<rw-notice kind="refused">${errorText(this.error)}</rw-notice>` : nothing}
      <div>
        ${KIT_LINES.map((key) => {
          const at = this.lines.findIndex((line) => line.key === key);
          return html`<rw-template-line
            key=${key}
            .line=${this.lines[at] ?? null}
            fault=${this.faultOf(at)}
            @rw-change=${(event: CustomEvent<{ line: KitTemplateLine | null }>) =>
              this.change(key, event.detail.line)}
          ></rw-template-line>`;
        })}
      </div>
      <rw-field label=${t('kit_templates.note')} optional>
        <input
          maxlength="200"
          .value=${this.note}
          @input=${(event: Event) => {
            this.note = (event.target as HTMLInputElement).value;
            this.requestId = newRequestId();
          }}
        />
      </rw-field>
      <div class="bar">
        <rw-button type="submit" variant="primary" ?busy=${this.busy}>${t('act.save')}</rw-button>
        <rw-button variant="quiet" @click=${() => this.dispatchEvent(new CustomEvent('rw-close'))}
          >${t('act.cancel')}</rw-button
        >
      </div>
    </form>`;
  }

  private faultOf(at: number): string {
    if (at === -1 || !this.error) return '';
    const fields = ['key', 'need', 'quantity', 'voltagePercent', 'planDays', 'cordAmps'];
    return fields
      .map((field) => fieldText(this.error, `lines.${at}.${field}`))
      .filter(Boolean)
      .join(' ');
  }

  private change(key: KitLineKey, line: KitTemplateLine | null): void {
    const others = this.lines.filter((one) => one.key !== key);
    const lines = line ? [...others, line] : others;
    this.lines = KIT_LINES.flatMap((one) => lines.filter((held) => held.key === one));
    this.requestId = newRequestId();
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    const { programme, kind, version } = this.template;
    const { requestId, note } = this;
    // JSON has no undefined: rules that were emptied are left out. The form keeps plain lists only.
    const lines = this.lines.map((line) => JSON.parse(JSON.stringify(line)) as SentLine);
    const json = { requestId, version, lines, note };
    try {
      const one = api['kit-templates'][':programme'][':kind'];
      await call(one.versions.$post({ param: { programme, kind }, json }));
      this.dispatchEvent(new CustomEvent('rw-done'));
    } catch (error) {
      this.error = error;
      this.requestId = newRequestId();
    } finally {
      this.busy = false;
    }
  }
}

type Post = (typeof api)['kit-templates'][':programme'][':kind']['versions']['$post'];
type SentLine = Parameters<Post>[0]['json']['lines'][number];

declare global {
  interface HTMLElementTagNameMap {
    'rw-template-form': RwTemplateForm;
  }
}
