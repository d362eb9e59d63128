import { LitElement } from 'lit';

const FIELDS = 'input, select, textarea, rw-choice, rw-button';

/** Moves the focus to the first thing to fill in or press inside an element that has just appeared. */
export async function focusFirst(host: LitElement): Promise<void> {
  await host.updateComplete;
  await focusDrawn(host.shadowRoot?.querySelector<HTMLElement>(FIELDS));
}

/** An element of ours takes the focus only when its inside is there. */
export async function focusDrawn(element: HTMLElement | null | undefined): Promise<void> {
  if (element instanceof LitElement) await element.updateComplete;
  element?.focus();
}
