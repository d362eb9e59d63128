/** Parts of other features that live in the top bar or work in the background while a person is signed in. */
export interface ShellPart {
  /** An element for the top bar; left out for parts that only listen. */
  tag?: `rw-${string}`;
  load: () => Promise<unknown>;
}

/** In the order of the top bar. */
export const shellParts: readonly ShellPart[] = [
  { tag: 'rw-search-box', load: () => import('../search/rw-search-box.ts') },
  { tag: 'rw-scan-status', load: () => import('../scan/rw-scan-status.ts') },
  { tag: 'rw-safety-hold', load: () => import('../recycling/rw-safety-hold.ts') },
  { load: () => import('../handover-table/table-wake.ts') },
  { load: async () => (await import('../scan/known-refresh.ts')).startKnownCodes() },
  { tag: 'rw-bench-lock', load: () => import('../people/rw-bench-lock.ts') },
];
