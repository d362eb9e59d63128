/** Versions of the checklist as the browser knows them, and the words of their lines. */
import { sayWords } from '#domain/checklist-versions.ts';
import type { ChecklistInput } from '#domain/checklist-items.ts';
import {
  BUILT_IN_CHECKLIST,
  BUILT_IN_VERSION,
  type ChecklistDefinition,
  type ChecklistItem,
  linesOf,
} from '#domain/checklists.ts';
import type { DeviceKind } from '#domain/device-kinds.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { formatNumber, getLocale, isKey, t } from '../i18n/i18n.ts';
import { api, call } from './api-client.ts';

const known = new Map<number, ChecklistDefinition>([[BUILT_IN_VERSION, BUILT_IN_CHECKLIST]]);

async function load(version: number): Promise<void> {
  const param = { version: String(version) };
  const { definition } = await call(api.checklists[':version'].$get({ param }));
  known.set(version, definition as ChecklistDefinition);
}

/** The lines of a device's checklist: at once where its version is known, else as soon as it is read. */
export class ChecklistLines implements ReactiveController {
  error: unknown = null;
  private readonly host: ReactiveControllerHost;
  private asked: number | null = null;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.asked = null;
  }

  /** null while the version is on its way. */
  of(card: { kind: DeviceKind; checklistVersion: number }): readonly ChecklistItem[] | null {
    const definition = known.get(card.checklistVersion);
    if (definition) return linesOf(definition, card.kind);
    if (this.asked !== card.checklistVersion) void this.read(card.checklistVersion);
    return null;
  }

  readonly again = (): void => {
    this.asked = null;
    this.error = null;
    this.host.requestUpdate();
  };

  private async read(version: number): Promise<void> {
    this.asked = version;
    try {
      await load(version);
      this.error = null;
    } catch (error) {
      this.error = error;
    }
    this.host.requestUpdate();
  }
}

type Worded = Pick<ChecklistItem, 'key' | 'title' | 'criterion'>;

export function lineTitle({ key, title }: Worded): string {
  return sayWords(title, getLocale()) || sayKey(`checklist.${key}`) || key;
}

export function lineCriterion({ key, criterion }: Worded): string {
  return sayWords(criterion, getLocale()) || sayKey(`checklist.${key}.criterion`);
}

/** The title of a line of any version read so far, by its key alone. */
export function titleOfKey(key: string): string {
  for (const { lines } of [...known.values()].toReversed()) {
    const line = lines.find((one) => one.key === key);
    if (line) return lineTitle(line);
  }
  return key;
}

function sayKey(key: string): string {
  return isKey(key) ? t(key) : '';
}

/** "80 % and more: good · 60 to 79 %: usable · below 60 %: fail"; empty where any value passes. */
export function limitsText(input: ChecklistInput): string {
  if (input.type !== 'number' || input.bands.length < 2) return '';
  const unit = t(`unit.${input.unit}`);
  const parts = input.bands.map(({ from, verdict }, index) => {
    const next = input.bands[index + 1]?.from;
    const words = { unit, verdict: t(`verdict.${verdict}`) };
    if (next === undefined) return t('limit.from', { ...words, from: formatNumber(from) });
    const isFirst = from <= input.minimum;
    const isWhole = Number.isInteger(from) && Number.isInteger(next);
    const to = formatNumber(isFirst || !isWhole ? next : next - 1);
    if (isFirst) return t('limit.below', { ...words, to });
    return t('limit.between', { ...words, from: formatNumber(from), to });
  });
  return parts.toReversed().join(' · ');
}
