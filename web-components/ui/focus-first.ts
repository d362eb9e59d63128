import { LitElement } from 'lit';

const FIELDS = 'input, select, textarea, rw-choice, rw-button';

/** Moves the focus to the first thing to fill in or press inside an element that has just appeared. */
export async function focusFirst(host: LitElement): Promise<void> {
  await host.updateComplete;
  await focusDrawn(host.shadowRoot?.querySelector<HTMLElement>(FIELDS));
}

/** @returns the first thing to fill in or press, also inside the elements of `root` */
export function firstField(root: ParentNode): HTMLElement | null {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.matches(FIELDS) && element.checkVisibility()) return element;
    const inside = element.shadowRoot && firstField(element.shadowRoot);
    if (inside) return inside;
  }
  return null;
}

/** An element takes the focus only when the inside of what is ours, itself and the field around it, is there. */
export async function focusDrawn(element: HTMLElement | null | undefined): Promise<void> {
  for (const ours of [element?.parentElement, element]) {
    if (ours instanceof LitElement) await ours.updateComplete;
  }
  element?.focus();
  // As with the Tab key: what is typed replaces what was suggested.
  if (element instanceof HTMLInputElement) element.select();
}
