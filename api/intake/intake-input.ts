/** Input shapes of receiving, shared by its routes. */
import { z } from 'zod';
import { DEVICE_KINDS } from '#domain/device-kinds.ts';
import { GIVING_ROUTES } from '#domain/giving-routes.ts';
import { MAX_SERIAL_LENGTH } from '#domain/identity.ts';
import { code, filledLine, happenedAt, line, paragraph, requestId, uuid } from '../lib/input.ts';

export const kind = z.enum(DEVICE_KINDS, 'input.wrong_value');
export const serial = line(MAX_SERIAL_LENGTH);
const dropOff = z.enum(['office', 'partner_point', 'home_pickup'], 'input.wrong_value');
export const route = z.enum(GIVING_ROUTES, 'input.wrong_value');

const donor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('anonymous') }),
  z.object({
    kind: z.enum(['organisation', 'person']),
    name: filledLine(120),
    phone: line(40).default(''),
    email: line(120).default(''),
    address: line(300).default(''),
  }),
]);

/** Anonymous donors leave nothing behind, whatever was sent. */
export const donorChoice = {
  donorId: uuid.optional(),
  donor: donor
    .transform((one) =>
      one.kind === 'anonymous' ? { ...one, name: '', phone: '', email: '', address: '' } : one,
    )
    .optional(),
};

export const lines = z
  .array(z.object({ kind, expected: z.number().int().min(0).max(100_000) }))
  .max(20);

export const duplicateAnswer = {
  confirmDuplicate: z.boolean().optional(),
  duplicateReason: line(300).optional(),
};

const charger = z.object({
  text: line(200).default(''),
  make: line(60).optional(),
  labelCode: code.optional(),
});

export const donationInput = z.object({
  requestId,
  happenedAt,
  ...donorChoice,
  dropOff: dropOff.default('office'),
  route: route.optional(),
  lines: lines.optional(),
  accessoriesNote: paragraph(500).optional(),
});

export const walkInInput = z.object({
  requestId,
  happenedAt,
  ...donorChoice,
  ...duplicateAnswer,
  donationCode: code.optional(),
  /** Only `workshop` is taken: a device in hand is no direct gift. */
  route: route.optional(),
  dropOff: dropOff.default('office'),
  accessoriesNote: paragraph(500).optional(),
  kind,
  make: filledLine(60),
  model: line(80).default(''),
  serial: serial.default(''),
  noSerialReason: line(300).optional(),
  labelCode: code.optional(),
  chargers: z.array(charger).max(5).optional(),
  placeId: uuid.optional(),
  unsafe: z.boolean().optional(),
});

export const batchInput = z.object({
  requestId,
  donationCode: code,
  placeId: uuid,
  expected: z.number().int().min(1).max(100_000),
  template: z.object({
    kind,
    make: filledLine(60),
    model: line(80).default(''),
    memoryMib: z.number().int().min(1).max(16_777_216).optional(),
    storageGb: z.number().int().min(1).max(1_000_000).optional(),
    storageKind: z.enum(['hdd', 'ssd', 'emmc']).optional(),
    cpu: line(80).optional(),
    chargerText: line(200).default(''),
    chargerCame: z.boolean().default(false),
  }),
});

export const batchUnitInput = z.object({
  requestId,
  happenedAt,
  ...duplicateAnswer,
  serial: serial.default(''),
  noSerialReason: line(300).optional(),
  labelCode: code,
});
