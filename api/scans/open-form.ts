/** A card that opens a form: refused here already where the form could lead nowhere. */
import type { CardForm } from '#domain/form-cards.ts';
import { MOVES } from '#domain/moves.ts';
import type { CardRow } from '../../db/device-card.ts';
import { AppError, forbidden } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import type { Effect } from './command-effects.ts';

/** @throws AppError `move.unknown`, `access.forbidden` naming whose move it is */
export function openForm(unit: Unit, row: CardRow, form: CardForm): Effect {
  if (form.opens === 'move') requireMove(unit, row, form.to);
  return { code: 'scan.form_opened', params: { name: `${row.make} ${row.model}`.trim() } };
}

function requireMove(unit: Unit, { stage }: CardRow, to: string): void {
  const moves = MOVES.filter((move) => move.to === to && move.from.some((from) => from === stage));
  if (moves.length === 0) {
    throw new AppError('move.unknown', { params: { from: `stage.${stage}`, to: `stage.${to}` } });
  }
  const roles = [...new Set(moves.flatMap((move) => move.roles))];
  if (!roles.some((role) => unit.actor.roles.includes(role))) {
    throw forbidden({ roles: roles.join(',') });
  }
}
