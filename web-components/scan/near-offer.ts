/** What a mistyped code may have meant, as the server's refusal offers it. */
import type { ScanAnswer } from '#domain/bench.ts';
import { type Code, isValidCode } from '#domain/codes.ts';

/** @returns null where nothing, or more than one thing, may have been meant */
export function nearOf({ answer }: { answer: ScanAnswer | null }): Code | null {
  const near = answer?.code === 'code.mistyped_near' ? String(answer.params.near) : '';
  return isValidCode(near) ? near : null;
}
