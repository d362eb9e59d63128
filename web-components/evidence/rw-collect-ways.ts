import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { copyText } from '../ui/copy-text.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-notice.ts';
import { showToast } from '../ui/toast.ts';
import {
  COLLECT_WAYS,
  type CollectWay,
  collectCommand,
  isOnlyHere,
  type Pass,
} from './collect-commands.ts';

const ICONS = { linux: 'usb', windows: 'laptop', android: 'tablet' } as const;

/** What to run on the machine: from a Linux stick, in Windows, or for an Android tablet at a cable. */
@customElement('rw-collect-ways')
export class RwCollectWays extends LitElement {
  static override styles = [
    baseStyles,
    css`
      pre {
        margin: 0;
        padding: var(--rw-space-3) var(--rw-space-4);
        border-radius: var(--rw-radius-small);
        background: var(--rw-color-sunken);
        direction: ltr;
        text-align: start;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        user-select: all;
      }

      .typed {
        font-size: var(--rw-text-20);
        line-height: 1.4;
      }

      @media (max-width: 599px) {
        .typed {
          font-size: var(--rw-text-16);
        }
      }
    `,
  ];

  @property({ attribute: false }) pass!: Pass;
  @state() private way: CollectWay = 'linux';
  readonly i18n = new I18n(this);

  override render() {
    const { command, typed } = collectCommand(this.way, this.pass);
    return html`<div class="stack">
      <rw-choice
        label=${t('report.way.legend')}
        .options=${COLLECT_WAYS.map((value) => ({
          value,
          label: t(`report.way.${value}`),
          icon: ICONS[value],
        }))}
        .value=${this.way}
        @change=${(event: CustomEvent<{ value: CollectWay }>) => (this.way = event.detail.value)}
      ></rw-choice>
      <p>${t(`report.way.${this.way}_hint`)}</p>
      ${
        isOnlyHere(this.pass.address)
          ? html`<rw-notice kind="warning">${t('report.only_here')}</rw-notice>`
          : nothing
      }
      <pre tabindex="0" class=${command.length < 60 ? 'typed' : ''}><code>${command}</code></pre>
      ${
        command === typed
          ? nothing
          : html`<p class="muted">${t('report.typed')}</p>
              <pre tabindex="0"><code>${typed}</code></pre>`
      }
      <div class="row">
        <rw-button icon="copy" size="bench" @click=${() => this.copy(command)}
          >${t('report.copy_command')}</rw-button
        >
      </div>
    </div>`;
  }

  private async copy(command: string): Promise<void> {
    const copied = await copyText(command);
    showToast(
      copied
        ? { kind: 'done', text: t('report.copied') }
        : { kind: 'warning', text: t('report.not_copied') },
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-collect-ways': RwCollectWays;
  }
}
