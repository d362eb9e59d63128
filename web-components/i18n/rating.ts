/** What a charger gives or a device asks for, in words: `65 W · 19.5 V · 4.5 × 3.0 mm`. */
import { connectorLabel } from '#domain/connectors.ts';
import { t } from './i18n.ts';

export interface Rating {
  volts: number | null;
  watts: number | null;
  /** Empty or null where nobody has entered it. */
  connector: string | null;
}

/** Sizes of plugs stay left to right in every language. */
const LEFT_TO_RIGHT = '\u2066';
const END = '\u2069';

/** The parts that are known, each with a direction of its own. */
export function ratingParts({ watts, volts, connector }: Rating): string[] {
  return [
    watts === null ? '' : t('kitting.watts', { watts }),
    volts === null ? '' : t('kitting.volts', { volts }),
    connector ? LEFT_TO_RIGHT + connectorLabel(connector) + END : '',
  ].filter(Boolean);
}

export function ratingText(rating: Rating): string {
  return ratingParts(rating).join(' · ');
}
