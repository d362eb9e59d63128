/** The sections of a device's page: which are shown, and how each stands in a few words. */
import type { Place } from '#domain/gates.ts';
import { checkSpec, gateProfile } from '#domain/spec-profiles.ts';
import type { Card } from '../evidence/card.ts';
import { formatNumber, isKey, t } from '../i18n/i18n.ts';
import { groupedCode } from '../ui/grouped-code.ts';

/** Every place a blocker may point to, and what people look for beside it. */
export type SectionId = Place | 'report' | 'parts' | 'notes' | 'history';

export interface Section {
  id: SectionId;
  /** A few words at the end of the heading. */
  summary: string;
  state: 'done' | 'open' | 'plain';
}

const NEED_STAGES: readonly Card['stage'][] = ['offered', 'ready', 'reserved'];
const HANDOVER_STAGES: readonly Card['stage'][] = ['reserved', 'handed_over', 'returned'];
const RECYCLING_STAGES: readonly Card['stage'][] = ['harvesting', 'for_recycling', 'recycled'];

/** @param differences values of the newest report that wait for a person */
export function sectionsOf(card: Card, differences: number): Section[] {
  const wanted = new Set(
    card.next.filter((next) => next.usual).flatMap((next) => next.blockers.map((b) => b.where)),
  );
  const section = (id: SectionId, summary: string, done: boolean | null): Section => {
    const isWanted = (wanted as ReadonlySet<string>).has(id);
    return { id, summary, state: isWanted ? 'open' : done ? 'done' : 'plain' };
  };
  const all = [
    section('holds', count(card.holds.length), null),
    section('identity', [card.make, card.model].filter(Boolean).join(' '), card.make !== ''),
    section('label', groupedCode(card.code), card.labelConfirmedAt !== null),
    reportSection(differences),
    section('media', mediaSummary(card), mediaDone(card)),
    section('locks', locksSummary(card), card.lockState.satisfied),
    section('checklist', checklistSummary(card), checklistDone(card)),
    section('faults', count(openFaults(card)), card.faults.length > 0 && openFaults(card) === 0),
    section('parts', '', null),
    section('spec', t(`spec.verdict.${specOf(card).verdict}`), specDone(card)),
    section('grades', gradesSummary(card), card.functionalGrade === '1' && !!card.cosmeticGrade),
    section('qa', card.qa?.personName ?? '', card.qa !== null),
    section('kit', kitSummary(card), kitDone(card)),
    section('shelf', card.placeName ?? '', null),
    section('need', card.reservation?.needCode ?? '', card.reservation !== null),
    section('handover', '', null),
    section('recycling', '', null),
    section('notes', '', null),
    section('history', '', null),
  ];
  const shown = all.filter(({ id, state }) => state === 'open' || isShown(card, id));
  // Of a device that left, its handover is what people look for.
  const first = card.stage === 'handed_over' ? 'handover' : null;
  return shown.toSorted((a, b) => Number(b.id === first) - Number(a.id === first));
}

function reportSection(differences: number): Section {
  if (differences === 0) return { id: 'report', summary: '', state: 'plain' };
  const summary = t('report.differences', { count: differences });
  return { id: 'report', summary, state: 'open' };
}

function isShown(card: Card, id: SectionId): boolean {
  if (id === 'need') return NEED_STAGES.includes(card.stage);
  if (id === 'handover') return HANDOVER_STAGES.includes(card.stage);
  if (id === 'recycling') return RECYCLING_STAGES.includes(card.stage);
  return true;
}

function count(number: number): string {
  return number > 0 ? formatNumber(number) : '';
}

function openFaults(card: Card): number {
  return card.faults.filter((fault) => !fault.closedAt).length;
}

const OPEN_MEDIA: readonly string[] = ['unknown', 'failed'];

function mediaDone(card: Card): boolean {
  const open = card.media.some((medium) => OPEN_MEDIA.includes(medium.status));
  return !open && (card.media.length > 0 || card.mediaNoneConfirmed);
}

function mediaSummary(card: Card): string {
  if (card.media.length === 0) return card.mediaNoneConfirmed ? t('common.none') : '';
  const done = card.media.filter((medium) => !OPEN_MEDIA.includes(medium.status)).length;
  return ratio(done, card.media.length);
}

function locksSummary(card: Card): string {
  if (card.lockState.locked.length > 0) return t('lock.locked');
  return card.lockState.satisfied ? t('lock.clear') : '';
}

function checklistSummary(card: Card): string {
  return ratio(card.checklist.answered, card.checklist.total);
}

function checklistDone(card: Card): boolean {
  return card.checklist.missing.length === 0 && card.checklist.mandatoryFailed.length === 0;
}

function specOf(card: Card) {
  return checkSpec(card.kind, card, gateProfile(card));
}

function specDone(card: Card): boolean {
  const { verdict } = specOf(card);
  return verdict === 'pass' || verdict === 'kit';
}

function gradesSummary(card: Card): string {
  return [card.cosmeticGrade, card.functionalGrade].filter(Boolean).join(' · ');
}

function kitSummary(card: Card): string {
  const filled = card.kit.filter((line) => line.status !== 'open').length;
  return card.kit.length > 0 ? ratio(filled, card.kit.length) : '';
}

function kitDone(card: Card): boolean {
  return card.kit.length > 0 && card.kit.every((line) => line.status === 'filled');
}

function ratio(done: number, total: number): string {
  return `${formatNumber(done)}/${formatNumber(total)}`;
}

/** An accessory or kit line in words. */
export function accessoryName(line: string): string {
  const key = `acc.${line}`;
  return isKey(key) ? t(key) : line;
}
