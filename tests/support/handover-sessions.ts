/** Handover sessions in a test's workshop. */
import type { SessionView } from '../../api/handover-sessions/session-view.service.ts';
import type { MatchProposal } from '../../api/matching/propose.service.ts';
import type { TestDatabase } from './copy-database.ts';
import type { Crew } from './handovers.ts';
import { handoversOf } from './handovers.ts';
import type { Member, Workshop } from './workshop.ts';

export function sessionsOf(workshop: Workshop, crew: () => Crew) {
  const tools = handoversOf(workshop, crew);
  const path = (code: string, rest = '') => `/api/handover-sessions/${code}${rest}`;

  /** A session with these needs in it, planned by the coordinator. */
  async function session(needCodes: readonly string[] = [], title = 'Point 7'): Promise<string> {
    const { coordinator } = crew();
    const { code } = await tools.must<{ code: string }>(coordinator, '/api/handover-sessions', {
      title,
    });
    if (needCodes.length > 0) await tools.must(coordinator, path(code, '/needs'), { needCodes });
    return code;
  }

  async function view(by: Member, code: string): Promise<SessionView> {
    const answer = await workshop.request(by, 'GET', path(code));
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body as SessionView;
  }

  async function proposal(query: string): Promise<MatchProposal> {
    const asked = `/api/matching/proposal?${query}`;
    const answer = await workshop.request(crew().coordinator, 'GET', asked);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body as MatchProposal;
  }

  return { ...tools, path, session, view, proposal };
}

export const pairsOf = ({ matches }: MatchProposal) =>
  matches.map(({ needCode, thing }) => ({ needCode, code: thing.code }));

/** Nothing is ready and nobody waits, so that a test knows what can be matched. */
export async function emptyShelves({ superuser }: TestDatabase): Promise<void> {
  await superuser.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update devices set stage = 'void', place_id = null, custodian_id = null where stage = 'ready'`;
    await tx`update needs set status = 'closed' where status = 'approved'`;
  });
}
