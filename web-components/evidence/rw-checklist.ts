import { progress, type ChecklistItem } from '#domain/checklists.ts';
import { readScan } from '#domain/codes.ts';
import { commandFor, lineResultOf } from '#domain/command-cards.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { ChecklistLines } from '../data/checklists.ts';
import { faultChoices, faultName } from '../data/fault-list.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { startScanning } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-skeleton.ts';
import { AnswerQueue } from './answer-queue.ts';
import { type Card, isWorkable } from './card.ts';
import { answersOf, type LineAnswer } from './checklist-answers.ts';
import { checklistStyles } from './checklist-styles.ts';
import { panelStyles } from './panel-styles.ts';
import { findingWords, ReportFindings } from './report-findings.ts';
import './rw-all-good.ts';
import './rw-checklist-line.ts';
import type { RwChecklistLine } from './rw-checklist-line.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

const BY_LETTER: Record<string, 'pass' | 'fail' | 'na'> = { p: 'pass', f: 'fail', n: 'na' };

type Answers = Record<string, LineAnswer>;

/**
 * The checklist of a device. Arrows move between lines; P, F and N, or the command cards, answer the line at
 * hand and go on to the next open one. What was measured is marked and can be overruled.
 * Answers show at once and are sent in the background; without a network they wait and are sent again.
 * @fires rw-changed when the server has taken answers
 */
@customElement('rw-checklist')
export class RwChecklist extends LitElement {
  static override styles = [baseStyles, panelStyles, checklistStyles];

