/** Full screen, where the browser has it; elsewhere the page fills its window. */

interface KeyboardOfBrowser {
  lock?: () => Promise<void>;
  unlock?: () => void;
  getLayoutMap?: () => Promise<ReadonlyMap<string, string>>;
}

/** Chromium's Keyboard API, which the type library does not know. */
export function browserKeyboard(): KeyboardOfBrowser | undefined {
  return (navigator as Navigator & { keyboard?: KeyboardOfBrowser }).keyboard;
}

/** @param withKeys asks for the keys too that the system keeps otherwise (Chromium only) */
export async function enterFullScreen(withKeys = false): Promise<void> {
  try {
    await document.documentElement.requestFullscreen?.();
    if (withKeys) await browserKeyboard()?.lock?.();
  } catch {
    return;
  }
}

export async function leaveFullScreen(): Promise<void> {
  browserKeyboard()?.unlock?.();
  if (document.fullscreenElement) await document.exitFullscreen().catch(() => undefined);
}
