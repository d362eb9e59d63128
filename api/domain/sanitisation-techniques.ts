/** Storage media and the ways to sanitise them: methods as in NIST SP 800-88, techniques as in IEEE 2883. */

export const MEDIA_TYPES = [
  'hdd',
  'sata_ssd',
  'nvme',
  'emmc',
  'sd',
  'sim',
  'optical',
  'usb',
  'other',
] as const;

export type MediaType = (typeof MEDIA_TYPES)[number];

export const SANITISATION_METHODS = ['clear', 'purge', 'destroy'] as const;
export type SanitisationMethod = (typeof SANITISATION_METHODS)[number];

interface TechniqueFacts {
  /** The strongest method the technique counts as, or null when it proves nothing. */
  method: SanitisationMethod | null;
  accepted: readonly MediaType[];
}

const technique = (
  method: SanitisationMethod | null,
  ...accepted: readonly MediaType[]
): TechniqueFacts => ({ method, accepted });

export const TECHNIQUES = {
  overwrite: technique('clear', 'hdd'),
  ata_sanitize_overwrite: technique('purge', 'hdd'),
  ata_sanitize_block: technique('purge', 'sata_ssd'),
  ata_sanitize_crypto: technique('purge', 'hdd', 'sata_ssd'),
  ata_secure_erase: technique('clear', 'hdd', 'sata_ssd'),
  nvme_sanitize_block: technique('purge', 'nvme'),
  nvme_sanitize_crypto: technique('purge', 'nvme'),
  nvme_sanitize_overwrite: technique('purge', 'nvme'),
  nvme_format_ses1: technique('clear', 'nvme'),
  nvme_format_ses2: technique('purge', 'nvme'),
  guided_factory_reset: technique('clear', 'emmc'),
  shred: technique('destroy', ...MEDIA_TYPES),
  crush: technique('destroy', ...MEDIA_TYPES),
  disintegrate: technique('destroy', ...MEDIA_TYPES),
  incinerate: technique('destroy', ...MEDIA_TYPES),
  // Known from logs and from people's words; none of them proves that data is gone.
  nvme_format_ses0: technique(null),
  quick_format: technique(null),
  os_reinstall: technique(null),
  plain_factory_reset: technique(null),
  degauss: technique(null),
} as const satisfies Record<string, TechniqueFacts>;

export type Technique = keyof typeof TECHNIQUES;

export const TECHNIQUE_NAMES = Object.keys(TECHNIQUES) as Technique[];

export function methodOf(name: Technique): SanitisationMethod | null {
  return TECHNIQUES[name].method;
}

/** Techniques that erase a medium and leave it usable, the strongest first. */
export function acceptedTechniques(type: MediaType): Technique[] {
  const facts = (name: Technique): TechniqueFacts => TECHNIQUES[name];
  return TECHNIQUE_NAMES.filter(
    (name) => facts(name).method !== 'destroy' && facts(name).accepted.includes(type),
  ).toSorted((a, b) => rank(b) - rank(a));
}

function rank(name: Technique): number {
  return methodOf(name) === 'purge' ? 1 : 0;
}

export const DESTRUCTION_TECHNIQUES = TECHNIQUE_NAMES.filter(
  (name) => methodOf(name) === 'destroy',
);

/** Cards, sticks and discs are never wiped for reuse here: they leave the device and are recorded one by one. */
export function isRemovedOnly(type: MediaType): boolean {
  return acceptedTechniques(type).length === 0;
}

/** Flash memory keeps copies out of reach of a plain overwrite. */
export function isFlash(type: MediaType): boolean {
  return ['sata_ssd', 'nvme', 'emmc', 'sd', 'usb'].includes(type);
}
