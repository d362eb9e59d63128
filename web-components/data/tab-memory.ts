/** A list of texts that lasts as long as this tab of the browser, over its reloads. */
export interface TabMemory {
  recall(): string[];
  remember(texts: readonly string[]): void;
}

/** Storage may be blocked: then it lasts until the reload. */
export function tabMemory(key: string): TabMemory {
  return {
    recall() {
      try {
        const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
        return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
      } catch {
        return [];
      }
    },
    remember(texts) {
      try {
        sessionStorage.setItem(key, JSON.stringify(texts));
      } catch {
        return;
      }
    },
  };
}
