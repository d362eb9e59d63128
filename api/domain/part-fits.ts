/** Whether a part fits a device. What nobody knows is `unsure`, never guessed. */
import type { PartFacts, PartType } from './parts.ts';
import { reason } from './reason.ts';
import type { Reason } from './reason.ts';

export interface FittingPart {
  type: PartType;
  facts: PartFacts;
  /** Models it is known to fit, in the maker's words. */
  fits: readonly string[];
}

/** A device, or what somebody is looking for. */
export interface PartWish {
  make: string;
  model: string;
  /** What is known of the part of this type that the device needs. */
  facts: PartFacts;
}

export interface FitVerdict {
  verdict: 'ok' | 'unsure' | 'no';
  reasons: Reason[];
}

/** Judged by facts, but made for models: with a list, one that is not on it is doubtful. */
const BY_MODEL: readonly PartType[] = ['battery', 'screen', 'touchscreen', 'keyboard'];

/** The part names its models, and the device's is not among them: somebody should look before building it in. */
export function isUnlisted({ reasons }: Pick<FitVerdict, 'reasons'>): boolean {
  return reasons.some(({ code }) => code === 'part.fit.not_listed');
}

type Judge = (part: PartFacts, wish: PartFacts) => Finding[];

interface Finding {
  says: 'ok' | 'unsure' | 'no';
  reason: Reason;
}

const WORST: readonly FitVerdict['verdict'][] = ['no', 'unsure', 'ok'];

/** Types that go into any device. */
const ANY: readonly PartType[] = ['paste'];

/**
 * @returns `no` only where two known facts exclude each other; `ok` where the model is listed or every fact that
 *   decides agrees; otherwise `unsure` with what is not known
 */
export function partFits(part: FittingPart, wish: PartWish): FitVerdict {
  if (ANY.includes(part.type)) return { verdict: 'ok', reasons: [] };
  const findings = JUDGES[part.type]?.(part.facts, wish.facts) ?? [];
  const against = findings.filter((finding) => finding.says === 'no');
  if (against.length > 0) return { verdict: 'no', reasons: against.map((one) => one.reason) };
  if (isListed(part.fits, wish)) {
    return { verdict: 'ok', reasons: [reason('part.fit.model_listed', { model: wish.model })] };
  }
  const open = findings.filter((finding) => finding.says === 'unsure');
  const [worst = 'unsure'] = WORST.filter((one) => findings.some(({ says }) => says === one));
  if (worst === 'ok') return { verdict: 'ok', reasons: findings.map((one) => one.reason) };
  const unlisted = reason(part.fits.length > 0 ? 'part.fit.not_listed' : 'part.fit.no_models');
  const reasons = open.map((one) => one.reason);
  if (!(part.type in JUDGES)) return { verdict: 'unsure', reasons: [unlisted] };
  const named = BY_MODEL.includes(part.type) && part.fits.length > 0;
  return { verdict: 'unsure', reasons: named ? [unlisted, ...reasons] : reasons };
}

const JUDGES: Partial<Record<PartType, Judge>> = {
  ram: (part, wish) => [generation(part, wish), equal('form', part, wish)],
  ssd: storage,
  hdd: storage,
  battery: (part, wish) => [partNumbers(part, wish), ...near('volts', part, wish, 0.05)],
  screen: (part, wish) => [
    equalNumber('inch', part, wish, 0.15),
    equal('pins', part, wish),
    partNumbers(part, wish, false),
  ],
  touchscreen: (part, wish) => [equalNumber('inch', part, wish, 0.15), partNumbers(part, wish)],
  keyboard: (part, wish) => [partNumbers(part, wish)],
  cmos: (part, wish) => [equal('form', part, wish)],
};

/** Low-voltage DDR3L also runs in a DDR3 slot; the other way round not every board starts. */
function generation(part: PartFacts, wish: PartFacts): Finding {
  const [has, needs] = [part.generation, wish.generation];
  if (has === 'DDR3L' && needs === 'DDR3') return ok('generation', has);
  if (has === 'DDR3' && needs === 'DDR3L') {
    return { says: 'unsure', reason: reason('part.fit.voltage', { has, needs }) };
  }
  return equal('generation', part, wish);
}

function storage(part: PartFacts, wish: PartFacts): Finding[] {
  return [equal('interface', part, wish), equal('form', part, wish)];
}

function equal(
  key: 'generation' | 'form' | 'interface' | 'pins',
  part: PartFacts,
  wish: PartFacts,
) {
  const [has, needs] = [part[key], wish[key]];
  if (has === undefined || needs === undefined) return unknown(key);
  return has === needs ? ok(key, has) : no(key, has, needs);
}

function equalNumber(key: 'inch', part: PartFacts, wish: PartFacts, tolerance: number): Finding {
  const [has, needs] = [part[key], wish[key]];
  if (has === undefined || needs === undefined) return unknown(key);
  return Math.abs(has - needs) <= tolerance ? ok(key, has) : no(key, has, needs);
}

/** Speaks only where both are known and apart. */
function near(key: 'volts', part: PartFacts, wish: PartFacts, share: number): Finding[] {
  const [has, needs] = [part[key], wish[key]];
  if (has === undefined || needs === undefined) return [];
  return Math.abs(has - needs) > needs * share ? [no(key, has, needs)] : [];
}

/** One number in common proves the fit; different numbers prove nothing, makers change them. */
function partNumbers(part: PartFacts, wish: PartFacts, decides = true): Finding {
  const mine = (part.partNumbers ?? []).map(folded);
  const common = (wish.partNumbers ?? []).find((one) => mine.includes(folded(one)));
  if (common) return ok('partNumbers', common);
  return decides ? unknown('partNumbers') : ok('partNumbers', '');
}

const ok = (fact: string, has: string | number): Finding => ({
  says: 'ok',
  reason: reason('part.fit.agrees', { fact, has }),
});
const no = (fact: string, has: string | number, needs: string | number): Finding => ({
  says: 'no',
  reason: reason('part.fit.differs', { fact, has, needs }),
});
const unknown = (fact: string): Finding => ({
  says: 'unsure',
  reason: reason('part.fit.unknown', { fact }),
});

function folded(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** `Latitude 5480` is listed by `Dell Latitude 5480` and by `Latitude 5480`, not by `Latitude 54`. */
function isListed(fits: readonly string[], { make, model }: PartWish): boolean {
  const wanted = folded(model);
  if (wanted === '') return false;
  return fits.some((one) => [wanted, folded(`${make} ${model}`)].includes(folded(one)));
}
