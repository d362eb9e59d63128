import { describe, expect, it } from 'vitest';
import { expandPlaceNames } from '../../api/domain/place-names.ts';

describe('expandPlaceNames', () => {
  it.each([
    ['B-01…B-03', ['B-01', 'B-02', 'B-03']],
    ['Shelf 9..11', ['Shelf 9', 'Shelf 10', 'Shelf 11']],
    ['قفسه 1…قفسه 2', ['قفسه 1', 'قفسه 2']],
    ['A-1–3', ['A-1', 'A-2', 'A-3']],
    ['  B-07 ', ['B-07']],
    ['B-05…C-09', ['B-05…C-09']],
    ['B-9…B-2', ['B-9…B-2']],
    ['', []],
  ])('%s', (text, names) => {
    expect(expandPlaceNames(text)).toEqual(names);
  });

  it('never makes more than two hundred', () => {
    expect(expandPlaceNames('A-1…A-9999')).toEqual(['A-1…A-9999']);
    expect(expandPlaceNames('A-1…A-200')).toHaveLength(200);
  });
});
