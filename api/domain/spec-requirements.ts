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

export interface SpecProfile {
  id: string;
  requirements: Record<'laptop' | 'desktop' | 'tablet', SpecRequirement>;
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
