/** What the screens of a medium ask of the server. */
import { api, call, newRequestId } from '../data/api-client.ts';

export function loadEvidence(code: string) {
  return call(api.devices[':code'].evidence.$get({ param: { code } }));
}

export type MediumRecord = Awaited<ReturnType<typeof loadEvidence>>['records'][number];

export function loadReset(code: string, id: string) {
  return call(api.devices[':code'].media[':id'].reset.$get({ param: { code, id } }));
}

export type ResetProgress = Awaited<ReturnType<typeof loadReset>>;

type StepJson = Parameters<
  (typeof api.devices)[':code']['media'][':id']['reset']['steps']['$post']
>[0]['json'];

export function confirmStep(code: string, id: string, step: Omit<StepJson, 'requestId'>) {
  const json = { requestId: newRequestId(), ...step };
  return call(api.devices[':code'].media[':id'].reset.steps.$post({ param: { code, id }, json }));
}

type EndJson = Parameters<
  (typeof api.devices)[':code']['media'][':id']['reset']['end']['$post']
>[0]['json'];

export function endReset(code: string, id: string, end: Omit<EndJson, 'requestId'>) {
  const json = { requestId: newRequestId(), ...end };
  return call(api.devices[':code'].media[':id'].reset.end.$post({ param: { code, id }, json }));
}

type DescriptionJson = Parameters<
  (typeof api.devices)[':code']['media'][':id']['description']['$post']
>[0]['json'];

/** Says what a listed medium is. */
export async function describeMedium(
  code: string,
  id: string,
  json: DescriptionJson,
): Promise<{ movedFrom: null }> {
  await call(api.devices[':code'].media[':id'].description.$post({ param: { code, id }, json }));
  return { movedFrom: null };
}
