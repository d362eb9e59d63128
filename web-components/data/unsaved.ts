/** Whether something typed into a form has not reached the server yet; a reload then waits for the person. */
let unsaved = false;
const listeners = new Set<() => void>();

export function hasUnsavedInput(): boolean {
  return unsaved;
}

/** After a write was accepted, or when the page with the form was left. */
export function clearUnsavedInput(): void {
  set(false);
}

export function onUnsavedChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Watches typing in every form of the page, except searches. */
export function watchTyping(): void {
  document.addEventListener('input', (event) => {
    const inForm = event
      .composedPath()
      .some((node) => node instanceof HTMLFormElement && node.role !== 'search');
    if (inForm) set(true);
  });
}

function set(value: boolean): void {
  if (unsaved === value) return;
  unsaved = value;
  for (const listener of listeners) listener();
}