  @property({ attribute: false }) card!: Card;
  @state() private current = 0;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);
  private readonly queue = new AnswerQueue(this, this.sending);
  private readonly lines = new ChecklistLines(this);
  private readonly findings = new ReportFindings(this);

  constructor() {
    super();
    new ScanClaim(this, (text) => this.onScan(text));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('card')) return;
    const before = changed.get('card');
    if (before && before.code !== this.card.code) this.current = 0;
    this.queue.cardChanged(before);
    this.findings.cardChanged(this.card);
  }

  override render() {
    const items = this.lines.of(this.card);
    if (items) return this.renderItems(items, answersOf(this.card, this.queue.pending));
    if (!this.lines.error) return html`<rw-skeleton .lines=${6}></rw-skeleton>`;
    return html`<rw-refusal .error=${this.lines.error}>
      <rw-button slot="actions" icon="refresh" @click=${this.lines.again}
        >${t('common.retry')}</rw-button
      >
    </rw-refusal>`;
  }

  private renderItems(items: readonly ChecklistItem[], answers: Answers) {
    const { readonly } = this;
    return html`<div class="panel">
      ${this.renderHead(items, answers)}
      ${readonly ? nothing : html`<p class="keys muted small">${t('checklist.keys')}</p>`}
      <rw-refusal .error=${this.sending.error}>
        ${
          this.queue.waits
            ? html`<rw-button slot="actions" icon="refresh" @click=${this.queue.flush}
                >${t('common.retry')}</rw-button
              >`
            : nothing
        }
      </rw-refusal>
      <ol @keydown=${this.onKey} @focusin=${this.onFocus} @rw-answer=${this.onAnswer}>
        ${repeat(
          items,
          (item) => item.key,
          (item, index) =>
            html`<li>
              <rw-checklist-line
                .item=${item}
                .answer=${answers[item.key]}
                .findings=${this.findings.of(item.key).map(findingWords)}
                ?current=${index === this.current}
                ?readonly=${readonly}
                >${readonly ? nothing : this.renderFault(item, answers[item.key])}</rw-checklist-line
              >
            </li>`,
        )}
      </ol>
    </div>`;
  }

  private renderHead(items: readonly ChecklistItem[], answers: Answers) {
    const { answered, total, failed } = progress(items, answers);
    const measured = items.filter(({ key }) => (answers[key]?.source ?? 'person') !== 'person');
    const open = items.filter((item) => !answers[item.key]);
    const observed = open.filter((item) => item.input.type === 'observe');
    const isOld = this.card.newestChecklist > this.card.checklistVersion;
    return html`<div class="head">
        <p aria-live="polite">
          ${t('checklist.progress', { answered, total })}
          ${measured.length > 0 ? html`· ${t('checklist.measured', { count: measured.length })}` : nothing}
          ${failed.length > 0 ? html`· ${t('checklist.failed', { count: failed.length })}` : nothing}
        </p>
        ${
          this.readonly
            ? nothing
            : html`<rw-button
                  size="bench"
                  icon="arrow-down"
                  ?disabled=${open.length === 0}
                  @click=${() => this.focusOpen()}
                  >${
                    open.length > 0
                      ? t('checklist.next_open', { count: open.length })
                      : t('checklist.all_answered')
                  }</rw-button
                >
                <rw-all-good .items=${observed} @rw-all-good=${this.passAll}></rw-all-good> ${
                  this.card.runStartedAt
                    ? html`<rw-button
                        variant="quiet"
                        icon="refresh"
                        @click=${() => this.startAnew(false)}
                        >${t('checklist.new_run')}</rw-button
                      >`
                    : nothing
                }`
        }
      </div>
      ${
        isOld && !this.readonly
          ? html`<rw-notice kind="warning">
              ${t('checklist.changed')}
              <rw-button slot="actions" icon="refresh" @click=${() => this.startAnew(true)}
                >${t('checklist.take_new')}</rw-button
              >
            </rw-notice>`
          : nothing
      }`;
  }

  /** A failed line offers the fault it usually means, until that fault is on the list. */
  private renderFault(item: ChecklistItem, answer: LineAnswer | undefined) {
    const { faultCode, key } = item;
    if (!faultCode || answer?.result !== 'fail') return nothing;
    if (!faultChoices().includes(faultCode)) return nothing;
    const known = this.card.faults.some(
      (fault) => !fault.closedAt && (fault.checklistItem === key || fault.fault === faultCode),
    );
    if (known) return nothing;
    return html`<rw-button icon="wrench" @click=${() => this.addFault(item)}
      >${t('checklist.add_fault', { fault: faultName(faultCode) })}</rw-button
    >`;
  }

  private get readonly(): boolean {
    return !allowed('diagnostics.record') || !isWorkable(this.card);
  }

  private get lineElements(): RwChecklistLine[] {
    return [...(this.shadowRoot?.querySelectorAll('rw-checklist-line') ?? [])];
  }

  private async focusLine(index: number): Promise<void> {
    const line = this.lineElements[index];
    if (!line) return;
    this.current = index;
    await this.updateComplete;
    line.focus();
    line.scrollIntoView({ block: 'nearest' });
  }

  /** The first line without an answer after the line at hand, else from the top. */
  private async focusOpen(): Promise<void> {
    await this.updateComplete;
    const open = this.lineElements.flatMap(({ answer }, index) => (answer ? [] : [index]));
    const next = open.find((index) => index > this.current) ?? open[0];
    await this.focusLine(next ?? this.current + 1);
  }

  private onFocus(event: FocusEvent): void {
    const index = this.lineElements.findIndex((line) => event.composedPath().includes(line));
    if (index >= 0) this.current = index;
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const [target] = event.composedPath();
    const line = this.lineElements[this.current];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      void this.focusLine(this.current + step);
      return;
    }
    if (event.key === 'Enter' && !(target instanceof HTMLButtonElement)) {
      event.preventDefault();
      if (!(target instanceof HTMLInputElement)) void this.focusLine(this.current + 1);
      else if (line?.commit()) void this.focusOpen();
      return;
    }
    // The physical key counts where the layout writes another alphabet.
    const letter = (/^Key([PFNO])$/.exec(event.code)?.[1] ?? event.key).toLowerCase();
    const result = BY_LETTER[letter];
    if (event.repeat || !line || (!result && letter !== 'o')) return;
    event.preventDefault();
    if (result) line.choose(result);
    else void this.focusOpen();
  }

  /** A card of the checklist answers the line at hand. */
  private onScan(text: string): boolean {
    const scan = readScan(text);
    const card = scan.kind === 'own' ? commandFor(scan.code) : null;
    const result = card && lineResultOf(card.action);
    const line = this.lineElements[this.current];
    if (!result || !line || this.readonly) return false;
    void startScanning().tones.play(line.choose(result) ? 'done' : 'refused');
    return true;
  }

  private onAnswer(event: CustomEvent<LineAnswer>): void {
    const answer = event.detail;
    const wasOpen = !answersOf(this.card, this.queue.pending)[answer.item];
    this.queue.add(answer);
    if (answer.result === null) return;
    void (wasOpen ? this.focusOpen() : this.focusLine(this.current + 1));
  }

  private async passAll(event: CustomEvent<{ except: string[] }>): Promise<void> {
    await this.queue.flush();
    const param = { code: this.card.code };
    const json = { requestId: newRequestId(), except: event.detail.except };
    await this.sending.inTurn(() =>
      call(api.devices[':code'].checklist['all-good'].$post({ param, json })),
    );
  }

  /** @param keep the checklist changed, not the device: answers that still fit stay. */
  private async startAnew(keep: boolean): Promise<void> {
    if (keep) await this.queue.flush();
    const param = { code: this.card.code };
    const json = { requestId: newRequestId(), keep };
    const done = await this.sending.inTurn(() =>
      call(api.devices[':code'].checklist.runs.$post({ param, json })),
    );
    if (done) this.queue.clear();
  }

  private async addFault({ faultCode, key }: ChecklistItem): Promise<void> {
    if (!faultCode) return;
    await this.queue.flush();
    const param = { code: this.card.code };
    const json = { requestId: newRequestId(), fault: faultCode, item: key };
    await this.sending.inTurn(() => call(api.devices[':code'].faults.$post({ param, json })));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-checklist': RwChecklist;
  }
}
