import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { VIDEO_PORTS } from '#domain/accessory-facts.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';

/**
 * Which sockets the device has for a monitor, asked once.
 * @fires rw-sockets with `detail: { videoPorts }`
 */
@customElement('rw-kit-sockets')
export class RwKitSockets extends LitElement {
  static override styles = [baseStyles];

  @property({ type: Boolean }) busy = false;
  @state() private chosen: string[] = [];
  readonly i18n = new I18n(this);

  override render() {
    const choices = VIDEO_PORTS.map((port) => ({ value: port, label: t(`socket.${port}`) }));
    return html`<section class="card stack">
      <rw-choice
        multiple
        label=${t('kitting.device_sockets')}
        .options=${choices}
        .values=${this.chosen}
        @change=${this.choose}
      ></rw-choice>
      <rw-button
        size="bench"
        ?busy=${this.busy}
        ?disabled=${this.chosen.length === 0}
        @click=${this.save}
        >${t('act.save')}</rw-button
      >
    </section>`;
  }

  private choose(event: CustomEvent<{ values: string[] }>): void {
    this.chosen = event.detail.values;
  }

  private save(): void {
    const detail = { videoPorts: this.chosen };
    this.dispatchEvent(new CustomEvent('rw-sockets', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-kit-sockets': RwKitSockets;
  }
}
