import { firstField, focusDrawn } from './focus-first.ts';

/** What had the focus may vanish with an act: the keyboard then goes on where it stood, never at the top of the page. */
interface Step {
  readonly element: Element;
  /** Its place among the children of what holds it. */
  readonly index: number;
}

/** Call once, for the whole document. */
export function keepFocus(): void {
  document.addEventListener('focusout', (event) => {
    if (event.relatedTarget) return;
    // Told before the element is taken away: its place can still be read.
    const path = event.composedPath().filter((node) => node instanceof Element);
    const lost = path.map((element) => ({ element, index: placeOf(element) }));
    const forms = new Set([...new Set(path.map(treeAt))].flatMap(formsIn));
    // Whoever moves the focus on purpose does so with the drawing that took the element away.
    requestAnimationFrame(() => giveFocus(lost, forms));
  });
}

function placeOf(element: Element): number {
  return [...(element.parentNode?.children ?? [])].indexOf(element);
}

/** The tree inside an element of ours, else the one in which it stands. */
const treeAt = (element: Element) => element.shadowRoot ?? element.getRootNode();

function formsIn(tree: Node): Element[] {
  if (!(tree instanceof ShadowRoot)) return [];
  const isForm = ({ localName }: Element) => localName === 'form' || localName.endsWith('-form');
  return [...tree.querySelectorAll('*')].filter(isForm);
}

/**
 * A form that took the place of the button that opened it has the focus in its first field.
 * Otherwise not the next button: a key still held down would press it.
 */
function giveFocus(lost: readonly Step[], forms: ReadonlySet<Element>): void {
  const [first] = lost;
  const active = document.activeElement;
  if (!first || (active && active !== document.body) || canHold(first.element)) return;
  for (const [at, { element }] of lost.entries()) {
    if (at === 0 || !isShown(element)) continue;
    const opened = formsIn(treeAt(element)).find((form) => !forms.has(form) && isShown(form));
    const field = opened && firstField(opened.shadowRoot ?? opened);
    if (field) return void focusDrawn(field);
    const index = lost[at - 1]?.index ?? 0;
    const inside = element.shadowRoot ? [] : [...element.children];
    const beside = [inside[index], inside[index - 1], element].find((one) => one && isPlain(one));
    if (!(beside instanceof HTMLElement)) continue;
    const spot = spotIn(beside);
    focusPlain(spot);
    spot.scrollIntoView({ block: 'nearest' });
    return;
  }
}

/** Nobody sees the frame around something higher than the screen: what it begins with has the focus. */
function spotIn(element: HTMLElement): HTMLElement {
  if (element.offsetHeight <= window.innerHeight / 2) return element;
  const first = [...(element.shadowRoot ?? element).children].find(isPlain);
  return first instanceof HTMLElement ? spotIn(first) : element;
}

function isShown(element: Element): boolean {
  return element.isConnected && element.checkVisibility({ visibilityProperty: true });
}

function canHold(element: Element): boolean {
  return isShown(element) && !element.matches(':disabled');
}

/** Takes the focus itself, instead of passing it on to a control inside. */
function isPlain(element: Element): boolean {
  const { shadowRoot } = element;
  return (
    isShown(element) &&
    element.getBoundingClientRect().height > 0 &&
    element.localName !== 'slot' &&
    element !== document.body &&
    !shadowRoot?.delegatesFocus &&
    !element.matches('a, button, input, select, textarea, label, summary')
  );
}

/** Gives the focus to what is no control; afterwards it is none again. */
export function focusPlain(element: HTMLElement): void {
  const own = element.hasAttribute('tabindex');
  if (!own) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  const leave = () => element.removeAttribute('tabindex');
  if (!own) element.addEventListener('blur', leave, { once: true });
}
