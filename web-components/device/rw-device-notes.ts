import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import { textOf } from '../evidence/form-values.ts';
import { panelStyles } from '../evidence/panel-styles.ts';
import '../evidence/rw-photos.ts';
import '../evidence/rw-refusal.ts';
import { Sending } from '../evidence/sending.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-skeleton.ts';

const loadEvidence = (code: string) =>
  call(api.devices[':code'].evidence.$get({ param: { code } }));
type Evidence = Awaited<ReturnType<typeof loadEvidence>>;

/** Notes of people and photos of the device. @fires rw-changed */
@customElement('rw-device-notes')
export class RwDeviceNotes extends LitElement {
  static override styles = [
    baseStyles,
    panelStyles,
    css`
      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property() code = '';
  /** Read again when it changes. */
  @property({ type: Number }) version = 0;
  @state() private evidence: Evidence | null = null;
  @state() private failure: unknown = null;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('code')) this.evidence = null;
    if (changed.has('code') || changed.has('version')) void this.load();
  }

  override render() {
    const editable = allowed('device.edit');
    if (this.failure && !this.evidence) {
      return html`<rw-refusal .error=${this.failure}></rw-refusal>`;
    }
    if (!this.evidence) return html`<rw-skeleton .lines=${2}></rw-skeleton>`;
    return html`<div class="panel">
      ${this.renderNotes(this.evidence)} ${editable ? this.renderForm() : nothing}
      <rw-photos everything .code=${this.code} .version=${this.version}></rw-photos>
    </div>`;
  }

  private renderNotes({ notes }: Evidence) {
    if (notes.length === 0) return html`<p class="muted">${t('device.no_notes')}</p>`;
    return html`<ul class="lines">
      ${notes.map(
        (note) =>
          html`<li class="line">
            <div class="name">
              ${
                note.erased
                  ? html`<p class="muted">${t('device.note_erased')}</p>`
                  : html`<p class="text">${note.text}</p>`
              }
              <span class="muted small"
                >${t('common.by_person', { person: note.author })} ·
                ${formatDate(note.createdAt, { style: 'datetime' })}</span
              >
            </div>
            ${
              !note.erased && allowed('event.correct')
                ? html`<rw-button
                    variant="quiet"
                    ?busy=${this.sending.busy}
                    @click=${() => this.erase(note.id)}
                    >${t('device.note_erase')}</rw-button
                  >`
                : nothing
            }
          </li>`,
      )}
    </ul>`;
  }

  private renderForm() {
    return html`<form class="form" @submit=${this.add}>
      <rw-field label=${t('device.note_new')} hint=${t('device.no_names')}>
        <textarea name="text" rows="2" maxlength="2000"></textarea>
      </rw-field>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      <div>
        <rw-button type="submit" ?busy=${this.sending.busy}>${t('device.note_add')}</rw-button>
      </div>
    </form>`;
  }

  private async load(): Promise<void> {
    const { code } = this;
    try {
      const evidence = await loadEvidence(code);
      if (code === this.code) this.evidence = evidence;
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }

  private async add(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const json = { requestId: newRequestId(), text: textOf(new FormData(form), 'text') };
    const param = { code: this.code };
    const done = await this.sending.run(() =>
      call(api.devices[':code'].notes.$post({ param, json })),
    );
    if (done) form.reset();
  }

  private async erase(id: string): Promise<void> {
    const json = { requestId: newRequestId() };
    await this.sending.run(() => call(api.notes[':id'].erasure.$post({ param: { id }, json })));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-device-notes': RwDeviceNotes;
  }
}
