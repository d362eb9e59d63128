import { setLocale, type Locale } from '../i18n/i18n.ts';
import { api, call } from './api-client.ts';
import { getSession } from './session.ts';

/**
 * Switches the language here at once, and for the person signed in wherever they sign in next.
 * Without a network it stays with this device.
 */
export async function saveLocale(locale: Locale): Promise<void> {
  await setLocale(locale);
  if (!getSession()) return;
  await call(api.account.locale.$patch({ json: { locale } })).catch(() => undefined);
}
