/** Why a rule says no, or warns: a translation key and what fills its places. Never a sentence. */
export interface Reason {
  code: string;
  params?: Readonly<Record<string, string | number>>;
}

export function reason(code: string, params?: Readonly<Record<string, string | number>>): Reason {
  return params ? { code, params } : { code };
}

/** Places of a reason that hold a word of ours, and the part of the catalogue where its name stands. */
const WORDS: Readonly<Record<string, string>> = {
  item: 'checklist',
  lock: 'lock',
  hold: 'hold',
  line: 'acc',
  fault: 'fault',
  task: 'task',
};

/** The translation key of one filled place (`item: 'keyboard'` → `checklist.keyboard`), or null to print it as it is. */
export function wordKey(place: string, value: string | number): string | null {
  const part = WORDS[place];
  return part && typeof value === 'string' && /^\w+$/.test(value) ? `${part}.${value}` : null;
}
