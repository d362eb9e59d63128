/** What the form about an accessory says, as the server wants it. */
import type { TrackedKind } from '#domain/accessories.ts';
import { isKey, t } from '../i18n/i18n.ts';
import { showToast } from '../ui/toast.ts';
import type { FactsDraft } from './rw-accessory-facts.ts';

export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

export function texts(form: FormData) {
  const [make, model, serial] = ['make', 'model', 'serial'].map((name) => textOf(form, name));
  const chargerText = textOf(form, 'chargerText');
  const facts = { make: make ?? '', model: model ?? '', serial: serial ?? '' };
  return chargerText ? { ...facts, chargerText } : facts;
}

/** An emptied number is forgotten; words that are no number are left to the server to refuse. */
export function ratings(form: FormData) {
  const number = (name: string) => {
    const text = textOf(form, name).replace(',', '.');
    return text === '' ? null : Number(text);
  };
  const connector = textOf(form, 'connector');
  return { volts: number('volts'), watts: number('watts'), connector };
}

/** Facts of the kind only: what was typed for another kind is not sent. */
export function known(kind: TrackedKind, draft: FactsDraft): Partial<FactsDraft> {
  const { facts, iccid, planEndsOn } = draft;
  const { inlet, sockets, simSize, simState } = facts;
  if (kind === 'charger') return { facts: { inlet } };
  if (kind === 'monitor') return { facts: { sockets } };
  return { facts: { simSize, simState }, iccid, planEndsOn };
}

/** What was saved but should be looked at again. */
export function tellWarnings(warnings: readonly string[]): void {
  for (const key of warnings) {
    if (isKey(key)) showToast({ kind: 'warning', text: t(key) });
  }
}
