import { mayLieIn, placeTree, type PlaceKind, type TreePlace } from '#domain/places.ts';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-field.ts';

/** Steps of the tree inside an option, where nothing else can show them. */
const STEP = '\u00a0\u00a0';

/**
 * Chooses the place that another one lies in; only those it may lie in are offered.
 * @fires change with `detail: { parentId }`, empty for the top
 */
@customElement('rw-parent-field')
export class RwParentField extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) places: readonly (TreePlace & { closed?: boolean })[] = [];
  @property() kind: PlaceKind = 'shelf';
  @property() parentId = '';
  readonly i18n = new I18n(this);

  override render() {
    const fitting = placeTree(this.places).filter(
      (place) => !place.closed && place.kind !== 'site' && mayLieIn(this.kind, place.kind),
    );
    return html`<rw-field label=${t('places.lies_in')}>
      <select @change=${this.choose}>
        <option value="" ?selected=${this.parentId === ''}>${t('places.top')}</option>
        ${fitting.map(
          (place) =>
            html`<option value=${place.id} ?selected=${place.id === this.parentId}>
              ${STEP.repeat(Math.max(0, place.depth - 1))}${place.name}
            </option>`,
        )}
      </select>
    </rw-field>`;
  }

  private choose(event: Event): void {
    event.stopPropagation();
    const parentId = (event.target as HTMLSelectElement).value;
    this.dispatchEvent(new CustomEvent('change', { detail: { parentId } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-parent-field': RwParentField;
  }
}
