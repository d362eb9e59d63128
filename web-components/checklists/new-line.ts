import type { DefinedLine } from '#domain/checklist-items.ts';

/** A line of the programme's own, optional for every kind and still without words. */
export function newLine(): DefinedLine {
  const drawn = crypto.getRandomValues(new Uint32Array(2));
  const key = `own_${[...drawn].map((number) => number.toString(36)).join('')}`.slice(0, 20);
  const words = { en: '', vi: '', fa: '' };
  return {
    key,
    marks: { laptop: 'o', desktop: 'o', tablet: 'o' },
    input: { type: 'observe' },
    fault: null,
    safety: false,
    title: words,
    criterion: words,
  };
}
