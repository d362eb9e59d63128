import { STAGES } from '#domain/stages.ts';
import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { formatDate, formatDuration, formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from './base-styles.ts';
import { icons, type IconName } from './icons.ts';
import './rw-button.ts';
import './rw-code.ts';
import './rw-icon.ts';
import './rw-notice.ts';
import './rw-stage.ts';

const VARIANTS = ['primary', 'secondary', 'quiet', 'danger'] as const;
const FIRST_OF_1405 = '2026-03-21T08:30:00Z';
const TWO_HOURS_MS = 7_500_000;

/** Type, stages, codes, buttons, notices and icons on the style page. */
@customElement('rw-style-marks')
export class RwStyleMarks extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .bench-headline {
        font-size: var(--rw-text-56);
        font-weight: 600;
      }

      .headline {
        font-size: var(--rw-text-40);
        font-weight: 600;
        line-height: 1.25;
      }

      .icons {
        font-size: 24px;
      }
    `,
  ];

  readonly i18n = new I18n(this);

  override render() {
    return html`<section class="card stack">
      <rw-code class="bench-headline" code="1000012383" copy></rw-code>
      <p class="headline">${t('kind.laptop')} · <bdi>Dell Latitude 5480</bdi></p>
      <p>
        <rw-stage stage="repairing"></rw-stage> · ${formatDuration(TWO_HOURS_MS)} ·
        ${formatDate(FIRST_OF_1405, { style: 'datetime' }, 'UTC')} · ${formatNumber(1234.5)}
      </p>
      <div class="row">
        <rw-button variant="primary" size="bench" icon="shield-check" hotkey="F2"
          >${t('stage.qa')}</rw-button
        >
        <rw-button size="bench" icon="undo">${t('act.undo')}</rw-button>
      </div>
      <div class="row">${STAGES.map((stage) => html`<rw-stage stage=${stage}></rw-stage>`)}</div>
      <div class="row">
        ${VARIANTS.map(
          (variant) => html`<rw-button variant=${variant}>${t('act.save')}</rw-button>`,
        )}
        <rw-button disabled>${t('act.save')}</rw-button>
        <rw-button variant="primary" busy>${t('act.save')}</rw-button>
        <rw-button icon="printer" label=${t('common.print')}></rw-button>
        <rw-button href="/style" icon="arrow-right">${t('common.open')}</rw-button>
      </div>
      <rw-notice kind="refused">
        ${t('msg.blocked', { reason: t('hold.wipe_failed') })}
        <rw-button slot="actions">${t('act.destroy_drive')}</rw-button>
      </rw-notice>
      <rw-notice kind="warning">${t('msg.changed_elsewhere')}</rw-notice>
      <rw-notice kind="done">${t('msg.saved')}</rw-notice>
      <rw-notice>${t('msg.offline')}</rw-notice>
      <div class="row icons">
        ${(Object.keys(icons) as IconName[]).map((name) => html`<rw-icon name=${name}></rw-icon>`)}
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-style-marks': RwStyleMarks;
  }
}
