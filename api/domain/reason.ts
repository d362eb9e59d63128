/** Why a rule says no, or warns: a translation key and what fills its places. Never a sentence. */
export interface Reason {
  code: string;
  params?: Readonly<Record<string, string | number>>;
}

export function reason(code: string, params?: Readonly<Record<string, string | number>>): Reason {
  return params ? { code, params } : { code };
}
