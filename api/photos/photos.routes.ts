import { Hono } from 'hono';
import { z } from 'zod';
import { happenedAt, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param, sendFile } from '../lib/route.ts';
import { addPhoto, readPhoto } from './photo-store.ts';

const photoInput = z.object({
  requestId,
  happenedAt,
  purpose: z.enum(['no_serial', 'condition', 'evidence']),
  image: z.base64('photo.not_an_image').min(1, 'input.required'),
});

export const photoRoutes = new Hono<Env>()
  .post(
    '/devices/:code/photos',
    describe('Add a photo of a device: JPEG, PNG or WebP without EXIF, at most 1.5 MB'),
    guard('device.edit'),
    param(z.object({ code: z.string().max(60) })),
    json(photoInput),
    async (c) => {
      const { code } = c.req.valid('param');
      return c.json(await addPhoto(c.get('ctx'), { code, ...c.req.valid('json') }));
    },
  )
  .get(
    '/photos/:id',
    describe('One photo'),
    guard('device.edit'),
    param(z.object({ id: uuid })),
    async (c) => {
      const { bytes, mediaType } = await readPhoto(c.get('ctx'), c.req.valid('param').id);
      return sendFile(c, bytes, { type: mediaType, name: 'photo', inline: true });
    },
  );
