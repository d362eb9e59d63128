import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { errorText, fieldText } from '../data/api-client.ts';
import { printLabels } from '../data/label-printing.ts';
import { allowed } from '../data/session.ts';
import { I18n, isKey, t } from '../i18n/i18n.ts';
import '../places/rw-put-thing.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { factsStyles } from '../ui/facts-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-field.ts';
import '../ui/rw-thing-history.ts';
import type { ThingEvent } from '../ui/rw-thing-history.ts';
import { thingPath } from '../ui/thing-path.ts';
import '../ui/rw-where.ts';
import { showToast } from '../ui/toast.ts';
import { causeText } from './cause-text.ts';
import { factsText, typeText } from './item-fields.ts';
import type { LabelledPart } from './parts-data.ts';

/** One labelled part: where it came from, where it is now, and what happened to it. */
@customElement('rw-part-card')
export class RwPartCard extends LitElement {
  static override styles = [baseStyles, factsStyles];

  @property({ attribute: false }) piece!: LabelledPart;
  /** Printed before: the person says why it is printed again. */
  @state() private again = false;
  readonly i18n = new I18n(this);

  override render() {
    const { piece: part } = this;
    const { cameFrom, inside, item, medium } = part;
    const movable = part.status === 'in_stock' && !part.transfer && allowed('custody.transfer');
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
                  <a href=${thingPath('item', item.code)}><bdi>${item.name}</bdi></a>
                </dd>`
            : nothing
        }
      </dl>
      ${this.renderPrint()}
      ${movable ? html`<rw-put-thing code=${part.code}></rw-put-thing>` : nothing}
      <rw-thing-history .events=${part.events.map(told)}></rw-thing-history>
    </div>`;
  }

  private device({ code, make, model }: { code: string; make: string; model: string }) {
    return html`<a href=${thingPath('device', code)}
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

function told(event: LabelledPart['events'][number]): ThingEvent {
  const key = `parts.event.${event.kind}`;
  return { ...event, words: isKey(key) ? t(key) : event.kind, note: causeText(event.cause) };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-part-card': RwPartCard;
  }
}
