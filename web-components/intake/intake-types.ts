/** What the intake pages hand to each other. */
import type { DeviceKind } from '#domain/device-kinds.ts';
import type { api } from '../data/api-client.ts';
import type { IconName } from '../ui/icons.ts';

type WalkInJson = Parameters<(typeof api.intake.devices)['$post']>[0]['json'];
type DonationJson = Parameters<(typeof api.donations)['$post']>[0]['json'];

export type NewDonor = NonNullable<WalkInJson['donor']>;
export type DropOff = NonNullable<DonationJson['dropOff']>;

/** Who gives, as chosen at the door. */
export interface ChosenDonor {
  /** Shown on the screen; empty for anonymous donors. */
  name: string;
  donorId?: string;
  donor?: NewDonor;
  dropOff: DropOff;
}

export const ANONYMOUS: ChosenDonor = {
  name: '',
  donor: { kind: 'anonymous' },
  dropOff: 'office',
};

/** The device as typed, tapped and scanned. */
export interface DeviceDraft {
  kind: DeviceKind | '';
  make: string;
  model: string;
  serial: string;
  noSerialReason: string;
  /** A blank label that was stuck on it already. */
  labelCode: string;
  chargerCame: boolean;
  chargerText: string;
  unsafe: boolean;
  placeId: string;
}

export interface RecentKind {
  kind: DeviceKind;
  make: string;
  model: string;
}

export interface PlaceChoice {
  id: string;
  name: string;
  kind: string;
  code: string;
}

export const KIND_ICONS: Record<DeviceKind, IconName> = {
  laptop: 'laptop',
  desktop: 'monitor',
  tablet: 'tablet',
  aio: 'monitor',
};

export const EMPTY_DRAFT: DeviceDraft = {
  kind: '',
  make: '',
  model: '',
  serial: '',
  noSerialReason: '',
  labelCode: '',
  chargerCame: false,
  chargerText: '',
  unsafe: false,
  placeId: '',
};
