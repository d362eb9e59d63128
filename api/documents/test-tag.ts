import type { LabelContent } from '../labels/label-content.ts';
import { fillSentence } from '../lib/pdf/clean-text.ts';
import { deviceTitle } from './device-facts.ts';
import type { TestTagData } from './document-data.ts';
import { documentLanguage, type DocumentLocale } from './document-locale.ts';

/**
 * The label fixed on a tested item: name, number, year, tester, result, date and kinds of tests
 * (UK WEEE Regulations 2013, Schedule 9, paragraph 3). Print it with `labelsPdf` or `labelsZpl`.
 */
export function testTagContent(data: TestTagData, locale: DocumentLocale): LabelContent {
  const language = documentLanguage(locale, data.issuer.timeZone);
  const text = language.text.testTag;
  const tests = data.tests.map((test) => text.testKind[test]).join(locale === 'fa' ? '، ' : ', ');
  const year = data.yearMade === null ? [] : [fillYear(text.year, data.yearMade)];
  const tester = [data.issuer.site, data.issuer.address].filter((part) => part?.trim()).join(', ');
  return {
    kind: 'device',
    code: data.device.code,
    qrText: data.qrText,
    title: deviceTitle(data.device, language),
    lines: [
      `${data.passed ? text.passed : text.failed} · ${fillPlain(text.tested, 'date', language.date(data.testedAt))}`,
      fillPlain(text.tests, 'tests', tests),
      ...year,
      tester,
    ],
    programme: data.issuer.programme,
    direction: language.direction,
  };
}

function fillYear(sentence: string, year: number): string {
  return fillPlain(sentence, 'year', String(year));
}

/** Label texts are cleaned of isolates when drawn, so none are put in. */
function fillPlain(sentence: string, name: string, value: string): string {
  return fillSentence(sentence, { [name]: value }).replace(/[\u2066-\u2069]/g, '');
}
