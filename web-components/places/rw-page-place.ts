import { type CodeType, readScan } from '#domain/codes.ts';
import type { Stage } from '#domain/stages.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, ApiError, call, errorText, newRequestId } from '../data/api-client.ts';
import { printLabels } from '../data/label-printing.ts';
import { onLive } from '../data/live.ts';
import { allowed } from '../data/session.ts';
import { I18n, isKey, t } from '../i18n/i18n.ts';
import { startScanning } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import '../scan/rw-scan-here.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import type { NoticeKind } from '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import '../ui/rw-stage.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import './rw-place-name.ts';

const readPlace = (code: string) => call(api.places[':code'].$get({ param: { code } }));
type Place = Awaited<ReturnType<typeof readPlace>>;

/** A type 3 may be a part, a type 5 a box; the server says when it is neither. */
const MOVABLE: readonly CodeType[] = ['device', 'accessory', 'medium', 'batch'];

interface Line {
  code: string;
  name: string;
  stage: Stage | null;
  href: string;
}

/** One place: what stands there; every device or charger scanned here is put here. */
@customElement('rw-page-place')
export class RwPagePlace extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form.row {
        align-items: end;
      }
    `,
  ];

  @property({ attribute: false }) params?: Record<string, string>;
  @state() private place: Place | null = null;
  @state() private error: unknown = null;
  @state() private said: { kind: NoticeKind; text: string } | null = null;
  readonly i18n = new I18n(this);
  private stopLive?: () => void;

  constructor() {
    super();
    new ScanClaim(this, (text) => this.onScan(text));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const kinds = ['place', 'stage', 'intake', 'box', 'transfer', 'part'];
    this.stopLive = onLive('all', (event) => kinds.includes(event.kind) && void this.load());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopLive?.();
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('params')) return;
    this.said = null;
    void this.load();
  }

  private get code(): string {
    return this.params?.code ?? '';
  }

  override render() {
    const { place } = this;
    return html`<rw-page
      heading=${place?.name ?? t('places.title')}
      state=${place ? 'ready' : this.error ? 'error' : 'loading'}
      .error=${this.error}
      @rw-retry=${() => void this.load()}
    >
      ${place ? this.renderPlace(place) : nothing}
    </rw-page>`;
  }

  private renderPlace(place: Place) {
    const lines = linesOf(place);
    return html`<p slot="lead">
        ${t(`places.kind.${place.kind}`)} · <rw-code .code=${place.code}></rw-code>
        ${place.closed ? html`· ${t('places.closed')}` : nothing} ·
        <a href="/places">${t('places.title')}</a>
        ${place.path.map((outer) => html`· <a href="/places/${outer.code}">${outer.name}</a>`)}
      </p>
      ${
        allowed('label.print')
          ? html`<rw-button slot="actions" icon="printer" @click=${this.print}
              >${t('act.print_labels')}</rw-button
            >`
          : nothing
      }
      <div class="stack">
        ${allowed('custody.transfer') && !place.closed ? this.renderScanning() : nothing}
        ${
          this.said
            ? html`<rw-notice kind=${this.said.kind}>${this.said.text}</rw-notice>`
            : nothing
        }
        ${place.inside.length > 0 ? renderInside(place.inside) : nothing}
        ${
          lines.length === 0
            ? html`<rw-empty icon="map-pin" heading=${t('places.nothing_here')}></rw-empty>`
            : html`<rw-table
                label=${place.name}
                .columns=${columns()}
                .rows=${lines}
                .rowKey=${(row: Line) => row.code}
                .rowHref=${(row: Line) => row.href}
              ></rw-table>`
        }
        ${
          allowed('place.manage') && place.kind !== 'site'
            ? html`<rw-place-name
                .place=${place}
                ?filled=${lines.length > 0 || place.inside.length > 0}
                @rw-changed=${() => void this.load()}
              ></rw-place-name>`
            : nothing
        }
      </div>`;
  }

  private renderScanning() {
    return html`<div class="card stack">
      <h2>${t('places.put_here')}</h2>
      <p class="muted">${t('places.put_hint')}</p>
      <rw-scan-here></rw-scan-here>
      <form class="row" autocomplete="off" @submit=${this.submit}>
        <rw-field label=${t('places.type_code')}>
          <input name="code" dir="ltr" inputmode="numeric" maxlength="20" />
        </rw-field>
        <rw-button type="submit">${t('places.move_here')}</rw-button>
      </form>
    </div>`;
  }

  private async load(): Promise<void> {
    try {
      this.place = await readPlace(this.code);
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  private onScan(text: string): boolean {
    const scan = readScan(text);
    const movable = scan.kind === 'own' && MOVABLE.includes(scan.type);
    if (!movable || !this.place || this.place.closed || !allowed('custody.transfer')) return false;
    void this.put(scan.code);
    return true;
  }

  private submit(event: Event): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const input = form.elements.namedItem('code');
    const scan = readScan(input instanceof HTMLInputElement ? input.value : '');
    if (scan.kind === 'empty') return;
    form.reset();
    if (scan.kind === 'own') void this.put(scan.code);
    else this.said = { kind: 'refused', text: t('error.input.wrong_code') };
  }

  private async put(code: string): Promise<void> {
    const { tones } = startScanning();
    try {
      const json = { requestId: newRequestId(), codes: [code] };
      const param = { code: this.code };
      const { refused } = await call(api.places[':code'].contents.$post({ param, json }));
      const [no] = refused;
      if (no) throw new ApiError({ status: 422, code: no.reason, params: no.params });
      await this.load();
      const line = this.place ? linesOf(this.place).find((one) => one.code === code) : undefined;
      this.said = { kind: 'done', text: t('places.put_done', { name: line?.name ?? code }) };
      void tones.play('done');
    } catch (error) {
      this.said = { kind: 'refused', text: errorText(error) };
      void tones.play('refused');
    }
  }

  private readonly print = async (): Promise<void> => {
    try {
      await printLabels({ what: 'codes', codes: [this.code] });
    } catch (error) {
      this.error = error;
    }
  };
}

function renderInside(inside: Place['inside']) {
  return html`<section class="stack">
    <h2>${t('places.inside')}</h2>
    <p class="row">
      ${inside.map(({ code, name }) => html`<rw-button href="/places/${code}">${name}</rw-button>`)}
    </p>
  </section>`;
}

function linesOf(place: Place): Line[] {
  return [
    ...place.boxes.map(({ code, name, number, total }) => {
      const count = total > 1 ? t('box.of', { number, total }) : '';
      const words = [t('box.title'), name, count].filter(Boolean).join(' · ');
      return { code, stage: null, name: words, href: `/boxes/${code}` };
    }),
    ...place.devices.map(({ code, kind, make, model, stage }) => ({
      code,
      stage,
      name: `${t(`kind.${kind}`)} · ${make} ${model}`,
      href: `/devices/${code}`,
    })),
    ...place.accessories.map(({ code, kind, make, watts, connector }) => {
      const key = `acc.${kind}`;
      const rating = [watts ? `${watts} W` : '', connector].filter(Boolean).join(' ');
      const name = [isKey(key) ? t(key) : kind, make, rating].filter(Boolean).join(' · ');
      return { code, stage: null, name, href: `/labels?codes=${code}` };
    }),
    ...place.parts.map(({ code, type, make, model }) => {
      const key = `part.${type}`;
      const name = [isKey(key) ? t(key) : type, `${make} ${model}`.trim()].filter(Boolean);
      return { code, stage: null, name: name.join(' · '), href: `/parts/${code}` };
    }),
    ...place.items.map(({ code, name, quantity }) => {
      const pieces = t('transfer.packed_pieces', { count: quantity });
      return { code, stage: null, name: `${name} · ${pieces}`, href: `/parts/${code}` };
    }),
  ];
}

function columns(): Column<Line>[] {
  return [
    {
      key: 'code',
      title: t('places.type_code'),
      width: '150px',
      render: ({ code }) => html`<rw-code .code=${code}></rw-code>`,
    },
    { key: 'name', title: t('field.model'), width: 'minmax(0, 2fr)' },
    {
      key: 'stage',
      title: t('common.details'),
      render: ({ stage }) => (stage ? html`<rw-stage stage=${stage}></rw-stage>` : '–'),
    },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-place': RwPagePlace;
  }
}
