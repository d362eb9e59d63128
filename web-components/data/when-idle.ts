/** Resolves when the page has nothing more urgent to do, or after so many milliseconds: the answer to a scan is painted first. */
export function whenIdle(atMost = 500): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: atMost });
    else setTimeout(resolve, atMost / 10);
  });
}
