/** The command cards in the groups in which people look for them, on paper and on the screen. */
import { type CommandAction, type CommandCard, lineResultOf } from '#domain/command-cards.ts';
import { formOf } from '#domain/form-cards.ts';

export const CARD_GROUPS = ['work', 'move', 'result', 'form', 'fault', 'hold'] as const;
export type CardGroup = (typeof CARD_GROUPS)[number];

const WORK: readonly CommandAction[] = [
  'pause',
  'undo',
  'move_here',
  'take_custody',
  'take_work',
  'label_confirmed',
  'pair_check',
  'rest_is_there',
  'stock_count',
];
const RESULT: readonly CommandAction[] = [
  'all_observed_good',
  'qa_passed',
  'wipe_started',
  'wipe_evidence_seen',
];

export function groupOf({ action }: CommandCard): CardGroup {
  if (action === 'fault') return 'fault';
  if (action === 'hold' || action === 'safety_hold' || action === 'release_hold') return 'hold';
  if (formOf(action)) return 'form';
  if (lineResultOf(action) || RESULT.includes(action)) return 'result';
  return WORK.includes(action) ? 'work' : 'move';
}

/** Groups that hold something, in their order. */
export function groupedCards(
  cards: readonly CommandCard[],
): { group: CardGroup; cards: CommandCard[] }[] {
  const grouped = CARD_GROUPS.map((group) => ({
    group,
    cards: cards.filter((card) => groupOf(card) === group),
  }));
  return grouped.filter(({ cards: found }) => found.length > 0);
}
