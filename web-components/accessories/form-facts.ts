/** What the form about an accessory says, as the server wants it. */

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
