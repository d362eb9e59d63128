/** What an administrator may not write into a kit template. */
import { type KitTemplateLine, LINES_FOR_PARTS, TRACKED_LINES } from './kit-template.ts';
import { type Reason, reason } from './reason.ts';

export const STANDARD_PROGRAMME = 'standard';

/** Lower case letters, digits and hyphens, as the database asks. */
export const PROGRAMME_PATTERN = /^[a-z0-9][a-z0-9-]{0,39}$/;

export const TEMPLATE_RANGES = {
  quantity: [1, 20],
  voltagePercent: [0, 10],
  planDays: [0, 730],
  cordAmps: [0.5, 16],
} as const;

export interface TemplateFault {
  /** `lines.3.need` */
  field: string;
  reason: Reason;
}

/** Each line once, things with a label of their own once, conditions only where the device has such a part. */
export function refuseTemplate(lines: readonly KitTemplateLine[]): TemplateFault[] {
  if (lines.length === 0) return [{ field: 'lines', reason: reason('input.required') }];
  return lines.flatMap((line, at): TemplateFault[] => {
    const faults: TemplateFault[] = [];
    const fault = (field: string, code: string) =>
      faults.push({ field: `lines.${at}.${field}`, reason: reason(code) });
    if (lines.findIndex((one) => one.key === line.key) !== at) fault('key', 'kit_template.twice');
    if (TRACKED_LINES.includes(line.key) && line.quantity !== 1) {
      fault('quantity', 'kit_template.one_only');
    }
    const depends = line.need === 'if_missing' || line.need === 'unless_built_in';
    if (depends && !(LINES_FOR_PARTS as readonly string[]).includes(line.key)) {
      fault('need', 'kit_template.no_such_part');
    }
    return faults;
  });
}
