import { z } from 'zod';
import { DEVICE_KINDS } from '#domain/device-kinds.ts';

/** What every unit of a batch gets; stored as it is. */
export const batchTemplate = z.object({
  kind: z.enum(DEVICE_KINDS),
  make: z.string(),
  model: z.string(),
  memoryMib: z.number().int().min(1).max(16_777_216).optional(),
  storageGb: z.number().int().min(1).max(1_000_000).optional(),
  storageKind: z.enum(['hdd', 'ssd', 'emmc']).optional(),
  cpu: z.string().optional(),
  /** What the charger's label says; empty when there is none. */
  chargerText: z.string().default(''),
  /** Each unit came with such a charger, which gets a code and a label of its own. */
  chargerCame: z.boolean().default(false),
});

export type BatchTemplate = z.infer<typeof batchTemplate>;
