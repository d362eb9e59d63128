/** What people type into forms, as the server takes it. */
import { foldDigits } from '#domain/codes.ts';

/** A number written with any digits and a comma or point; null when the field is empty or no number. */
export function numberOf(text: string | null | undefined): number | null {
  const plain = foldDigits(text ?? '')
    .replace(/[,٫]/g, '.')
    .trim();
  if (plain === '') return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** A `datetime-local` field, in the zone of this machine, as ISO 8601 in UTC; null when empty. */
export function momentOf(form: FormData, name: string): string | null {
  const text = textOf(form, name);
  const moment = new Date(text);
  return text === '' || Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

/** A moment (now when null) as a `datetime-local` field shows it. */
export function localNow(moment: string | null): string {
  const date = moment ? new Date(moment) : new Date();
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
