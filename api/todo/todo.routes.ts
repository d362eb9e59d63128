import { Hono } from 'hono';
import { z } from 'zod';
import { happenedAt, page, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query } from '../lib/route.ts';
import { pickDevice } from './pick.service.ts';
import { TODO_LISTS } from './todo-sql.ts';
import { readTodoCounts, readTodoList } from './todo.service.ts';

export const todoRoutes = new Hono<Env>()
  .get(
    '/todo',
    describe('How much waits to be labelled, kitted, shelved, picked and brought back'),
    guard('custody.transfer'),
    async (c) => c.json(await readTodoCounts(c.get('ctx'))),
  )
  .get(
    '/todo/:list',
    describe('One of the five lists by place, page by page'),
    guard('custody.transfer'),
    param(z.object({ list: z.enum(TODO_LISTS, 'input.wrong_value') })),
    query(z.object(page)),
    async (c) =>
      c.json(
        await readTodoList(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('query') }),
      ),
  )
  .post(
    '/todo/picks',
    describe('Take a reserved device off its shelf for the handover'),
    guard('custody.transfer'),
    json(z.object({ requestId, happenedAt, code: z.string().max(60) })),
    async (c) => c.json(await pickDevice(c.get('ctx'), c.req.valid('json'))),
  );
