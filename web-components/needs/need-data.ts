/** Requests for devices as the browser reads them. */
import type { PriorityReason } from '#domain/need-priority.ts';
import type { NeedStatus } from '#domain/eligibility.ts';
import type { NeedCard } from '../../api/needs/need-list.service.ts';
import type { FreeDevice } from '../../api/reservations/suggestions.service.ts';
import { api, call } from '../data/api-client.ts';
import { isKey, t } from '../i18n/i18n.ts';

export type { FreeDevice, NeedCard };

export interface NeedQuery {
  status: NeedStatus;
  text: string;
  /** Kinds of device, comma between them; all when empty. */
  kinds: string;
  priority: PriorityReason | '';
  after: string;
}

/** Words that may be a name go in the body, never into an address. */
export function loadNeeds({ status, text, kinds, priority, after }: NeedQuery) {
  const query = {
    status,
    ...(kinds ? { kinds } : {}),
    ...(priority ? { priority } : {}),
    ...(after ? { after } : {}),
  };
  return text
    ? call(api.needs.search.$post({ json: { ...query, text, limit: 50 } }))
    : call(api.needs.$get({ query: { ...query, limit: '50' } }));
}

export async function loadDoubles(): Promise<NeedCard[][]> {
  return (await call(api.needs.doubles.$get())).groups;
}

export async function loadSuggestions(code: string): Promise<FreeDevice[]> {
  return (await call(api.needs[':code'].suggestions.$get({ param: { code } }))).devices;
}

/** The device a request is chosen for. */
export async function loadDevice(code: string) {
  return call(api.devices[':code'].$get({ param: { code } }));
}

export type Device = Awaited<ReturnType<typeof loadDevice>>;

export function kindText(kind: string): string {
  const key = `kind.${kind}`;
  return isKey(key) ? t(key) : kind;
}

/** A stored reason is a code, or what an approver wrote. */
export function reasonText(reason: string): string {
  const key = `need.reason_${reason}`;
  return isKey(key) ? t(key) : reason;
}

/** `Laptop · Dell Latitude 5480` */
export function deviceName({
  kind,
  make,
  model,
}: Record<'kind' | 'make' | 'model', string>): string {
  return [kindText(kind), [make, model].filter(Boolean).join(' ')].filter(Boolean).join(' · ');
}

/** What is said after a request was registered, and whom it looks like. */
export function registeredToast(need: string, [double]: string[]) {
  return double
    ? { kind: 'warning' as const, text: t('need.registered_double', { need, code: double }) }
    : { text: t('need.registered', { need }) };
}

export function manyDoneText(count: number, left: number): string {
  return t(left > 0 ? 'need.many_done_left' : 'need.many_done', { count, left });
}
