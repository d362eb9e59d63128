/** A card that opens a form: refused here already where the form could lead nowhere. */
import type { CardForm } from '#domain/form-cards.ts';
import { MOVES } from '#domain/moves.ts';
import type { CardRow } from '../../db/device-card.ts';
import { toCard } from '../devices/device-card.service.ts';
import { AppError, forbidden } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import type { Effect } from './command-effects.ts';

/** @throws AppError `move.unknown`, `access.forbidden` naming whose move it is, `move.refused` with what is missing */
export function openForm(unit: Unit, row: CardRow, form: CardForm): Effect {
  if (form.opens === 'move') requireMove(unit, row, form.to);
  return { code: 'scan.form_opened', params: { name: `${row.make} ${row.model}`.trim() } };
}

function requireMove(unit: Unit, row: CardRow, to: string): void {
  const { stage } = row;
  const moves = MOVES.filter((move) => move.to === to && move.from.some((from) => from === stage));
  if (moves.length === 0) {
    throw new AppError('move.unknown', { params: { from: `stage.${stage}`, to: `stage.${to}` } });
  }
  const roles = [...new Set(moves.flatMap((move) => move.roles))];
  if (!roles.some((role) => unit.actor.roles.includes(role))) {
    throw forbidden({ roles: roles.join(',') });
  }
  // What is made on a page of its own is judged there.
  if (moves.some(({ onlyThrough }) => onlyThrough)) return;
  const next = toCard(unit, row).next.find((move) => move.to === to);
  const { blockers = [] } = next ?? {};
  if (blockers.length > 0) throw new AppError('move.refused', { params: { to }, blockers });
}
