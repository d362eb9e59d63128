import { NEED_KINDS } from '#domain/need-requirements.ts';
import { PRIORITY_REASONS, type PriorityReason } from '#domain/need-priority.ts';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-field.ts';

export interface NeedFilters {
  text: string;
  kind: string;
  priority: PriorityReason | '';
}

/**
 * Which requests are shown. What is typed stays out of the address: it may be a name.
 * @fires rw-filter with `detail` of the filters
 */
@customElement('rw-need-filters')
export class RwNeedFilters extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .fields {
        display: grid;
        grid-template-columns: minmax(0, 2fr) repeat(auto-fit, minmax(160px, 1fr));
        gap: var(--rw-space-2) var(--rw-space-4);
      }

      @media (max-width: 719px) {
        .fields {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }

        .fields :first-child {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  @property({ attribute: false }) filters: NeedFilters = { text: '', kind: '', priority: '' };
  /** For a chosen device the kind is given. */
  @property({ type: Boolean }) noKind = false;
  readonly i18n = new I18n(this);

  override render() {
    const { text, kind, priority } = this.filters;
    return html`<div class="fields" role="search">
      <rw-field label=${t('need.search')}>
        <input
          type="search"
          .value=${text}
          maxlength="80"
          autocomplete="off"
          @input=${(event: Event) => this.tell({ text: valueOf(event).trim() })}
        />
      </rw-field>
      ${
        this.noKind
          ? ''
          : html`<rw-field label=${t('need.filter_kind')}>
              <select @change=${(event: Event) => this.tell({ kind: valueOf(event) })}>
                <option value="">${t('need.kind_all')}</option>
                ${NEED_KINDS.map(
                  (one) =>
                    html`<option value=${one} ?selected=${one === kind}>
                      ${t(`kind.${one}`)}
                    </option>`,
                )}
              </select>
            </rw-field>`
      }
      ${
        allowed('need.view')
          ? html`<rw-field label=${t('prog.priority')}>
              <select
                @change=${(event: Event) =>
                  this.tell({ priority: valueOf(event) as PriorityReason | '' })}
              >
                <option value="">${t('need.priority_all')}</option>
                ${PRIORITY_REASONS.map(
                  (one) =>
                    html`<option value=${one} ?selected=${one === priority}>
                      ${t(`priority.${one}`)}
                    </option>`,
                )}
              </select>
            </rw-field>`
          : ''
      }
    </div>`;
  }

  private tell(change: Partial<NeedFilters>): void {
    this.filters = { ...this.filters, ...change };
    this.dispatchEvent(new CustomEvent('rw-filter', { detail: this.filters }));
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-need-filters': RwNeedFilters;
  }
}
