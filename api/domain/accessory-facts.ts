/** What is known of an accessory beside volts, watts and plug; an absent fact is one nobody has read yet. */

export const VIDEO_PORTS = ['vga', 'dvi', 'hdmi', 'displayport', 'usb_c'] as const;
export type VideoPort = (typeof VIDEO_PORTS)[number];

/** IEC 60320 appliance inlets: the socket of a power brick, a desktop or a monitor. */
export const INLETS = ['C5', 'C7', 'C13'] as const;

/** Wall plugs by their IEC letters. */
export const PLUGS = ['A', 'B', 'C', 'E', 'F', 'G', 'I'] as const;

export const KEYBOARD_LAYOUTS = ['us', 'fa', 'vi', 'uk', 'de', 'fr'] as const;

export const INTERFACES = ['usb', 'usb_c', 'ps2', 'jack', 'bluetooth'] as const;

export const SIM_SIZES = ['mini', 'micro', 'nano'] as const;

export const SIM_STATES = ['active', 'not_active'] as const;

export interface AccessoryFacts {
  /** Amperes on a charger's label, or what a cord may carry. */
  amps?: number | undefined;
  /** Of a cord what it goes into, of a charger what its cord must have. */
  inlet?: (typeof INLETS)[number] | undefined;
  /** Of a cord, or of a charger without one. */
  plug?: (typeof PLUGS)[number] | undefined;
  /** A monitor's sockets, a video cable's two ends. */
  sockets?: VideoPort[] | undefined;
  layout?: (typeof KEYBOARD_LAYOUTS)[number] | undefined;
  interface?: (typeof INTERFACES)[number] | undefined;
  /** The largest screen a bag or case takes. */
  inch?: number | undefined;
  simSize?: (typeof SIM_SIZES)[number] | undefined;
  simState?: (typeof SIM_STATES)[number] | undefined;
}
