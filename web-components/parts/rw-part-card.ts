import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { errorText, fieldText } from '../data/api-client.ts';
import { printLabels } from '../data/label-printing.ts';
import { allowed } from '../data/session.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-field.ts';
import '../ui/rw-where.ts';
import { showToast } from '../ui/toast.ts';
import { causeText } from './cause-text.ts';
import { factsText, typeText } from './item-fields.ts';
import type { LabelledPart } from './parts-data.ts';

/** One labelled part: where it came from, where it is now, and what happened to it. */
@customElement('rw-part-card')
export class RwPartCard extends LitElement {
  static override styles = [
    baseStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(7rem, max-content) minmax(0, 1fr);
        gap: var(--rw-space-2) var(--rw-space-4);
      }

      dt {
        color: var(--rw-color-muted);
      }

      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }

      ol {
        display: grid;
        gap: var(--rw-space-2);
      }
    `,
  ];

  @property({ attribute: false }) piece!: LabelledPart;
  /** Printed before: the person says why it is printed again. */
  @state() private again = false;
  readonly i18n = new I18n(this);

  override render() {
    const { piece: part } = this;
    const { cameFrom, inside, item, medium } = part;
    return html`<div class="stack">
      <dl>
        <dt>${t('parts.type')}</dt>
        <dd>
          ${typeText(part.type)} <bdi>${[part.make, part.model].filter(Boolean).join(' ')}</bdi>
          <bdi>${factsText(part.type, part.facts)}</bdi>
        </dd>
        ${
          part.serial
            ? html`<dt>${t('field.serial')}</dt>
                <dd><bdi>${part.serial}</bdi></dd>`
            : nothing
        }
        <dt>${t('parts.came_from')}</dt>
        <dd>${cameFrom ? this.device(cameFrom) : t('parts.bought')}</dd>
        <dt>${t('parts.now_in')}</dt>
        <dd>${inside ? this.device(inside) : this.renderPlace()}</dd>
        ${
          medium
            ? html`<dt>${t('parts.data')}</dt>
                <dd>${t(`media.${medium.status}`)}</dd>`
            : nothing
        }
        ${
          item
            ? html`<dt>${t('parts.item')}</dt>
                <dd>
                  <a href="/parts/${item.code}"><bdi>${item.name}</bdi></a>
                </dd>`
            : nothing
        }
      </dl>
      ${this.renderPrint()}
      <h2>${t('parts.history')}</h2>
      <ol>
        ${part.events.map((event) => this.renderEvent(event))}
      </ol>
    </div>`;
  }

  private device({ code, make, model }: { code: string; make: string; model: string }) {
    return html`<a href="/devices/${code}"
      ><rw-code code=${code}></rw-code> <bdi>${`${make} ${model}`.trim()}</bdi></a
    >`;
  }

  private renderPlace() {
    const { piece: part } = this;
    const { placeCode, place: placeName, custodian, box: boxCode, transfer: transferCode } = part;
    const where = { placeCode, placeName, custodian, boxCode, transferCode };
    return placeName || custodian || transferCode
      ? html`<rw-where .where=${where}></rw-where>`
      : t(`part.status.${part.status}`);
  }

  private renderPrint() {
    if (!allowed('label.reprint')) return nothing;
    return html`<form class="stack" @submit=${this.print}>
      ${
        this.again
          ? html`<rw-field label=${t('field.reason')}>
              <input name="reason" maxlength="200" autocomplete="off" required />
            </rw-field>`
          : nothing
      }
      <div class="row">
        <rw-button type="submit" icon="printer">${t('parts.print_label')}</rw-button>
        ${this.piece.confirmed ? nothing : html`<span class="muted">${t('accessories.no_label')}</span>`}
      </div>
    </form>`;
  }

  private renderEvent(event: LabelledPart['events'][number]) {
    const key = `parts.event.${event.kind}`;
    const { deviceCode, toPlace, cause, by, recordedAt } = event;
    return html`<li>
      <strong>${isKey(key) ? t(key) : event.kind}</strong>
      ${deviceCode ? html`<a href="/devices/${deviceCode}"><rw-code code=${deviceCode}></rw-code></a>` : nothing}
      ${toPlace ? html`<bdi>${toPlace}</bdi>` : nothing}
      ${cause ? html`<bdi>${causeText(cause)}</bdi>` : nothing}
      <span class="muted"><bdi>${by}</bdi>, ${formatDate(recordedAt, { style: 'relative' })}</span>
    </li>`;
  }

  private async print(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const reason = new FormData(event.target as HTMLFormElement).get('reason');
    const why = typeof reason === 'string' ? reason.trim() : '';
    try {
      await printLabels({ what: 'codes', codes: [this.piece.code] }, { reason: why });
      this.again = false;
    } catch (error) {
      if (fieldText(error, 'reason')) this.again = true;
      else showToast({ kind: 'refused', text: errorText(error) });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-part-card': RwPartCard;
  }
}
