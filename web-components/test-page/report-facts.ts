import type { PageFacts, PageTest } from '#domain/test-page.ts';

export interface FoundFacts {
  test: PageTest;
  facts: PageFacts[PageTest];
}

/** Tells the page what a test has found. */
export function reportFacts<Test extends PageTest>(
  from: HTMLElement,
  test: Test,
  facts: PageFacts[Test],
): void {
  const detail = { test, facts };
  from.dispatchEvent(new CustomEvent('rw-facts', { detail, bubbles: true, composed: true }));
}
