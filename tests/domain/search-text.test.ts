import { describe, expect, it } from 'vitest';
import {
  likePattern,
  matchesQuery,
  MAX_QUERY,
  MAX_SEARCH_TEXT,
  normaliseQuery,
  searchText,
  serialTokens,
} from '#domain/search-text.ts';

describe('search', () => {
  it.each([
    ['Trường Tiểu học Nguyễn Đình Chiểu', 'truong tieu hoc', true],
    ['Trường Tiểu học Nguyễn Đình Chiểu', 'NGUYEN DINH CHIEU', true],
    ['Nguyễn Đình Chiểu', 'nguyễn đình', true],
    ['Nguye\u0302\u0303n', 'nguyễn', true],
    ['Nguyễn', 'nguyen van', false],
    ['علي كريمي', 'علی کریمی', true],
    ['علی کریمی', 'علي كريمي', true],
    ['خانۀ کودک', 'خانه', true],
    ['آموزش', 'اموزش', true],
    ['مسئول', 'مسیول', true],
    ['لپ\u200Cتاپ', 'لپتاپ', true],
    ['لپ\u200Cتاپ', 'لپ تاپ', true],
    ['لپ\u200Cتاپ', 'لپ\u200Cتاپ', true],
    ['لپ تاپ', 'لپتاپ', true],
    ['لپ تاپ', 'لپ\u200Cتاپ', true],
    ['لپتاپ', 'لپ\u200Cتاپ', true],
    ['لپتاپ', 'لپ تاپ', true],
    ['دبیرستان ۱۷ شهریور', '17', true],
    ['دبیرستان 17 شهریور', '١٧', true],
    ['کتـــاب', 'کتاب', true],
    ['مُدَرِّس', 'مدرس', true],
    ['Dell Latitude 5480', 'latitude dell', true],
    ['Dell Latitude 5480', 'lati 54', true],
    ['Dell Latitude-5480', 'latitude 5480', true],
    ['Dell', 'hp', false],
    ['ThinkPad\u0000\u202E T480', 'thinkpad t480', true],
    ['İstanbul', 'istanbul', true],
  ])('%s asked for %s: %s', (text, query, found) => {
    expect(matchesQuery(searchText([text]), normaliseQuery(query))).toBe(found);
  });

  it('joins fields and leaves empty ones out', () => {
    expect(searchText(['Dell', null, undefined, '', 'dell Latitude'])).toBe('dell latitude');
  });

  it('finds a serial by its last four', () => {
    expect(serialTokens('5CD-1234-XYZ')).toBe('5cd1234xyz 4xyz');
    expect(serialTokens('AB1')).toBe('ab1');
    expect(serialTokens(null)).toBe('');
  });

  it('is bounded', () => {
    const long = 'Nguyễn '.repeat(200_000);
    expect(searchText([long, 'x1'.repeat(9_000)]).length).toBeLessThanOrEqual(MAX_SEARCH_TEXT);
    expect(normaliseQuery(long).length).toBeLessThanOrEqual(MAX_QUERY);
  });

  it.each(['', '   ', '\u202E', '%%', '___'])('nothing is left of %j', (query) => {
    expect(normaliseQuery(query)).toBe('');
  });

  it('escapes what LIKE would read', () => {
    expect(likePattern('50%_a\\')).toBe('%50\\%\\_a\\\\%');
  });
});
