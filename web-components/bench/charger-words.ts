import { connectorLabel } from '#domain/connectors.ts';
import { formatNumber } from '../i18n/i18n.ts';

interface Need {
  chargerVolts: number | null;
  chargerWatts: number | null;
  chargerConnector: string;
}

/** `65 W · 19.5 V · 4.5 × 3.0 mm`, what a person looks for on a charger; empty when nothing is known. */
export function chargerWords({ chargerVolts, chargerWatts, chargerConnector }: Need): string {
  return [
    chargerWatts === null ? '' : `${formatNumber(chargerWatts)} W`,
    chargerVolts === null ? '' : `${formatNumber(chargerVolts)} V`,
    chargerConnector ? connectorLabel(chargerConnector) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
