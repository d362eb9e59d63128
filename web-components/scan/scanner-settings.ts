/** How the keyboard scanner of this device is told from a person typing; kept on the device. */
export interface ScannerSettings {
  /** Longest pause between two keys of one scan, milliseconds. Generous: some radios are slow. */
  gapMs: number;
  /** A scan without Enter or Tab ends after this silence, milliseconds; 0 means never. */
  silenceMs: number;
  /** Shorter bursts are not scans. */
  minLength: number;
}

export const DEFAULT_SCANNER_SETTINGS: ScannerSettings = {
  gapMs: 100,
  silenceMs: 250,
  minLength: 4,
};

const STORAGE_KEY = 'rework.scanner';

export function loadScannerSettings(): ScannerSettings {
  const stored = readStored();
  const within = (value: unknown, from: number, to: number, otherwise: number) =>
    typeof value === 'number' && value >= from && value <= to ? value : otherwise;
  const { gapMs, silenceMs, minLength } = DEFAULT_SCANNER_SETTINGS;
  return {
    gapMs: within(stored.gapMs, 10, 5000, gapMs),
    silenceMs: within(stored.silenceMs, 0, 10_000, silenceMs),
    minLength: within(stored.minLength, 2, 20, minLength),
  };
}

export function saveScannerSettings(settings: ScannerSettings): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(settings));
  } catch {
    // Storage may be blocked; the settings then last until the reload.
    return;
  }
}

function readStored(): Partial<Record<keyof ScannerSettings, unknown>> {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}');
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}
