/** Parcels of handover sessions as the browser reads them. */
import type {
  OpenShipment,
  Shipment,
  ShipmentItem,
} from '../../api/handover-courier/shipment-list.service.ts';
import { SHIPMENT_LATE_DAYS } from '#domain/shipments.ts';
import { api, call } from '../data/api-client.ts';
import { t } from '../i18n/i18n.ts';
import type { SessionEntry } from './session-data.ts';

export type { OpenShipment, Shipment, ShipmentItem };

export const parcelApi = api['handover-sessions'][':code'].shipments;

export async function loadShipments(code: string): Promise<Shipment[]> {
  return (await call(parcelApi.$get({ param: { code } }))).shipments;
}

export async function loadOpenShipments(): Promise<OpenShipment[]> {
  return (await call(api.shipments.$get())).shipments;
}

/** `under way for 3 days` */
export function stateWords({ state, days }: Pick<OpenShipment, 'state' | 'days'>): string {
  return t(`courier.state_${state}`, { days: days ?? 0 });
}

export const lateWords = () => t('courier.late', { days: SHIPMENT_LATE_DAYS });

/** Reserved, and in no parcel that is open. */
export function sendable(
  entries: readonly SessionEntry[],
  parcels: readonly Shipment[],
): SessionEntry[] {
  const inParcel = new Set(
    parcels.flatMap(({ items }) =>
      items.filter(({ outcome }) => outcome === null).map(({ needCode }) => needCode),
    ),
  );
  return entries.filter(
    ({ state, reservation, needCode }) =>
      (state === 'waiting' || state === 'absent') && reservation && !inParcel.has(needCode),
  );
}

/** Scanned together with what belongs to it; a card alone has nothing to go with it. */
export const isChecked = ({ pairedAt, card }: SessionEntry): boolean =>
  pairedAt !== null || card !== null;

/** The day that was chosen as a moment: now for today, otherwise its noon. */
export function momentOf(day: string): string | undefined {
  if (!day || day === today()) return undefined;
  return new Date(`${day}T12:00:00`).toISOString();
}

/** ISO 8601, by the clock of this device. */
export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
