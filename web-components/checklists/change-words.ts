/** What one version changed about another, in words. */
import type { Mark } from '#domain/checklist-items.ts';
import type { DefinitionChange } from '#domain/checklist-versions.ts';
import { limitsText, lineTitle } from '../data/checklists.ts';
import { t, type Key } from '../i18n/i18n.ts';

const MARK_WORDS: Record<Mark, Key> = {
  M: 'mark.M',
  'M*': 'mark.Mna',
  o: 'mark.o',
  '-': 'mark.hidden',
};

export const markWords = (mark: Mark) => t(MARK_WORDS[mark]);

export function changeWords(change: DefinitionChange): string {
  const line = lineTitle(change.line);
  if (change.what === 'mark') {
    const [from, to] = [markWords(change.from), markWords(change.to)];
    return t('change.mark', { line, kind: t(`kind.${change.kind}`), from, to });
  }
  if (change.what === 'limits') {
    const [from, to] = [limitsText(change.from) || '–', limitsText(change.to) || '–'];
    return t('change.limits', { line, from, to });
  }
  return t(`change.${change.what}`, { line });
}
