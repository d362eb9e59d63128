/** Validation and certificates of a device as the browser has them. */
import { api, call } from '../data/api-client.ts';
import { isKey, t } from '../i18n/i18n.ts';
import { groupedCode } from '../ui/grouped-code.ts';

export function loadCertification(code: string) {
  return call(api.devices[':code'].certificates.$get({ param: { code } }));
}

export type Certification = Awaited<ReturnType<typeof loadCertification>>;
export type CertifiableMedium = Certification['media'][number];
export type ShownCertificate = Certification['certificates'][number];

/** `Hard disk (HDD) · Seagate ST500LM021` */
export function certifiableName({ type, make, model }: CertifiableMedium): string {
  const name = [make, model].filter(Boolean).join(' ');
  return [wordOf('medium', type), name].filter(Boolean).join(' · ');
}

/** A code of ours in words; what has none is shown as it is. */
export function wordOf(part: string, value: string): string {
  const key = `${part}.${value}`;
  return isKey(key) ? t(key) : value;
}

export function certificateFile(number: string, locale: string): string {
  return `/api/certificates/${number}/certificate.pdf?locale=${locale}`;
}

/** A code inside a sentence of any direction: grouped, and read from left to right. */
export function codeText(code: string): string {
  return `\u2066${groupedCode(code)}\u2069`;
}
