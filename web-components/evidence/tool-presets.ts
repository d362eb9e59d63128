/** Tools that workshops wipe with, and how each erases a medium of this type; a name is the same in every language. */
import {
  acceptedTechniques,
  type MediaType,
  methodOf,
  type Technique,
  TECHNIQUE_NAMES,
} from '#domain/sanitisation-techniques.ts';

export interface ToolPreset {
  id: string;
  tool: string;
  /** The technique it is mostly used for. */
  technique: Technique;
}

const ATA: Partial<Record<MediaType, Technique>> = {
  hdd: 'ata_secure_erase',
  sata_ssd: 'ata_sanitize_block',
};

const OVERWRITING: Partial<Record<MediaType, Technique>> = { hdd: 'overwrite' };

const OWN: Partial<Record<MediaType, Technique>> = {
  hdd: 'overwrite',
  sata_ssd: 'ata_sanitize_block',
  nvme: 'nvme_sanitize_block',
};

const PRESETS: readonly [string, Partial<Record<MediaType, Technique>>][] = [
  ['nwipe', OVERWRITING],
  ['ShredOS', OVERWRITING],
  ['hdparm', ATA],
  ['nvme-cli', { nvme: 'nvme_sanitize_block' }],
  ['Blancco Drive Eraser', OWN],
  ['KillDisk', OWN],
];

/** Those that have an accepted way for this type. */
export function presetsFor(type: MediaType): ToolPreset[] {
  return PRESETS.flatMap(([tool, ways]) => {
    const technique = ways[type];
    return technique ? [{ id: tool, tool, technique }] : [];
  });
}

/** `2:13`, `0.5`, `130` minutes or `2h13` as minutes; null where it is none of them. Any digits are folded before. */
export function minutesOf(text: string): number | null {
  const clock = /^(\d{1,3})\s*[:h]\s*([0-5]?\d)$/.exec(text.trim());
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  return /^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : null;
}

/** Ways that people use and report, though they prove nothing or belong to another medium. */
export function otherTechniques(type: MediaType): Technique[] {
  const accepted = acceptedTechniques(type);
  return TECHNIQUE_NAMES.filter(
    (technique) =>
      methodOf(technique) !== 'destroy' &&
      technique !== 'guided_factory_reset' &&
      !accepted.includes(technique),
  );
}
