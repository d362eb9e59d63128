/** Validators shared by all routes: bounded texts, codes, ids, moments. */
import { z } from 'zod';
import { foldDigits, isValidCode, stripInvisible } from '#domain/codes.ts';
import { FAULT_CODE_PATTERN } from '#domain/faults.ts';
import { STAGES } from '#domain/stages.ts';

const CONTROL = /[\p{Cc}]/u;
/** Halves of characters and code points that are none: the database would keep another sign in their place. */
const BROKEN = /[\p{Cs}\uFFFE\uFFFF]/u;
const DIRECTION_OVERRIDE = /[\u202A-\u202E\u2066-\u2069]/u;
const ISOLATES = /[\u2066-\u2069]/gu;

/** A text for somebody outside, written with isolates (UAX #9) where a right-to-left one names things in Latin. */
interface Outgoing {
  isolates?: boolean;
}

const turnsRound = (text: string, { isolates = false }: Outgoing) =>
  DIRECTION_OVERRIDE.test(isolates ? text.replace(ISOLATES, '') : text);

/** One line of text: trimmed, NFC, no control characters, no halves of characters, no direction overrides. */
export const line = (max: number, outgoing: Outgoing = {}) =>
  z
    .string()
    .max(max * 4, 'input.too_long')
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => text.length <= max, 'input.too_long')
    .refine((text) => !CONTROL.test(text), 'input.control_characters')
    .refine((text) => !BROKEN.test(text), 'input.broken_character')
    .refine((text) => !turnsRound(text, outgoing), 'input.direction_override');

/** One line that must say something. */
export const filledLine = (max: number) =>
  line(max).refine((text) => stripInvisible(text).length > 0, 'input.required');

/** Several lines: line breaks are allowed, other control characters are not. */
export const paragraph = (max: number, outgoing: Outgoing = {}) =>
  z
    .string()
    .max(max * 4, 'input.too_long')
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .refine((text) => text.length <= max, 'input.too_long')
    .refine((text) => !CONTROL.test(text.replace(/[\n\t]/g, '')), 'input.control_characters')
    .refine((text) => !BROKEN.test(text), 'input.broken_character')
    .refine((text) => !turnsRound(text, outgoing), 'input.direction_override');

export const uuid = z.uuid('input.wrong_id');
export const requestId = z.uuid('input.wrong_request_id');

/** One of our ten-digit codes, as typed or scanned. */
export const code = z
  .string()
  .max(40, 'input.too_long')
  .transform((text) => foldDigits(text).replace(/[\s-]/g, ''))
  .refine(isValidCode, 'input.wrong_code');

export const stage = z.enum(STAGES, 'input.wrong_stage');

/** The code of a fault: which ones there are says the fault list. */
export const faultCode = z.string().regex(FAULT_CODE_PATTERN, 'fault.unknown');

/** When it happened on the client; the server's clock decides about order. */
export const happenedAt = z.iso.datetime({ offset: true, message: 'input.wrong_time' }).optional();

/** A page of a list: `after` is the opaque end of the page before. */
export const page = {
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
};
