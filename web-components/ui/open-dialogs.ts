/** Which modal dialogs are open, the topmost last; keys that press page buttons must not reach behind them. */
const open: HTMLElement[] = [];

export function dialogOpened(dialog: HTMLElement): void {
  dialogClosed(dialog);
  open.push(dialog);
}

export function dialogClosed(dialog: HTMLElement): void {
  const index = open.indexOf(dialog);
  if (index >= 0) open.splice(index, 1);
}

export function isBehindDialog(element: Element): boolean {
  const top = open.at(-1);
  if (!top) return false;
  for (let node: Node | null = element; node; node = node.parentNode ?? (node as ShadowRoot).host) {
    if (node === top) return false;
    if (node === document) return true;
  }
  return true;
}
