/** What every service verb gets: who acts, the database, time and ids. */
import type { Logger } from 'pino';
import type { Permission, Role } from '#domain/roles.ts';
import { may, rolesFor } from '#domain/roles.ts';
import type { Database, Drizzle } from '../../db/client.ts';
import type { Config } from '../config.ts';
import { AppError, forbidden } from './errors.ts';

/** The signed-in person at one site. */
export interface Actor {
  personId: string;
  name: string;
  username: string;
  siteId: string;
  siteName: string;
  siteNumber: number;
  timeZone: string;
  country: string;
  locale: string;
  roles: readonly Role[];
  /** Minutes after which own work may be checked; null where a second person must. */
  selfCheckMinutes: number | null;
  method: 'password' | 'badge';
  benchId: string | null;
  /** Came in with a password that an administrator gave: an own one comes before everything else. */
  mustChangePassword: boolean;
}

export interface System {
  database: Database;
  config: Config;
  /** Key for HMACs, 32 bytes. */
  secret: Uint8Array;
  log: Logger;
  now(): Date;
  newId(): string;
}

export interface PublicContext extends System {
  actor: Actor | null;
}

export interface Context extends System {
  actor: Actor;
}

export type Transaction = Parameters<Parameters<Drizzle['transaction']>[0]>[0];

/** @throws AppError `access.forbidden` naming the roles that may. */
export function requirePermission(ctx: Context, permission: Permission): void {
  if (!may(ctx.actor.roles, permission)) {
    throw forbidden({ permission, roles: rolesFor(permission).join(',') });
  }
}

export function requireActor(ctx: PublicContext): Context {
  if (!ctx.actor) throw new AppError('access.signed_out', { status: 401 });
  return { ...ctx, actor: ctx.actor };
}
