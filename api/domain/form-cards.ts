/** Command cards for what asks for more than a scan gives: each device scanned opens with the form for it. */
import type { CommandAction } from './command-cards.ts';
import type { Stage } from './stages.ts';

export type CardForm =
  /** The form of the move to this stage: its reason, its place, what was seen. */
  | { opens: 'move'; to: Stage }
  /** A part of the device's page. */
  | { opens: 'tab'; tab: 'tests' | 'disks' | 'grades' }
  | { opens: 'labels' };

const FORMS = {
  add_proof: { opens: 'tab', tab: 'disks' },
  open_tests: { opens: 'tab', tab: 'tests' },
  open_grades: { opens: 'tab', tab: 'grades' },
  print_label: { opens: 'labels' },
  quarantine: { opens: 'move', to: 'quarantined' },
  to_harvest: { opens: 'move', to: 'harvesting' },
  to_recycling: { opens: 'move', to: 'for_recycling' },
  defect_found: { opens: 'move', to: 'diagnosing' },
  reopen_kit: { opens: 'move', to: 'kitting' },
  hand_over: { opens: 'move', to: 'handed_over' },
  take_back: { opens: 'move', to: 'returned' },
  missing: { opens: 'move', to: 'missing' },
  found_again: { opens: 'move', to: 'quarantined' },
  donor_takes_back: { opens: 'move', to: 'withdrawn' },
} as const satisfies Partial<Record<CommandAction, CardForm>>;

export type FormAction = keyof typeof FORMS;

/** What a card of this action opens; null for one that does its work by itself. */
export function formOf(action: CommandAction): CardForm | null {
  return (FORMS as Partial<Record<CommandAction, CardForm>>)[action] ?? null;
}
