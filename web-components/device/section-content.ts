/** What stands in each section of a device's page; section-parts.ts brings the panels. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Card } from '../evidence/card.ts';
import { formatDate, t } from '../i18n/i18n.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import { thingPath } from '../ui/thing-path.ts';
import { accessoryName, type SectionId } from './sections.ts';

type Content = TemplateResult | typeof nothing;

const CONTENT: Record<SectionId, (card: Card) => Content> = {
  identity: (card) => html`<rw-device-identity .card=${card}></rw-device-identity>`,
  label: (card) => html`<rw-device-label .card=${card} listening></rw-device-label>`,
  report: (card) => html`<rw-report-panel .card=${card}></rw-report-panel>`,
  media: (card) => html`<rw-media-panel .card=${card}></rw-media-panel>`,
  locks: (card) => html`<rw-locks-panel .card=${card}></rw-locks-panel>`,
  checklist: (card) => html`
    <rw-test-session .card=${card}></rw-test-session>
    <rw-checklist .card=${card}></rw-checklist>
    <rw-waiver gate="G5" .card=${card}></rw-waiver>
  `,
  spec: (card) => html`
    <rw-spec-panel .card=${card}></rw-spec-panel>
    <rw-waiver gate="G6" .card=${card}></rw-waiver>
  `,
  grades: (card) => html`
    <rw-grades-panel .card=${card}></rw-grades-panel>
    <rw-waiver gate="G7" .card=${card}></rw-waiver>
  `,
  qa: (card) => html`<rw-qa-panel .card=${card}></rw-qa-panel>`,
  faults: (card) => html`<rw-repair-panel .card=${card}></rw-repair-panel>`,
  parts: (card) => html`<rw-device-parts .card=${card}></rw-device-parts>`,
  holds: (card) => html`<rw-holds-panel .card=${card}></rw-holds-panel>`,
  kit: kitContent,
  shelf: (card) => html`<rw-device-place .card=${card}></rw-device-place>`,
  need: needContent,
  handover: (card) => html`<rw-device-handovers .card=${card}></rw-device-handovers>`,
  recycling: () => html`<p>${t('device.recycling_text')}</p>`,
  notes: (card) =>
    html`<rw-device-notes code=${card.code} .version=${card.version}></rw-device-notes>`,
  history: (card) => html`<rw-history code=${card.code} .version=${card.version}></rw-history>`,
};

export function contentOf(id: SectionId, card: Card): Content {
  return CONTENT[id](card);
}

function kitContent(card: Card): Content {
  const filled = card.kit.filter((line) => line.status !== 'open').length;
  const begun = card.kit.length > 0;
  return html`<div class="stack">
    <p>
      ${
        begun ? t('device.kit_of', { filled, total: card.kit.length }) : t('device.kit_not_started')
      }
    </p>
    ${
      begun
        ? html`<ul>
            ${card.kit.map((line) => html`<li>${kitLine(line)}</li>`)}
          </ul>`
        : nothing
    }
    ${
      card.accessories.length > 0
        ? html`<p>
            ${t('device.came_with')}:
            ${card.accessories.map(
              ({ kind, code }) => html`${accessoryName(kind)} ${accessoryLink(code)} `,
            )}
          </p>`
        : nothing
    }
    <div>
      <rw-button href="/kitting/${card.code}">${t('device.kit_open')}</rw-button>
    </div>
    <rw-waiver gate="G9" .card=${card}></rw-waiver>
  </div>`;
}

function kitLine(line: Card['kit'][number]): Content {
  const state = { open: '–', filled: '✓', short: '…', overridden: '✓' }[line.status];
  return html`${state} ${accessoryName(line.line)}
  ${line.accessoryCode ? accessoryLink(line.accessoryCode) : nothing}
  ${line.overrideReason ? html`(${line.overrideReason})` : nothing}`;
}

function accessoryLink(code: string) {
  return html`<a href=${thingPath('accessory', code)}><rw-code code=${code}></rw-code></a>`;
}

function needContent(card: Card): Content {
  const { reservation } = card;
  return html`<div class="stack">
    <p>
      ${
        reservation
          ? t('device.reserved_for', {
              code: reservation.needCode,
              when: formatDate(reservation.expiresAt),
            })
          : t('device.not_reserved')
      }
    </p>
  </div>`;
}
