/** What a mistyped code may have meant, as the server's refusal offers it. */
import type { ScanAnswer } from '#domain/bench.ts';
import { type Code, isValidCode } from '#domain/codes.ts';
import { COMMAND_CARDS } from '#domain/command-cards.ts';
import { nearCodes } from '#domain/near-codes.ts';
import { knownThing } from './known-codes.ts';

/** @returns null where nothing, or more than one thing, may have been meant */
export function nearOf({ answer }: { answer: ScanAnswer | null }): Code | null {
  const near = answer?.code === 'code.mistyped_near' ? String(answer.params.near) : '';
  return isValidCode(near) ? near : null;
}

/** Without a network: the same refusal with what this bench knows, where it knows exactly one such code. */
export async function offeredAlone(typed: string, refusal: ScanAnswer): Promise<ScanAnswer> {
  const near = nearCodes(typed);
  const known = await Promise.all(near.map(knownThing));
  const things = known.flatMap((thing) => {
    if (!thing) return [];
    const { code, kind, what, label } = thing;
    return [{ near: code, name: kind === 'accessory' ? `acc.${what}` : label }];
  });
  const cards = COMMAND_CARDS.filter(({ code }) => near.includes(code)).map(
    ({ code, titleKey, parameterKey }) => ({ near: code, name: parameterKey ?? titleKey }),
  );
  const [one, ...others] = [...things, ...cards];
  if (!one || others.length > 0) return refusal;
  return { ...refusal, code: 'code.mistyped_near', params: one };
}
