import { FAULT_PARTS } from '#domain/faults.ts';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import type { FaultKind } from '../data/fault-list.ts';
import { formText } from '../data/form-text.ts';
import { builtInWords, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { focusFirst } from '../ui/focus-first.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';

const PART_KEYS: readonly string[] = [...new Set<string>(Object.values(FAULT_PARTS).flat())];
const LANGUAGES = ['en', 'vi', 'fa'] as const;

/** The names and usual parts of one fault; without `kind` a new one. @fires rw-saved with the code @fires rw-close */
@customElement('rw-fault-kind-form')
export class RwFaultKindForm extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form,
      .names {
        display: grid;
        gap: var(--rw-space-4);
      }

      .names {
        grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
        align-items: start;
      }
    `,
  ];

  @property({ attribute: false }) kind: FaultKind | null = null;
  @state() private parts: readonly string[] = [];
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('kind')) this.parts = this.kind?.parts ?? [];
  }

  override firstUpdated(): void {
    void focusFirst(this);
  }

  override render() {
    const { kind, attempt } = this;
    return html`<form @submit=${this.save}>
      ${kind ? nothing : this.renderCode()}
      <div class="names">${LANGUAGES.map((language) => this.renderName(language))}</div>
      <rw-choice
        multiple
        label=${t('faults.parts')}
        .values=${this.parts}
        .options=${PART_KEYS.map((value) => ({ value, label: isKey(value) ? t(value) : value }))}
        @change=${(event: CustomEvent<{ values: string[] }>) => (this.parts = event.detail.values)}
      ></rw-choice>
      ${attempt.error ? html`<rw-refused .error=${attempt.error}></rw-refused>` : nothing}
      <div class="row">
        <rw-button type="submit" variant="primary" ?busy=${attempt.busy}
          >${t('act.save')}</rw-button
        >
        <rw-button variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
      </div>
    </form>`;
  }

  private renderCode() {
    return html`<rw-field
      label=${t('faults.code')}
      hint=${t('faults.code_hint')}
      error=${fieldText(this.attempt.error, 'code')}
    >
      <input name="code" dir="ltr" maxlength="8" autocapitalize="characters" required />
    </rw-field>`;
  }

  private renderName(language: (typeof LANGUAGES)[number]) {
    const { kind, attempt } = this;
    const ours = kind?.builtIn ? builtInWords(`fault.${kind.code}`) : '';
    return html`<rw-field
      label=${t(`faults.name_${language}`)}
      ?optional=${kind?.builtIn ?? false}
      hint=${ours && language === document.documentElement.lang ? t('faults.built_in_hint', { name: ours }) : ''}
      error=${fieldText(attempt.error, `names.${language}`)}
    >
      <input
        name=${language}
        lang=${language}
        dir=${language === 'fa' ? 'rtl' : 'ltr'}
        maxlength="60"
        .value=${kind?.names[language] ?? ''}
      />
    </rw-field>`;
  }

  private async save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const said = (name: string) => formText(event.target, name);
    const { kind } = this;
    const code = kind?.code ?? said('code').toUpperCase();
    const names = {
      en: said('en'),
      vi: said('vi'),
      fa: said('fa'),
    };
    const body = {
      version: kind?.version ?? 0,
      names,
      parts: [...this.parts],
      hidden: kind?.hidden ?? false,
    };
    const saved = await this.attempt.run(body, (json) =>
      call(api['fault-list'][':code'].$put({ param: { code }, json })),
    );
    if (saved) this.dispatchEvent(new CustomEvent('rw-saved', { detail: { code } }));
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-fault-kind-form': RwFaultKindForm;
  }
}
