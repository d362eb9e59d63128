import { describe, expect, it } from 'vitest';
import { checkSpec as judge } from '#domain/spec-profiles.ts';
import type { SpecCheck } from '#domain/spec-profiles.ts';
import { ONLINE_LEARNING_BASIC, refuseRequirements } from '#domain/spec-requirements.ts';
import type { DeviceKind } from '#domain/device-kinds.ts';
import type { DeviceSpec } from '#domain/spec-profiles.ts';

const laptop: DeviceSpec = {
  memoryMib: 8192,
  storageGb: 240,
  storageKind: 'ssd',
  screenInch: 14,
  screenPixels: '1920x1080',
  cpuCores: 4,
  hasCamera: true,
  hasMicrophone: true,
  hasWifi: true,
  osName: 'Windows 11 Pro',
};

const tablet: DeviceSpec = {
  ...laptop,
  memoryMib: 3072,
  storageGb: 32,
  storageKind: 'emmc',
  screenInch: 10.1,
  screenPixels: '1280x800',
  osName: 'Android 11',
};

const checkSpec = (kind: DeviceKind, spec: DeviceSpec): SpecCheck =>
  judge(kind, spec, ONLINE_LEARNING_BASIC);

describe('checkSpec', () => {
  it.each<[DeviceKind, Partial<DeviceSpec>, string, string[]]>([
    ['laptop', {}, 'pass', []],
    ['laptop', { memoryMib: 4096 }, 'pass', []],
    ['laptop', { memoryMib: 3800 }, 'pass', []],
    ['laptop', { memoryMib: 2048 }, 'upgrade', ['spec.memory_low']],
    ['laptop', { storageGb: 120 }, 'pass', []],
    ['laptop', { storageGb: 111 }, 'pass', []],
    ['laptop', { storageGb: 64 }, 'upgrade', ['spec.storage_low']],
    ['laptop', { storageGb: 64, storageKind: 'emmc' }, 'no', ['spec.storage_low']],
    ['laptop', { storageKind: 'hdd' }, 'upgrade', ['spec.storage_hdd']],
    ['laptop', { screenInch: 10.1 }, 'no', ['spec.screen_small']],
    ['laptop', { screenInch: 10.95 }, 'pass', []],
    ['laptop', { screenPixels: '1024x600' }, 'no', ['spec.screen_coarse']],
    ['laptop', { screenPixels: '1366 × 768' }, 'pass', []],
    ['laptop', { screenPixels: '768x1366' }, 'pass', []],
    ['laptop', { cpuCores: 1 }, 'no', ['spec.processor_weak']],
    ['laptop', { cpuCores: null, screenPixels: '', osName: '' }, 'pass', []],
    ['laptop', { osName: 'Windows 10 Home' }, 'upgrade', ['spec.system_old']],
    ['laptop', { osName: 'Ubuntu 24.04 LTS' }, 'pass', []],
    ['laptop', { osName: 'Linux Mint' }, 'pass', []],
    ['laptop', { osName: 'ChromeOS Flex' }, 'pass', []],
    ['laptop', { osName: 'macOS 10.13' }, 'upgrade', ['spec.system_old']],
    ['laptop', { hasCamera: false }, 'kit', []],
    ['laptop', { memoryMib: null }, 'unknown', ['spec.missing_memory']],
    [
      'laptop',
      { storageKind: null, screenInch: null, hasCamera: null },
      'unknown',
      ['spec.missing_storage_kind', 'spec.missing_screen', 'spec.missing_camera'],
    ],
    [
      'laptop',
      { memoryMib: 1024, storageGb: null },
      'upgrade',
      ['spec.memory_low', 'spec.missing_storage'],
    ],
    ['desktop', { screenInch: null, screenPixels: '' }, 'pass', []],
    ['aio', { screenInch: null }, 'unknown', ['spec.missing_screen']],
    ['tablet', {}, 'pass', []],
    ['tablet', { screenInch: 7 }, 'no', ['spec.screen_small']],
    ['tablet', { memoryMib: 1024 }, 'no', ['spec.memory_low']],
    ['tablet', { storageGb: 16 }, 'no', ['spec.storage_low']],
    ['tablet', { osName: 'Android 8.1' }, 'no', ['spec.system_old']],
    ['tablet', { osName: 'Android 9' }, 'pass', []],
    ['tablet', { osName: 'iPadOS 17.5' }, 'pass', []],
    ['tablet', { hasCamera: false }, 'no', ['spec.no_camera']],
    ['tablet', { storageKind: null }, 'pass', []],
  ])('%s with %o: %s', (kind, change, verdict, codes) => {
    const check = checkSpec(kind, { ...(kind === 'tablet' ? tablet : laptop), ...change });
    expect(check.verdict).toBe(verdict);
    expect(check.reasons.map((why) => why.code)).toEqual(codes);
  });

  it('names the accessories that make up for what is missing', () => {
    const bare = { ...laptop, hasCamera: false, hasMicrophone: false, hasWifi: false };
    expect(checkSpec('laptop', bare).kit).toEqual(['webcam', 'headset', 'wifi_dongle']);
  });

  it('notes memory below the target', () => {
    expect(checkSpec('laptop', { ...laptop, memoryMib: 4096 }).notes).toEqual([
      { code: 'spec.memory_below_target', params: { needed: 8, found: 4 } },
    ]);
    expect(checkSpec('laptop', laptop).notes).toEqual([]);
  });
});

describe('a profile', () => {
  const { requirements } = ONLINE_LEARNING_BASIC;
  const strict = {
    id: 'strict',
    requirements: {
      ...requirements,
      laptop: { ...requirements.laptop, memoryGb: 16, targetMemoryGb: 16 },
    },
  };

  it('decides: what passes one may need an upgrade for another', () => {
    expect(judge('laptop', laptop, ONLINE_LEARNING_BASIC).verdict).toBe('pass');
    const check = judge('laptop', laptop, strict);
    expect(check.verdict).toBe('upgrade');
    expect(check.reasons).toEqual([{ code: 'spec.memory_low', params: { needed: 16, found: 8 } }]);
  });

  it('must make sense in itself', () => {
    expect(refuseRequirements(requirements)).toEqual([]);
    const wrong = {
      ...requirements,
      laptop: { ...requirements.laptop, targetMemoryGb: 2 },
      tablet: { ...requirements.tablet, systems: {}, screenPixels: { width: 800, height: 1280 } },
    };
    expect(refuseRequirements(wrong).map(({ field }) => field)).toEqual([
      'laptop.targetMemoryGb',
      'tablet.screenPixels',
      'tablet.systems',
    ]);
  });
});
