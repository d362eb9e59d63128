import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-stage.ts';
import '../ui/rw-table.ts';
import { thingPath } from '../ui/thing-path.ts';
import type { Column } from '../ui/rw-table.ts';
import { thingName, type BoxedThing } from './box-data.ts';

/**
 * What lies in a box.
 * @fires rw-take-out - `{ thing }`
 */
@customElement('rw-box-contents')
export class RwBoxContents extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) things: readonly BoxedThing[] = [];
  @property({ type: Boolean }) editable = false;
  readonly i18n = new I18n(this);

  override render() {
    return html`<rw-table
      label=${t('box.contents')}
      .columns=${this.columns()}
      .rows=${this.things}
      .rowKey=${(thing: BoxedThing) => thing.code}
    ></rw-table>`;
  }

  private columns(): Column<BoxedThing>[] {
    return [
      {
        key: 'code',
        title: t('places.type_code'),
        width: '170px',
        render: ({ code, subject }) =>
          html`<a href=${thingPath(subject, code)}><rw-code .code=${code}></rw-code></a>`,
      },
      { key: 'label', title: t('field.model'), width: 'minmax(0, 2fr)', render: thingName },
      {
        key: 'stage',
        title: t('common.details'),
        render: ({ stage }) => (stage ? html`<rw-stage stage=${stage}></rw-stage>` : '–'),
      },
      {
        key: 'out',
        title: t('box.take_out'),
        quiet: true,
        align: 'end',
        render: (thing) =>
          this.editable
            ? html`<rw-button variant="quiet" @click=${() => this.takeOut(thing)}
                >${t('box.take_out')}</rw-button
              >`
            : nothing,
      },
    ];
  }

  private takeOut(thing: BoxedThing): void {
    this.dispatchEvent(new CustomEvent('rw-take-out', { detail: { thing } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-box-contents': RwBoxContents;
  }
}
