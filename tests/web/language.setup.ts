/** Elements that a test opens by themselves speak English, as the product does once a language is loaded. */
import { setLocale } from '../../web-components/i18n/i18n.ts';

await setLocale('en');
