/** @returns the first heading of a page that says something, also inside its elements; null while there is none */
export function headingIn(root: HTMLElement | ShadowRoot): HTMLElement | null {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.localName === 'h1') {
      if (element.textContent?.trim() && element.checkVisibility()) return element;
    }
    const inside = element.shadowRoot && headingIn(element.shadowRoot);
    if (inside) return inside;
  }
  const own = root instanceof HTMLElement ? root.shadowRoot : null;
  return own && headingIn(own);
}
