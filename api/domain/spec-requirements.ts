import { reason } from './reason.ts';
import type { Reason } from './reason.ts';

export interface SpecRequirement {
  memoryGb: number;
  targetMemoryGb: number;
  storageGb: number;
  solidStateOnly: boolean;
  screenInch: number;
  screenPixels: { width: number; height: number } | null;
  cpuCores: number;
  /** Lowest version of each family of systems that is still looked after; 0 takes any. */
  systems: Readonly<Record<string, number>>;
}

export type SpecRequirements = Record<'laptop' | 'desktop' | 'tablet', SpecRequirement>;

export interface SpecProfile {
  id: string;
  requirements: SpecRequirements;
}

export const SYSTEM_FAMILIES = ['windows', 'linux', 'chromeos', 'android', 'ipados'] as const;
export type SystemFamily = (typeof SYSTEM_FAMILIES)[number];

/** What an administrator may ask for: lowest and highest value of each number. */
export const SPEC_RANGES = {
  memoryGb: [0.5, 256],
  targetMemoryGb: [0.5, 256],
  storageGb: [4, 16_000],
  screenInch: [5, 40],
  cpuCores: [1, 128],
  pixels: [240, 16_384],
  version: [0, 99],
} as const satisfies Record<string, readonly [number, number]>;

export const MAX_PROFILES = 20;

/** What cannot be asked for together, by field, e.g. `laptop.targetMemoryGb`. Ranges are checked before. */
export function refuseRequirements(
  requirements: SpecRequirements,
): { field: string; reason: Reason }[] {
  return (['laptop', 'desktop', 'tablet'] as const).flatMap((kind) => {
    const { memoryGb, targetMemoryGb, screenPixels, systems } = requirements[kind];
    return [
      ...(targetMemoryGb < memoryGb
        ? [{ field: `${kind}.targetMemoryGb`, reason: reason('spec.target_below_lowest') }]
        : []),
      ...(screenPixels && screenPixels.width < screenPixels.height
        ? [{ field: `${kind}.screenPixels`, reason: reason('spec.pixels_upright') }]
        : []),
      ...(Object.keys(systems).length === 0
        ? [{ field: `${kind}.systems`, reason: reason('spec.system_needed') }]
        : []),
    ];
  });
}

const computer: SpecRequirement = {
  memoryGb: 4,
  targetMemoryGb: 8,
  storageGb: 120,
  solidStateOnly: true,
  screenInch: 11,
  screenPixels: { width: 1366, height: 768 },
  cpuCores: 2,
  systems: { windows: 11, linux: 0, chromeos: 0 },
};

/** Lessons and video calls, with Windows 11, a long-term Linux or ChromeOS Flex. */
export const ONLINE_LEARNING_BASIC: SpecProfile = {
  id: 'online-learning-basic',
  requirements: {
    laptop: computer,
    desktop: computer,
    tablet: {
      memoryGb: 2,
      targetMemoryGb: 3,
      storageGb: 32,
      solidStateOnly: false,
      screenInch: 8,
      screenPixels: null,
      cpuCores: 2,
      systems: { android: 9, ipados: 16 },
    },
  },
};
