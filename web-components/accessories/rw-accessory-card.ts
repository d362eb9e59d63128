import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { allowed } from '../data/session.ts';
import { formatNumber, I18n, isKey, t } from '../i18n/i18n.ts';
import '../places/rw-put-thing.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { factsStyles } from '../ui/facts-styles.ts';
import '../ui/rw-code.ts';
import '../ui/rw-thing-history.ts';
import { thingPath } from '../ui/thing-path.ts';
import '../ui/rw-where.ts';
import { aboutText, kindText } from './accessory-words.ts';
import type { AccessoryPage } from './stock-data.ts';

/** One accessory: what it is, where it is, the kits it is and was in, and what happened to it. */
@customElement('rw-accessory-card')
export class RwAccessoryCard extends LitElement {
  static override styles = [baseStyles, factsStyles];

  @property({ attribute: false }) accessory!: AccessoryPage;
  readonly i18n = new I18n(this);

  override render() {
    const { accessory: one } = this;
    const movable = one.status === 'in_stock' && !one.transferCode && allowed('custody.transfer');
    return html`<div class="stack">
      <dl>${this.renderFacts()}</dl>
      ${movable ? html`<rw-put-thing code=${one.code}></rw-put-thing>` : nothing}
      <rw-thing-history
        .events=${one.events.map((event) => ({ ...event, words: eventText(event.kind) }))}
      ></rw-thing-history>
    </div>`;
  }

  private renderFacts() {
    const { accessory: one } = this;
    const { facts, inside, cameWith, earlier, givenFor } = one;
    const name = [one.make, one.model].filter(Boolean).join(' ');
    const about = aboutText(one);
    return html`${fact(t('accessories.what'), html`${kindText(one.kind)} <bdi>${name}</bdi>`)}
    ${about ? fact(t('accessories.rating'), html`<bdi>${about}</bdi>`) : nothing}
    ${facts.amps ? fact(t('accessories.amps'), html`${formatNumber(facts.amps)}`) : nothing}
    ${facts.inlet ? fact(t('accessories.inlet'), html`<bdi>${facts.inlet}</bdi>`) : nothing}
    ${one.serial ? fact(t('field.serial'), html`<bdi>${one.serial}</bdi>`) : nothing}
    ${one.iccid ? fact(t('accessories.iccid'), html`<bdi>${one.iccid}</bdi>`) : nothing}
    ${fact(
      t('accessories.status'),
      html`${t(`accessories.${one.status}`)}
      ${one.confirmed ? nothing : html`<small class="muted">· ${t('accessories.no_label')}</small>`}`,
    )}
    ${
      one.status === 'in_stock'
        ? fact(t('field.location'), html`<rw-where .where=${one}></rw-where>`)
        : nothing
    }
    ${inside ? fact(t('accessories.kit_of'), device(inside)) : nothing}
    ${givenFor ? fact(t('accessories.given_for'), html`<bdi>${givenFor}</bdi>`) : nothing}
    ${cameWith ? fact(t('accessories.came_with'), device(cameWith)) : nothing}
    ${
      earlier.length > 0
        ? fact(
            t('accessories.earlier_kits'),
            html`<ul>
              ${earlier.map((one_) => html`<li>${device(one_)}</li>`)}
            </ul>`,
          )
        : nothing
    }`;
  }
}

function fact(name: string, value: TemplateResult) {
  return html`<dt>${name}</dt>
    <dd>${value}</dd>`;
}

function device({ code, make, model }: { code: string; make: string; model: string }) {
  return html`<a href=${thingPath('device', code)}
    ><rw-code code=${code}></rw-code> <bdi>${`${make} ${model}`.trim()}</bdi></a
  >`;
}

function eventText(kind: string): string {
  const key = `accessories.event.${kind}`;
  return isKey(key) ? t(key) : kind;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-accessory-card': RwAccessoryCard;
  }
}
