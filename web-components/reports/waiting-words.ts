/** A waiting report in words: whose it seems to be, and what came of giving it to a device. */
import { blockerText } from '../data/blocker-text.ts';
import { factName, factValue } from '../evidence/report-words.ts';
import type { assignReport, WaitingReport } from '../evidence/reports.ts';
import { t } from '../i18n/i18n.ts';
import type { Toast } from '../ui/toast.ts';
import { groupedCode } from '../ui/grouped-code.ts';

/** What a person can tell the machine by: make and model, or the disks it speaks of. */
export function nameOf({ machine }: WaitingReport): string {
  const { manufacturer, model } = machine.fields;
  const named = [manufacturer, model].flatMap((field) => field?.value ?? []);
  if (named.length > 0) return named.join(' · ');
  const disks = [...(machine.disks ?? []), ...machine.erasures];
  const parts = disks.map((disk) => [disk.model, disk.serial].filter(Boolean).join(' '));
  const words = [...new Set(parts.filter(Boolean))].join(', ');
  if (words && machine.erasures.length > 0) return t('logs.wipe', { disk: words });
  return words || t('report.review.unnamed');
}

/** Kind and memory, where the report says them. */
export function factsOf({ machine }: WaitingReport): string {
  const { kind, ramMiB } = machine.fields;
  const facts = [
    ...(kind ? [`${factName('kind')}: ${factValue('kind', kind.value)}`] : []),
    ...(ramMiB ? [`${factName('memoryMib')}: ${factValue('memoryMib', ramMiB.value)}`] : []),
  ];
  return facts.join(' · ');
}

/** Whether it is nothing but the log of a wipe. */
export function isOnlyLog({ machine: { fields, erasures } }: WaitingReport): boolean {
  return erasures.length > 0 && Object.keys(fields).length === 0;
}

/** What to say once a report was given to a device: also when it changed nothing or proves nothing. */
export function givenToast(given: Awaited<ReturnType<typeof assignReport>>): Toast {
  const received = t('report.matched', { code: groupedCode(given.deviceCode ?? '') });
  if (given.reason === 'report.device_left') {
    return { kind: 'warning', text: t('report.device_left') };
  }
  const logs = given.wipes.map((wipe) =>
    wipe.accepted
      ? t('logs.counts', { method: t(`method.${wipe.method ?? 'clear'}`) })
      : [t('logs.counts_not'), ...wipe.reasons.map(blockerText)].join('. '),
  );
  const kind = given.wipes.some(({ accepted }) => !accepted) ? 'warning' : 'done';
  return { kind, text: [received, ...logs].join(' · ') };
}
