import { Hono } from 'hono';
import { z } from 'zod';
import { WAIVABLE_GATES } from '#domain/gates.ts';
import { filledLine, line, requestId, stage, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import { listDecisions } from './decisions.service.ts';
import { decideProposal, proposeMove } from './proposals.service.ts';
import { askCoordinator } from './wishes.ts';

const codeParam = z.object({ code: z.string().max(60) });
const proposalInput = z.object({ requestId, to: stage, reason: filledLine(500) });
const decisionInput = z.object({ requestId, confirm: z.boolean(), note: line(500).default('') });
const wishInput = z
  .object({
    requestId,
    waive: z.enum(WAIVABLE_GATES).optional(),
    correctTo: stage.optional(),
    reason: filledLine(500),
  })
  .refine(
    (wish) => (wish.waive === undefined) !== (wish.correctTo === undefined),
    'input.one_wish',
  );

export const decisionRoutes = new Hono<Env>()
  .get(
    '/decisions',
    describe('Everything that waits for a coordinator, oldest first'),
    guard('proposal.decide'),
    async (c) => c.json(await listDecisions(c.get('ctx'))),
  )
  .post(
    '/devices/:code/wishes',
    describe('Ask a coordinator to waive a gate or to correct the stage'),
    guard('proposal.make'),
    param(codeParam),
    json(wishInput),
    async (c) => {
      const { code } = c.req.valid('param');
      return c.json(await askCoordinator(c.get('ctx'), { code, ...c.req.valid('json') }));
    },
  )
  .post(
    '/devices/:code/proposals',
    describe('Propose a move that another person confirms'),
    guard('proposal.make'),
    param(codeParam),
    json(proposalInput),
    async (c) => {
      const { code } = c.req.valid('param');
      return c.json(await proposeMove(c.get('ctx'), { code, ...c.req.valid('json') }));
    },
  )
  .post(
    '/proposals/:id/decision',
    describe('Confirm or reject a proposal of another person'),
    guard('proposal.decide'),
    param(z.object({ id: uuid })),
    json(decisionInput),
    async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await decideProposal(c.get('ctx'), { proposalId: id, ...c.req.valid('json') }));
    },
  );
