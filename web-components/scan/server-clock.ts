/** How wrong this device's clock is, as the server's last answer showed: a scan keeps it, for the clock may be set later. */
const STORAGE_KEY = 'rework.clock-error';
/** An answer that was longer under way says too little. */
const SLOW_MS = 4_000;
/** The server's date comes in whole seconds: less than this is no error. */
const TOLERANCE_MS = 2_000;

/** @param asked when the request went, by this device's clock */
export function noteServerDate(date: string | null, asked: number): void {
  const answered = Date.now();
  const server = Date.parse(date ?? '');
  if (Number.isNaN(server) || answered < asked || answered - asked > SLOW_MS) return;
  const error = server + 500 - (asked + answered) / 2;
  const kept = Math.abs(error) < TOLERANCE_MS ? 0 : Math.round(error);
  try {
    localStorage.setItem(STORAGE_KEY, String(kept));
  } catch {
    // Then the clock at the sending decides alone.
  }
}

/** Milliseconds to add to this device's time; undefined before any answer. */
export function clockError(): number | undefined {
  try {
    const kept = localStorage.getItem(STORAGE_KEY);
    return kept === null ? undefined : Number(kept);
  } catch {
    return undefined;
  }
}
