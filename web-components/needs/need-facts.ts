/** What a request says, in words, and what tells two of them apart. */
import type { NeedRequirements } from '#domain/need-requirements.ts';
import { formatDate, formatNumber, isKey, t } from '../i18n/i18n.ts';
import { kindText, type NeedCard } from './need-data.ts';

const FACTS = [
  'studentName',
  'birthDate',
  'school',
  'className',
  'guardianName',
  'guardianPhone',
  'area',
  'kind',
  'requirements',
  'status',
  'registeredAt',
] as const;
export type NeedFact = (typeof FACTS)[number];

export function factLabel(fact: NeedFact): string {
  const labels: Record<NeedFact, string> = {
    studentName: t('need.student'),
    birthDate: t('need.born'),
    school: t('role.school'),
    className: t('need.class'),
    guardianName: t('role.guardian'),
    guardianPhone: t('need.phone'),
    area: t('need.area'),
    kind: t('need.kind'),
    requirements: t('need.requirements'),
    status: t('need.state'),
    registeredAt: t('need.registered_on'),
  };
  return labels[fact];
}

export function factText(need: NeedCard, fact: NeedFact): string {
  const { recipient } = need;
  if (fact === 'kind') return kindText(need.kind);
  if (fact === 'area') return need.area;
  if (fact === 'status') return t(`need.status.${need.status}`);
  if (fact === 'registeredAt') return formatDate(need.registeredAt);
  if (fact === 'requirements') return requirementWords(need.requirements).join(' · ');
  if (fact === 'birthDate') {
    return recipient?.birthDate ? formatDate(recipient.birthDate, {}, 'UTC') : '';
  }
  return recipient?.[fact] ?? '';
}

/** The facts in which the requests of a group differ. */
export function differing(group: readonly NeedCard[]): NeedFact[] {
  return FACTS.filter((fact) => new Set(group.map((need) => factText(need, fact))).size > 1);
}

/** `Memory at least 4 GB`, `Mouse` and so on, in the words of the language. */
export function requirementWords(requirements: NeedRequirements): string[] {
  const { memoryGb, storageGb, screenInch, camera, layout, accessories, accessibility } =
    requirements;
  const named = (prefix: string, value: string) => {
    const key = `${prefix}.${value}`;
    return isKey(key) ? t(key) : value;
  };
  return [
    memoryGb ? `${t('require.memoryGb')} ${formatNumber(memoryGb)} GB` : '',
    storageGb ? `${t('require.storageGb')} ${formatNumber(storageGb)} GB` : '',
    screenInch ? `${t('require.screenInch')} ${formatNumber(screenInch)}″` : '',
    camera ? t('require.camera_asked') : '',
    layout ? `${t('require.layout_asked')}: ${layout.toUpperCase()}` : '',
    ...(accessories ?? []).map((line) => named('acc', line)),
    ...(accessibility ?? []).map((need) => named('require', need)),
  ].filter(Boolean);
}

export function groupKey(group: readonly NeedCard[]): string {
  return group.map(({ code }) => code).join();
}
