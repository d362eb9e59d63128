/** Handover sessions as the browser reads them. */
import type { SessionEntry } from '../../api/handover-sessions/session-entries.ts';
import type { SessionHead } from '../../api/handover-sessions/session-list.service.ts';
import type { SessionView } from '../../api/handover-sessions/session-view.service.ts';
import type {
  MatchException,
  MatchProposal,
  ProposedMatch,
} from '../../api/matching/propose.service.ts';
import { api, call } from '../data/api-client.ts';
import { formatDate, formatNumber, t } from '../i18n/i18n.ts';

export type {
  MatchException,
  MatchProposal,
  ProposedMatch,
  SessionEntry,
  SessionHead,
  SessionView,
};

export async function loadSessions(): Promise<SessionHead[]> {
  return (await call(api['handover-sessions'].$get())).sessions;
}

export function loadSession(code: string): Promise<SessionView> {
  return call(api['handover-sessions'][':code'].$get({ param: { code } }));
}

export function loadProposal(session: string): Promise<MatchProposal> {
  return call(api.matching.proposal.$get({ query: { session } }));
}

/** `2 December · at a table` */
export function planWords({ plannedOn, way }: Pick<SessionHead, 'plannedOn' | 'way'>): string {
  const day = plannedOn ? formatDate(`${plannedOn}T12:00:00`, { style: 'day' }) : '';
  return [day || t('handovers.no_day'), t(`handovers.way_${way}`)].join(' · ');
}

/** `87 of 120 served` once something was given, before that `114 of 120 have a device`. */
export function progressWords({
  progress,
  state,
}: Pick<SessionHead, 'progress' | 'state'>): string {
  const { total, served, ready } = progress;
  if (total === 0) return t('handovers.no_needs');
  return served > 0 || state === 'closed'
    ? t('handovers.served', { served, total })
    : t('handovers.ready', { ready, total });
}

/** Whom a line is for: the name where the person may see it, the code always. */
export function whoWords({ recipient, area }: Pick<SessionEntry, 'recipient' | 'area'>): string {
  return [recipient?.studentName, recipient?.className, recipient ? '' : area]
    .filter(Boolean)
    .join(' · ');
}

/** `8 GB · 256 GB · 14″` */
export function specWords(thing: {
  memoryMib: number | null;
  storageGb: number | null;
  screenInch: number | null;
}): string {
  const { memoryMib, storageGb, screenInch } = thing;
  return [
    memoryMib ? `${formatNumber(Math.ceil(memoryMib / 1024))} GB` : '',
    storageGb ? `${formatNumber(storageGb)} GB` : '',
    screenInch ? `${formatNumber(screenInch)}″` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What still waits for something: nothing reserved, and not served. */
export function isOpen({ state, reservation }: SessionEntry): boolean {
  return (state === 'waiting' || state === 'absent') && !reservation;
}
