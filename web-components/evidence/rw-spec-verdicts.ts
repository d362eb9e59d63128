import { type SpecCheck, UPGRADE_FAULTS, checkSpec, gateProfile } from '#domain/spec-profiles.ts';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import { I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-notice.ts';
import { blockerText } from '../data/blocker-text.ts';
import { type Card, isWorkable } from './card.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

const loadProfiles = () => call(api['spec-profiles'].$get());
type Profiles = Awaited<ReturnType<typeof loadProfiles>>;
type Profile = Profiles['profiles'][number];

/** The name an administrator gave, or the built-in one in the language in force. */
export function profileName({ id, name }: { id: string; name: string }): string {
  const key = `spec.profile.${id}`;
  return name || (isKey(key) ? t(key) : id);
}

const LOOK = {
  pass: { kind: 'done', icon: 'circle-check' },
  kit: { kind: 'done', icon: 'circle-check' },
  upgrade: { kind: 'warning', icon: 'warning' },
  no: { kind: 'warning', icon: 'circle-x' },
  unknown: { kind: 'warning', icon: 'help' },
} as const;

/**
 * Whether the device suits, profile by profile, with the reasons; the gate's profile large.
 * An upgrade goes onto the fault list with one press.
 * @fires rw-changed
 */
@customElement('rw-spec-verdicts')
export class RwSpecVerdicts extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .all {
        display: grid;
        gap: var(--rw-space-3);
      }

      details {
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius-small);
        background: var(--rw-color-surface);
      }

      summary {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-2) var(--rw-space-3);
        min-block-size: var(--rw-touch);
        padding: var(--rw-space-2) var(--rw-space-4);
        cursor: pointer;
      }

      summary strong {
        flex: 1 1 10rem;
      }

      details p {
        padding: 0 var(--rw-space-4) var(--rw-space-2);
      }

      .done {
        color: var(--rw-color-done);
      }

      .warning {
        color: var(--rw-color-warning);
      }
    `,
  ];

  @property({ attribute: false }) card!: Card;
  @state() private profiles: Profiles | null = null;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('card') as Card | undefined;
    if (changed.has('card') && before?.code !== this.card.code) void this.load();
  }

  override render() {
    const { card, profiles } = this;
    const gate = gateProfile(card);
    const others = profiles?.profiles.filter(({ id }) => id !== gate.id) ?? [];
    return html`<div class="all">
      ${this.renderGate(checkSpec(card.kind, card, gate), {
        id: gate.id,
        name: card.profile?.name ?? '',
      })}
      ${others.map((profile) => this.renderOther(profile))}
      <rw-refusal .error=${this.sending.error}></rw-refusal>
    </div>`;
  }

  private renderGate(check: SpecCheck, profile: { id: string; name: string }) {
    const planned = check.verdict === 'upgrade' ? this.missingTasks(check) : [];
    const editable = allowed('diagnostics.record') && isWorkable(this.card);
    return html`<rw-notice kind=${LOOK[check.verdict].kind}>
      <strong
        >${t('spec.for_profile', {
          verdict: t(`spec.verdict.${check.verdict}`),
          profile: profileName(profile),
        })}</strong
      >
      ${wordsOf(check).map((line) => html`<p>${line}</p>`)}
      ${
        check.verdict === 'upgrade' && planned.length === 0
          ? html`<p>${t('spec.upgrade_planned')}</p>`
          : nothing
      }
      ${
        planned.length > 0 && editable
          ? html`<rw-button
              slot="actions"
              icon="wrench"
              ?busy=${this.sending.busy}
              @click=${() => this.plan(check)}
              >${t('spec.plan_upgrade')}</rw-button
            >`
          : nothing
      }
    </rw-notice>`;
  }

  private renderOther(profile: Profile) {
    const check = checkSpec(this.card.kind, this.card, profile);
    const { kind, icon } = LOOK[check.verdict];
    return html`<details>
      <summary>
        <strong>${profileName(profile)}</strong>
        <span class=${kind}
          ><rw-icon name=${icon}></rw-icon> ${t(`spec.verdict.${check.verdict}`)}</span
        >
      </summary>
      ${wordsOf(check).map((line) => html`<p>${line}</p>`)}
    </details>`;
  }

  /** Upgrades that are on no open line of the fault list yet. */
  private missingTasks({ reasons }: SpecCheck) {
    const open = this.card.faults.filter(({ closedAt }) => !closedAt).map(({ fault }) => fault);
    return reasons.flatMap((reason) => {
      const fault = UPGRADE_FAULTS[reason.code];
      return fault && !open.includes(fault) ? [{ fault, note: blockerText(reason) }] : [];
    });
  }

  private async plan(check: SpecCheck): Promise<void> {
    const param = { code: this.card.code };
    const tasks = new Map(this.missingTasks(check).map((task) => [task.fault, task.note]));
    for (const [fault, note] of tasks) {
      const json = {
        requestId: newRequestId(),
        fault,
        item: '',
        decision: 'upgrade' as const,
        note,
      };
      const done = await this.sending.run(() =>
        call(api.devices[':code'].faults.$post({ param, json })),
      );
      if (!done) return;
    }
  }

  /** The gate's profile comes with the device; the others may stay away without network. */
  private async load(): Promise<void> {
    this.profiles = await loadProfiles().catch(() => null);
  }
}

function wordsOf({ reasons, notes, kit }: SpecCheck): string[] {
  const adds = kit.map((line) => {
    const key = `acc.${line}`;
    return t('spec.kit_adds', { line: isKey(key) ? t(key) : line });
  });
  return [...[...reasons, ...notes].map(blockerText), ...adds];
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-spec-verdicts': RwSpecVerdicts;
  }
}
