import type { ScanSource } from '#domain/bench.ts';
import { readScan } from '#domain/codes.ts';
import type { Stage } from '#domain/stages.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { printLabels } from '../data/label-printing.ts';
import { KeptReading } from '../data/kept-reading.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { I18n, isKey, t } from '../i18n/i18n.ts';
import { scannedText } from '../scan/answer-text.ts';
import { KeptScans } from '../scan/kept-scans.ts';
import { isThing, THINGS_AND_BOXES } from '../scan/thing-scan.ts';
import '../scan/rw-scan-frame.ts';
import { type AnsweredScan, leavePlace, scanContext } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-kept-note.ts';
import '../ui/rw-page.ts';
import '../ui/rw-stage.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import { thingPath } from '../ui/thing-path.ts';
import './rw-place-name.ts';

const readPlace = (code: string) => call(api.places[':code'].$get({ param: { code } }));
type Place = Awaited<ReturnType<typeof readPlace>>;

const KINDS = ['place', 'stage', 'intake', 'box', 'transfer', 'part', 'kit', 'handover'];

interface Line {
  code: string;
  name: string;
  stage: Stage | null;
  href: string;
}

/** One place: what stands there; every device or charger scanned here is put here. */
@customElement('rw-page-place')
export class RwPagePlace extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) params: Record<string, string> = {};
  readonly i18n = new I18n(this);
  private readonly reading = new KeptReading(
    this,
    () => `/places/${this.code}`,
    () => readPlace(this.code),
  );
  readonly live = new LiveRefresh(
    this,
    this.reading.load,
    ({ kind }) => KINDS.includes(kind),
    ({ topic, id }) => topic === 'box' || (topic === 'place' && id === this.place?.id),
  );
  readonly scans = new ScanClaim(this, (text, source) => this.onScan(text, source));
  private readonly kept = new KeptScans(this, (answered) => this.onAnswer(answered));

  override connectedCallback(): void {
    super.connectedCallback();
    leavePlace();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params')) return;
    this.reading.clear();
    this.kept.say(null);
    this.live.ask();
  }

  private get place() {
    return this.reading.value;
  }

  private get code(): string {
    return this.params.code ?? '';
  }

  override render() {
    const { place } = this;
    return html`<rw-page
      heading=${place?.name ?? t('places.title')}
      state=${this.reading.state}
      .error=${this.reading.error}
      @rw-retry=${this.reading.load}
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
        <rw-kept-note .at=${this.reading.keptAt}></rw-kept-note>
        ${
          this.takes
            ? html`<rw-scan-frame
                heading=${t('places.put_here')}
                hint=${t('places.put_hint')}
                verb=${t('places.move_here')}
                .news=${this.kept.news}
                .waiting=${this.kept.waiting}
                accept-foreign
              ></rw-scan-frame>`
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
            ? html`<rw-place-name .place=${place} @rw-changed=${this.reading.load}></rw-place-name>`
            : nothing
        }
      </div>`;
  }

  private get takes(): boolean {
    return this.place !== null && !this.place.closed && allowed('custody.transfer');
  }

  /** A thing comes here; other places, cards and papers mean what they mean everywhere. */
  private onScan(text: string, source: ScanSource): boolean {
    const scan = readScan(text);
    if (!this.takes || scanContext().command) return false;
    if (!isThing(scan, THINGS_AND_BOXES)) return false;
    void this.kept.keep(text, source, { placeCode: this.code });
    return true;
  }

  /** What can lie nowhere was only looked up. */
  private onAnswer({ scan, answer }: AnsweredScan): void {
    if (answer.code.startsWith('scan.opened_')) {
      const words = `${scannedText(scan.text)}: ${t('error.places.not_movable')}`;
      this.kept.say({ kind: 'warning', text: words });
    }
    this.live.ask();
  }

  private readonly print = async (): Promise<void> => {
    try {
      await printLabels({ what: 'codes', codes: [this.code] });
    } catch (error) {
      this.reading.fail(error);
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
      return { code, stage: null, name: words, href: thingPath('box', code) };
    }),
    ...place.devices.map(({ code, kind, make, model, stage }) => ({
      code,
      stage,
      name: `${t(`kind.${kind}`)} · ${make} ${model}`,
      href: thingPath('device', code),
    })),
    ...place.accessories.map(({ code, kind, make, watts, connector }) => {
      const key = `acc.${kind}`;
      const rating = [watts ? `${watts} W` : '', connector].filter(Boolean).join(' ');
      const name = [isKey(key) ? t(key) : kind, make, rating].filter(Boolean).join(' · ');
      return { code, stage: null, name, href: thingPath('accessory', code) };
    }),
    ...place.parts.map(({ code, type, make, model }) => {
      const key = `part.${type}`;
      const name = [isKey(key) ? t(key) : type, `${make} ${model}`.trim()].filter(Boolean);
      return { code, stage: null, name: name.join(' · '), href: thingPath('part', code) };
    }),
    ...place.items.map(({ code, name, quantity }) => {
      const pieces = t('transfer.packed_pieces', { count: quantity });
      return { code, stage: null, name: `${name} · ${pieces}`, href: thingPath('item', code) };
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
