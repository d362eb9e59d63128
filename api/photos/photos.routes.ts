import { Hono } from 'hono';
import { z } from 'zod';
import { PHOTO_GRADES, PHOTO_REMOVAL_REASONS } from '#domain/photos.ts';
import { happenedAt, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param, sendFile } from '../lib/route.ts';
import { removePhoto, restorePhoto } from './photo-removal.service.ts';
import { addPhoto, listPhotos, readPhoto } from './photo-store.ts';

const photoInput = z.object({
  requestId,
  happenedAt,
  purpose: z.enum(['no_serial', 'condition', 'evidence']),
  grade: z.enum(PHOTO_GRADES).nullable().optional(),
  image: z.base64('photo.not_an_image').min(1, 'input.required'),
});

const codeParam = z.object({ code: z.string().max(60) });
const photoParam = z.object({ id: uuid });

export const photoRoutes = new Hono<Env>()
  .post(
    '/devices/:code/photos',
    describe(
      'Add a photo of a device: JPEG, PNG or WebP, at most 1.5 MB; its metadata is not kept',
    ),
    guard('device.edit'),
    param(codeParam),
    json(photoInput),
    async (c) => {
      const { code } = c.req.valid('param');
      return c.json(await addPhoto(c.get('ctx'), { code, ...c.req.valid('json') }));
    },
  )
  .get(
    '/devices/:code/photos',
    describe('Photos of a device, with the grade they stand for'),
    guard('device.edit'),
    param(codeParam),
    async (c) => c.json(await listPhotos(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/photos/:id/removal',
    describe('Take a photo of the condition away; it can be brought back for 15 minutes'),
    guard('device.edit'),
    param(photoParam),
    json(z.object({ requestId, happenedAt, reason: z.enum(PHOTO_REMOVAL_REASONS) })),
    async (c) => {
      const photoId = c.req.valid('param').id;
      return c.json(await removePhoto(c.get('ctx'), { photoId, ...c.req.valid('json') }));
    },
  )
  .post(
    '/photos/:id/restoration',
    describe('Bring a removed photo back'),
    guard('device.edit'),
    param(photoParam),
    json(z.object({ requestId, happenedAt })),
    async (c) => {
      const photoId = c.req.valid('param').id;
      return c.json(await restorePhoto(c.get('ctx'), { photoId, ...c.req.valid('json') }));
    },
  )
  .get('/photos/:id', describe('One photo'), guard('device.edit'), param(photoParam), async (c) => {
    const { bytes, mediaType } = await readPhoto(c.get('ctx'), c.req.valid('param').id);
    return sendFile(c, bytes, { type: mediaType, name: 'photo', inline: true });
  });
