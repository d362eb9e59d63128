import { foldDigits } from '#domain/codes.ts';

/** A number field drops the digits of a Persian or Arabic keyboard: they are put into it as it takes them. */
export function acceptOwnDigits(): void {
  document.addEventListener('beforeinput', (event) => {
    const [field] = event.composedPath();
    if (!(field instanceof HTMLInputElement) || field.type !== 'number' || !event.data) return;
    const plain = foldDigits(event.data).replace('٫', '.');
    if (plain === event.data) return;
    event.preventDefault();
    // The only way that keeps the place of the cursor, the undo of the browser, and its own events.
    document.execCommand('insertText', false, plain);
  });
}
