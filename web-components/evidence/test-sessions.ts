/** Test sessions as the bench asks for them. */
import type { KeyboardFacts, PageTest, TestPageResults } from '#domain/test-page.ts';
import { keyName } from '#domain/keyboard-legends.ts';
import { api, call, newRequestId } from '../data/api-client.ts';
import { t } from '../i18n/i18n.ts';

export function loadTestSession(code: string) {
  return call(api.devices[':code']['test-session'].$get({ param: { code } }));
}

export type ShownTestSession = NonNullable<Awaited<ReturnType<typeof loadTestSession>>>;

export function makeTestCode(code: string) {
  const json = { requestId: newRequestId() };
  return call(api.devices[':code']['test-sessions'].$post({ param: { code }, json }));
}

export type MadeTestCode = Awaited<ReturnType<typeof makeTestCode>>;

/** What a technician wants to know beside the verdict. */
export function resultDetails(test: PageTest, results: TestPageResults): string {
  const { keyboard, screen, touch, pointer, camera } = results;
  if (test === 'keyboard' && keyboard) return keyboardDetails(keyboard);
  if (test === 'screen' && screen) {
    const size = (side: number) => String(Math.round(side * screen.pixelRatio));
    return t('test_page.screen.size', { width: size(screen.width), height: size(screen.height) });
  }
  if (test === 'touch' && touch?.found && touch.dead.length > 0) {
    return t('test_page.bench.cells', { count: touch.dead.length });
  }
  if (test === 'pointer' && pointer) {
    const signs = pointer.seen.map((sign) => t(`test_page.pointer.${sign}`)).join(' · ');
    return t('test_page.bench.signs', { signs: signs || '–' });
  }
  // Isolated: a size reads from left to right in every language.
  return test === 'camera' && camera?.found ? `\u2066${camera.width} × ${camera.height}\u2069` : '';
}

function keyboardDetails({ missing, stuck, form, standard, legends }: KeyboardFacts): string {
  const names = (codes: readonly string[]) => codes.map(keyName).join(' ');
  const layout = [
    t(`test_page.keyboard.form.${form}`),
    t(`test_page.keyboard.standard.${standard}`),
    t(`test_page.keyboard.legends.${legends}`),
  ].join(' · ');
  return [
    missing.length > 0 ? t('test_page.bench.keys', { keys: names(missing) }) : '',
    stuck.length > 0 ? t('test_page.bench.held', { keys: names(stuck) }) : '',
    layout,
  ]
    .filter(Boolean)
    .join(' · ');
}
