import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import './rw-page.ts';

@customElement('rw-page-style')
export class RwPageStyle extends LitElement {
  override render() {
    return html`<rw-page heading="Style"></rw-page>`;
  }
}
