/** What an event says, in words: its kind, and what of its data a person wants to know. */
import { isValidCode } from '#domain/codes.ts';
import { titleOfKey } from '../data/checklists.ts';
import { isKey, t } from '../i18n/i18n.ts';
import type { HistoryLine } from './rw-history.ts';
import { groupedCode } from '../ui/grouped-code.ts';

type Data = Record<string, unknown>;

export function eventWords(event: HistoryLine): string {
  const data = event.data as Data;
  if (event.to) return stageWords(event);
  if (data.undoes !== undefined) return t('history.undone');
  const part = String(data.step ?? data.source ?? data.action);
  const name = [`history.${event.kind}.${part}`, `history.${event.kind}`].find(isKey);
  const words = name ? t(name) : event.kind;
  const details = detailsOf(event.kind, data);
  return details ? t('history.with', { words, details }) : words;
}

function stageWords({ from, to, move }: HistoryLine): string {
  const stages = { from: from ? say('stage', from) : t('history.start'), to: say('stage', to) };
  const key = move === 'undo' ? 'history.stage_undo' : 'history.stage_correct';
  return move === 'move' || !move ? t('history.stage', stages) : t(key, stages);
}

/** The codes in an event's data that have words of their own. */
function detailsOf(kind: string, data: Data): string {
  switch (kind) {
    case 'hold_placed':
    case 'hold_released':
      return joined(say('hold', data.hold), say('release', data.way));
    case 'fault':
      return joined(say('fault', data.fault), say('outcome', data.outcome));
    case 'work':
      return joined(say('task', data.kind), say('task_outcome', data.outcome));
    case 'medium':
      return joined(
        say('medium', data.type),
        say('technique', data.technique),
        say('media.destination', data.destination),
      );
    case 'lock':
      return joined(
        ...entries(data.locks).map(
          ([lock, status]) => `${say('lock', lock)}: ${say('lock', status)}`,
        ),
      );
    case 'message':
      return joined(say('message.template', data.template), say('message.channel', data.channel));
    case 'checklist':
      return checklistWords(entries(data.items));
    case 'grade':
      return joined(say('grade.cosmetic', data.cosmetic), say('grade.functional', data.functional));
    case 'waiver':
      return say('gate', data.gate);
    case 'qa':
      return t(data.result === 'fail' ? 'test.fail' : 'test.pass');
    case 'box':
      return code(data.box);
    case 'proposal':
      return say('stage', data.to);
    default:
      return '';
  }
}

function checklistWords(items: [string, unknown][]): string {
  const [only, ...more] = items;
  if (!only) return '';
  if (more.length > 0) {
    const failed = items.filter(([, result]) => result === 'fail').length;
    return t('history.answers', { count: items.length, failed });
  }
  return `${titleOfKey(only[0])}: ${say('test', only[1])}`;
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** One of our codes in groups. */
function code(value: unknown): string {
  return typeof value === 'string' && isValidCode(value) ? groupedCode(value) : '';
}

function joined(...parts: string[]): string {
  return parts.filter(Boolean).join(' · ');
}

function say(prefix: string, value: unknown): string {
  if (typeof value !== 'string' || value === '') return '';
  const key = `${prefix}.${value}`;
  return isKey(key) ? t(key) : value;
}
