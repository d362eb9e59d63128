import { startLocale } from '../i18n/i18n.ts';

/** In all languages, since no catalogue is there. */
const NOT_LOADED =
  'Rework could not be loaded. Reload the page. · Không tải được Rework. Hãy tải lại trang. · ' +
  'Rework بارگذاری نشد. صفحه را دوباره باز کنید.';

/** @returns whether there is a language to speak; without one the page says so and nothing else. */
export async function startLanguage(): Promise<boolean> {
  try {
    await startLocale();
    return true;
  } catch {
    document.body.textContent = NOT_LOADED;
    return false;
  }
}
