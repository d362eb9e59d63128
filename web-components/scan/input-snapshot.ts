/** Remembers a text field before a scan runs into it, and puts it back as it was. */

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export interface InputSnapshot {
  /** @param composing whether an input method (Telex, for one) held back some of the text. */
  restore(composing: boolean): void;
  /** Ends the watch over late changes by an input method. */
  release(): void;
}

/** Fields that are written part by part, with some value they can hold. */
const PART_VALUES: Record<string, string> = {
  date: '2000-01-01',
  'datetime-local': '2000-01-01T00:00',
  month: '2000-01',
  time: '00:00',
  week: '2000-W01',
};

const holdsParts = (field: Field) =>
  field instanceof HTMLInputElement && Object.hasOwn(PART_VALUES, field.type);

/** An input method may deliver its text this long after the last key. */
const LATE_MS = 150;

/** @returns null where keys do not land in a field. */
export function takeSnapshot(target: EventTarget | undefined): InputSnapshot | null {
  if (!isField(target)) return null;
  const field = target;
  const { value } = field;
  const selection = selectionOf(field);
  let stopWatching = () => {};

  const putBack = () => {
    if (field.value === value && !holdsParts(field)) return;
    // Half a date has no value: only another one in between takes what was written into its parts.
    if (holdsParts(field)) field.value = PART_VALUES[field.type] ?? '';
    field.value = value;
    if (selection && !(field instanceof HTMLSelectElement)) field.setSelectionRange(...selection);
    // Whoever listened to the scanned text on its way in hears that it is gone.
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    if (field instanceof HTMLSelectElement) {
      field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
    }
  };
  const watchLateChanges = () => {
    const onInput = (event: Event) => {
      if (event.isTrusted) putBack();
    };
    field.addEventListener('input', onInput);
    field.addEventListener('compositionend', onInput);
    const timer = setTimeout(() => stopWatching(), LATE_MS);
    stopWatching = () => {
      clearTimeout(timer);
      field.removeEventListener('input', onInput);
      field.removeEventListener('compositionend', onInput);
    };
  };
  return {
    restore(composing) {
      if (composing) {
        // Only losing the focus ends a composition; its text is delivered then, and taken out after.
        field.blur();
        field.focus();
      }
      putBack();
      watchLateChanges();
    },
    release: () => stopWatching(),
  };
}

export function isEditable(target: EventTarget | undefined): boolean {
  return isField(target) || (target instanceof HTMLElement && target.isContentEditable);
}

const NOT_TEXT = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]);

function isField(target: EventTarget | undefined): target is Field {
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Number, date and e-mail fields have no selection to read. */
function selectionOf(field: Field): [number, number, 'forward' | 'backward' | 'none'] | null {
  if (field instanceof HTMLSelectElement) return null;
  const { selectionStart, selectionEnd, selectionDirection } = field;
  if (selectionStart === null || selectionEnd === null) return null;
  return [selectionStart, selectionEnd, selectionDirection ?? 'none'];
}
