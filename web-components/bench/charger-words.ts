import { ratingText } from '../i18n/rating.ts';

interface Need {
  chargerVolts: number | null;
  chargerWatts: number | null;
  chargerConnector: string;
}

/** What a person looks for on a charger, `65 W · 19.5 V · 4.5 × 3.0 mm`; empty when nothing is known. */
export function chargerNeed({ chargerVolts, chargerWatts, chargerConnector }: Need): string {
  return ratingText({ volts: chargerVolts, watts: chargerWatts, connector: chargerConnector });
}
