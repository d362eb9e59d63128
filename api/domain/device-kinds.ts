/** The kinds of device a workshop takes in. */
export const DEVICE_KINDS = ['laptop', 'desktop', 'tablet', 'aio'] as const;

export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** The three ways of working; an all-in-one is tested like a desktop. */
export type WorkKind = 'laptop' | 'desktop' | 'tablet';

export function workKind(kind: DeviceKind): WorkKind {
  return kind === 'aio' ? 'desktop' : kind;
}
