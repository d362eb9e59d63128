import { Hono } from 'hono';
import { type Env, describe, guard } from '../lib/route.ts';
import { readBoard } from './board.service.ts';

export const boardRoutes = new Hono<Env>().get(
  '/board',
  describe('How many devices in each stage, how long, and the flow of 30 days'),
  guard('report.view'),
  async (c) => c.json(await readBoard(c.get('ctx'))),
);
