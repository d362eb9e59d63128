import axe from 'axe-core';
import { render, type LitElement, type TemplateResult } from 'lit';
import { expect, vi } from 'vitest';
import '../../web-components/ui/tokens.css';

/** Puts a template on the page and waits until its first element has rendered. */
export async function mount<T extends LitElement>(template: TemplateResult): Promise<T> {
  const place = document.createElement('main');
  document.body.replaceChildren(place);
  render(template, place);
  const element = place.querySelector<T>('*');
  if (!element) throw new Error('the template has no element');
  await element.updateComplete;
  return element;
}

/** The element in the shadow of `host`, which must be there. */
export function inside<T extends Element = HTMLElement>(host: Element, selector: string): T {
  const found = host.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector} in ${host.localName}`);
  return found;
}

/** What `look` answers once it no longer throws; for what the product behind the page must answer first. */
export function eventually<T>(look: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(look, { timeout: 10_000 });
}

/** WCAG 2.2 A and AA and axe's own good practices, shadow roots included. */
export async function expectAccessible(within: Element = document.body): Promise<void> {
  const { violations } = await axe.run(within, {
    rules: { 'page-has-heading-one': { enabled: false } },
  });
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`,
  );
  expect(found).toEqual([]);
}
