import type { Technique } from '../sanitisation-techniques.ts';
import { asCount, asString, at } from './guards.ts';
import type { Json, JsonObject } from './lenient-json.ts';
import { emptyErasure } from './shape.ts';
import type { ErasureReading, ErasureResult } from './shape.ts';
import { warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';

/** The Sanitize Status log page (NVM Express Base Specification, log identifier 81h). */
export interface SanitizeLog {
  /** `nvme0`, where the log names it. */
  device: string | null;
  /** SSTAT bits 2:0. */
  status: number;
  /** SSTAT bit 8, Global Data Erased: nothing was written since. null where only the status is known. */
  untouched: boolean | null;
  /** SCDW10 bits 2:0, SANACT: the action that was asked for. */
  action: number | null;
}

/** `nvme sanitize-log -o json`: the status is a number, or text such as `(1) Most Recent Sanitize …`. */
export function sanitizeLogOf(document: JsonObject): SanitizeLog | null {
  for (const [key, value] of [['', document as Json], ...Object.entries(document)] as const) {
    if (at(value, 'sprog') === undefined) continue;
    const whole = asCount(at(value, 'sstat')) ?? asCount(at(value, 'sstat', 'value'));
    const status = asCount(at(value, 'sstat', 'status')) ?? bracketed(at(value, 'sstat', 'status'));
    const read = whole ?? status;
    if (read === null) continue;
    const erased = flag(
      at(value, 'sstat', 'global_erased') ?? at(value, 'sstat', 'global_data_erased'),
    );
    return {
      device: key.startsWith('nvme') ? key : null,
      status: read & 0b111,
      untouched: whole === null ? erased : (whole & 0x100) !== 0,
      action: actionOf(asString(at(value, 'cdw10_info')) ?? asCount(at(value, 'cdw10_info'))),
    };
  }
  return null;
}

function bracketed(value: Json | undefined): number | null {
  const digit = /^\((\d)\)/.exec(asString(value) ?? '')?.[1];
  return digit === undefined ? null : Number(digit);
}

function flag(value: Json | undefined): boolean | null {
  const count = asCount(value);
  return typeof value === 'boolean' ? value : count === null ? null : count === 1;
}

function actionOf(value: string | number | null): number | null {
  if (value === null) return null;
  const number = typeof value === 'number' ? value : Number(value.trim() || Number.NaN);
  return Number.isSafeInteger(number) && number >= 0 ? number & 0b111 : null;
}

export function isSanitizeText(text: string): boolean {
  return /Sanitize Status\s{1,60}\(SSTAT\)/i.test(text);
}

/** `nvme sanitize-log` as text; null where the line of the status is cut. */
export function sanitizeLogOfText(text: string): SanitizeLog | null {
  const status = /\(SSTAT\)\s{0,20}:\s{0,20}(0x[0-9a-f]{1,8}|\d{1,8})\b/i.exec(text)?.[1];
  if (status === undefined) return null;
  const action = /\(SCDW10\)\s{0,20}:\s{0,20}(0x[0-9a-f]{1,8}|\d{1,10})\b/i.exec(text)?.[1];
  return {
    device: /\b(nvme\d{1,4}(?:n\d{1,4})?)\b/.exec(text)?.[1] ?? null,
    status: Number(status) & 0b111,
    untouched: (Number(status) & 0x100) !== 0,
    action: actionOf(action ?? null),
  };
}

const ACTIONS: Readonly<Record<number, readonly [string, Technique]>> = {
  2: ['NVMe Sanitize block erase', 'nvme_sanitize_block'],
  3: ['NVMe Sanitize overwrite', 'nvme_sanitize_overwrite'],
  4: ['NVMe Sanitize crypto erase', 'nvme_sanitize_crypto'],
};

const RESULTS: Readonly<Record<number, ErasureResult>> = { 1: 'erased', 3: 'failed', 4: 'erased' };

/** Status 0: never sanitised, so there is nothing to report. */
export function sanitizeErasure(log: SanitizeLog): {
  erasures: ErasureReading[];
  warnings: ReportWarning[];
} {
  const { device, status, untouched, action } = log;
  if (status === 0) return { erasures: [], warnings: [warn('sanitize_never', device ?? '')] };
  const [method, technique] = ACTIONS[action ?? 0] ?? ['NVMe Sanitize', null];
  const result = RESULTS[status] ?? 'unknown';
  const running = status === 2;
  const notes: ReportWarning[] = [];
  if (running) notes.push(warn('erasure_running', device ?? ''));
  if (result === 'failed') notes.push(warn('erasure_errors', device ?? ''));
  if (result === 'erased' && untouched === false) notes.push(warn('written_since', device ?? ''));
  return {
    erasures: [
      {
        ...emptyErasure('nvme-cli'),
        device,
        method,
        technique,
        result,
        complete: running ? false : result === 'unknown' ? null : true,
      },
    ],
    warnings: notes,
  };
}
