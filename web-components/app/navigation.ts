/** Moves between pages with the History API; plain `<a href>` inside the product works the same way. */
import { clearUnsavedInput } from '../data/unsaved.ts';

const CHANGED = 'rw-navigated';

/** What the frame hands to every page element it makes. */
export interface RoutedPage extends HTMLElement {
  params?: Record<string, string>;
  query?: URLSearchParams;
}

/** @param to path with query, e.g. `/devices/1000012383?tab=history` */
export function navigate(to: string, { replace = false }: { replace?: boolean } = {}): void {
  const url = new URL(to, location.href);
  if (url.origin !== location.origin) {
    location.assign(url);
    return;
  }
  if (url.href === location.href) replace = true;
  rememberScroll();
  if (replace) history.replaceState({}, '', url);
  else history.pushState({}, '', url);
  announce();
}

/** Changes the query only, so that the address can be shared; the page stays where it is. */
export function replaceQuery(values: Record<string, string | undefined>): void {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  history.replaceState(history.state, '', url);
}

/** @returns a function that ends the subscription */
export function onNavigate(listener: () => void): () => void {
  const handle = () => listener();
  window.addEventListener(CHANGED, handle);
  window.addEventListener('popstate', handle);
  return () => {
    window.removeEventListener(CHANGED, handle);
    window.removeEventListener('popstate', handle);
  };
}

/** Turns presses on links into moves between pages. Files, downloads and new tabs stay with the browser. */
export function interceptLinks(): void {
  document.addEventListener('click', (event) => {
    const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || event.button !== 0 || modified) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link?.href || link.target || link.hasAttribute('download')) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || url.pathname.startsWith('/api/')) return;
    if (url.hash && url.pathname === location.pathname) return;
    event.preventDefault();
    navigate(url.href);
  });
}

/** Where the reader was on this page before, or its top. */
export function restoreScroll(): void {
  const state: unknown = history.state;
  const known = typeof state === 'object' && state !== null && 'scroll' in state;
  window.scrollTo(0, known ? Number(state.scroll) || 0 : 0);
}

function rememberScroll(): void {
  history.replaceState({ scroll: window.scrollY }, '');
}

function announce(): void {
  clearUnsavedInput();
  window.dispatchEvent(new Event(CHANGED));
}
