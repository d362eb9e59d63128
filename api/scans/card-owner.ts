/** A command card is for certain roles, and some are printed for one role or one site only. */
import { eq } from 'drizzle-orm';
import type { ScanContext } from '#domain/bench.ts';
import { readScan } from '#domain/codes.ts';
import { type CommandCard, cardRefusal, commandFor } from '#domain/command-cards.ts';
import { sites } from '../../db/schema/index.ts';
import { AppError, forbidden } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';

/**
 * The card scanned now, and the one that is on: a browser may have turned it on without a network.
 * @throws AppError `scan.card_other_site`, `scan.card_other_role`, each naming for whom it was printed
 */
export async function refuseOthersCards(
  unit: Unit,
  { text, context }: { text: string; context: ScanContext },
): Promise<void> {
  const scan = readScan(text);
  const isCard = scan.kind === 'own' && scan.type === 'command';
  const card = isCard
    ? commandFor(scan.code)
    : context.command
      ? commandFor(context.command)
      : null;
  if (card) await refuseOthersCard(unit, card);
}

async function refuseOthersCard(unit: Unit, card: CommandCard): Promise<void> {
  const { roles, siteNumber } = unit.actor;
  const reason = cardRefusal(card, { roles, siteNumber });
  const { role, site } = card.scope;
  if (reason === 'scan.card_other_role' && role) {
    throw new AppError(reason, { status: 403, params: { roles: role } });
  }
  if (reason !== 'scan.card_other_site' || site === null) return;
  const [known] = await unit.tx
    .select({ name: sites.name })
    .from(sites)
    .where(eq(sites.number, site));
  throw new AppError(reason, { status: 403, params: { site: known?.name ?? String(site) } });
}

/** @throws AppError `access.forbidden` naming the roles that may */
export function requireCardRole(unit: Unit, card: CommandCard): void {
  if (card.roles.some((role) => unit.actor.roles.includes(role))) return;
  throw forbidden({ command: card.titleKey, roles: card.roles.join(',') });
}
