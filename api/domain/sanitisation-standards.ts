/** Standards of sanitisation are data of the installation; here is what it starts with, and how they are written. */

export const STANDARD_RULES = ['method', 'technique'] as const;
/** `method`: clear, purge, destroy. `technique`: the commands of a medium. */
export type StandardRules = (typeof STANDARD_RULES)[number];

export interface Standard {
  name: string;
  revision: string;
  rules: StandardRules;
  /** Year as the issuer gives it. */
  published: string;
  /** New records name it; one current for each thing ruled. */
  current: boolean;
}

export const FIRST_STANDARDS: readonly Standard[] = [
  {
    name: 'NIST SP 800-88',
    revision: 'Rev. 1',
    rules: 'method',
    published: '2014',
    current: false,
  },
  { name: 'NIST SP 800-88', revision: 'Rev. 2', rules: 'method', published: '2025', current: true },
  { name: 'IEEE 2883', revision: '2022', rules: 'technique', published: '2022', current: true },
];

/** `NIST SP 800-88 Rev. 2`; a revision that is a year follows a hyphen, as IEEE writes it: `IEEE 2883-2022`. */
export function standardText({ name, revision }: Pick<Standard, 'name' | 'revision'>): string {
  return `${name}${/^\d{4}$/.test(revision) ? '-' : ' '}${revision}`;
}

/** As a record names the standards it was made under: what rules the method first. */
export function standardsText(standards: readonly Standard[]): string {
  return STANDARD_RULES.flatMap((rules) =>
    standards.filter((one) => one.current && one.rules === rules).map(standardText),
  ).join('; ');
}
