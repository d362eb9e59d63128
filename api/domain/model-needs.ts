/** Names of makers and models folded, so that what one laptop taught holds for all of its model. */
import { stripInvisible } from './codes.ts';

/** Ends of company names that reports add and people leave out. */
const COMPANY =
  /\b(inc|corp|corporation|co|ltd|limited|gmbh|group|computer|computers|international|electronics)\b/g;

const SAME_MAKER: Readonly<Record<string, string>> = {
  hewlettpackard: 'hp',
  asustek: 'asus',
  lenovothinkpad: 'lenovo',
  applemac: 'apple',
  toshibadynabook: 'toshiba',
};

/** What boards say that nobody gave a name to. */
const NO_MODEL = new Set([
  '',
  'tobefilledbyoem',
  'defaultstring',
  'systemproductname',
  'none',
  'unknown',
  'notspecified',
]);

export interface ModelKey {
  makeKey: string;
  modelKey: string;
}

/** Null where make or model is not known: nothing is learnt from such a device, nor told to one. */
export function modelKeyOf(make: string, model: string): ModelKey | null {
  const plain = fold(make.toLowerCase().replace(/[.,]/g, ' ').replace(COMPANY, ' '));
  const makeKey = SAME_MAKER[plain] ?? plain;
  const whole = fold(model);
  const modelKey = whole.startsWith(makeKey) ? whole.slice(makeKey.length) : whole;
  if (makeKey === '' || NO_MODEL.has(modelKey)) return null;
  return { makeKey, modelKey };
}

function fold(text: string): string {
  return stripInvisible(text)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 80);
}
