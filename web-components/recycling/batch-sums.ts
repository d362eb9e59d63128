import { html, nothing } from 'lit';
import type { BatchView } from '../../api/recycling/batch-view.service.ts';
import { t } from '../i18n/i18n.ts';

/** Pieces, kilograms and footprint of a batch, and who signed it. */
export function renderSums(batch: BatchView) {
  const { expected, weightKg, signedBy, secondSigner } = batch;
  const co2e = Math.round(batch.lines.reduce((sum, line) => sum + (line.co2eKg ?? 0), 0));
  const set = batch.lines.find((line) => line.factorSet)?.factorSet;
  const kg = { kg: expected.kg };
  const figures = co2e > 0 ? t('recycling.figures', { ...kg, co2e }) : t('recycling.kg', kg);
  return html`<section class="card">
    <strong>${t('books.pieces', { count: batch.pieces })}</strong>
    ${weightKg === null ? nothing : html` · ${t('recycling.weight')}: ${t('recycling.kg', { kg: weightKg })}`}
    <div>${t('recycling.expected')}: ${figures}</div>
    ${
      expected.unknownPieces > 0
        ? html`<div>${t('recycling.unknown_pieces', { count: expected.unknownPieces })}</div>`
        : nothing
    }
    ${set ? html`<small class="muted">${t('recycling.figures_source', { set })}</small>` : nothing}
    ${
      signedBy && secondSigner
        ? html`<div>${t('recycling.signed_by', { first: signedBy, second: secondSigner })}</div>`
        : nothing
    }
  </section>`;
}
