/** What a test of a page can let happen in its workshop. Input and answer travel as JSON. */
import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Role } from '#domain/roles.ts';
import type { Stage } from '#domain/stages.ts';
import { devices, events, handovers, proposals } from '../../../db/schema/index.ts';
import { bench } from '../evidence.ts';
import { sessionsOf } from '../handover-sessions.ts';
import { crewOf, handoversOf } from '../handovers.ts';
import { deviceIn, shelf } from '../stock.ts';
import type { Play } from './stage.ts';

export type Scenes = typeof scenes;

interface DeviceInput {
  stage: Stage;
  columns?: Omit<Partial<typeof devices.$inferInsert>, 'placeId'>;
  kitLines?: string[];
  placeId?: string;
}

interface Deed {
  /** of the colleague who does it; the signed-in person does it when left out */
  roles?: Role[];
  method?: string;
  path: string;
  body?: Record<string, unknown>;
}

export const scenes = {
  /** A device straight in a stage, put there by a correction. */
  async device({ workshop, me }: Play, { stage, columns, ...rest }: DeviceInput) {
    return deviceIn(workshop, me, stage, { ...columns, ...rest });
  },

  /** Several alike, one after the other. */
  async devices({ workshop, me }: Play, { count, stage }: { count: number; stage: Stage }) {
    const codes: string[] = [];
    for (let i = 0; i < count; i++) codes.push((await deviceIn(workshop, me, stage)).code);
    return codes;
  },

  /** A colleague who can sign in with a password. */
  async colleague({ workshop }: Play, { roles }: { roles: Role[] }) {
    const member = await workshop.member(...roles);
    const password = randomUUID();
    const known = await bench(workshop, '').withPassword(member, password);
    return { personId: member.personId, ...known };
  },

  /** What was put on a shelf, in the order in which the database took it. */
  async putOn({ workshop }: Play, { placeId }: { placeId: string }) {
    const rows = await workshop.system.database.db
      .select({ code: devices.code })
      .from(events)
      .innerJoin(devices, eq(devices.id, events.deviceId))
      .where(and(eq(events.kind, 'place'), sql`${events.data} ->> 'place' = ${placeId}`))
      .orderBy(sql`${events}.xmin::text::bigint`);
    return rows.map(({ code }) => code);
  },

  /** A laptop that a family has had for some days; the codes of its receipt, charger and request. */
  async handedOver({ workshop }: Play, { days }: { days: number }) {
    const crew = await crewOf(workshop);
    const laptop = await handoversOf(workshop, () => crew).handedOverLaptop();
    const happenedAt = new Date(workshop.system.now().getTime() - days * 86_400_000);
    await workshop.system.database.db
      .update(handovers)
      .set({ happenedAt })
      .where(eq(handovers.receiptCode, laptop.receiptCode));
    return laptop;
  },

  /** How often news were asked for. */
  streams({ streams }: Play) {
    return Promise.resolve(streams.length);
  },

  /** Breaks every stream of news. */
  hangUp({ streams }: Play) {
    for (const stream of streams) stream.destroy();
    return Promise.resolve();
  },

  /** All that is asked for before the final check of a laptop. */
  async evidence({ workshop, me }: Play, { code }: { code: string }) {
    await bench(workshop, code).fillEvidence(me);
  },

  /** A handover session whose families have a reserved laptop each, with its charger. */
  async session({ workshop }: Play, { count }: { count: number }) {
    const crew = await crewOf(workshop);
    const tools = sessionsOf(workshop, () => crew);
    const families = [];
    for (let at = 0; at < count; at += 1) {
      const { code, charger, needCode } = await tools.reservedLaptop();
      families.push({ code, charger, needCode });
    }
    const session = await tools.session(families.map(({ needCode }) => needCode));
    return { code: session, families };
  },

  async shelf({ workshop, me }: Play, { name }: { name: string }) {
    return shelf(workshop, me, name);
  },

  /** What became of the proposals about a device. */
  async decided({ workshop }: Play, { code }: { code: string }) {
    return workshop.system.database.db
      .select({ decision: proposals.decision })
      .from(proposals)
      .innerJoin(devices, eq(devices.id, proposals.deviceId))
      .where(eq(devices.code, code));
  },

  /** Something done through the API, which must succeed. Answers who did it, and the body. */
  async deed({ workshop, me }: Play, { roles, method = 'POST', path, body = {} }: Deed) {
    const by = roles ? await workshop.member(...roles) : me;
    const sent = method === 'GET' ? undefined : { requestId: randomUUID(), ...body };
    const answer = await workshop.request(by, method, `/api/${path}`, sent);
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return { name: by.ctx.actor.name, personId: by.personId, body: answer.body };
  },
};
