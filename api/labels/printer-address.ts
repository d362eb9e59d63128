/** Label printers stand in the workshop: nothing else may be reached through the server. */
import { BlockList, isIP } from 'node:net';
import { and, eq, isNull } from 'drizzle-orm';
import { may } from '#domain/roles.ts';
import { printerProfiles } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { invalidField } from '../lib/errors.ts';
import { ZPL_PORT } from './printer-line.ts';

/** Print servers with several printers count up from 9100. */
const LAST_PORT = ZPL_PORT + 9;

const local = new BlockList();
local.addSubnet('10.0.0.0', 8);
local.addSubnet('172.16.0.0', 12);
local.addSubnet('192.168.0.0', 16);
local.addSubnet('169.254.0.0', 16);
local.addSubnet('127.0.0.0', 8);
local.addSubnet('fc00::', 7, 'ipv6');
local.addSubnet('fe80::', 10, 'ipv6');
local.addAddress('::1', 'ipv6');

/** A printer may hang on the server itself; so may much else that listens to nobody but this computer. */
const ownComputer = new BlockList();
ownComputer.addSubnet('127.0.0.0', 8);
ownComputer.addAddress('::1', 'ipv6');

/** Printers without DHCP give themselves link-local addresses; hosting companies answer their secrets at these two. */
const secrets = new BlockList();
secrets.addAddress('169.254.169.254');
secrets.addAddress('fd00:ec2::254', 'ipv6');

const familyOf = (host: string) => (isIP(host) === 6 ? 'ipv6' : 'ipv4');

/**
 * Checks an address in numbers (names could point anywhere) against private ranges (RFC 1918, 3927, 4193).
 * @throws AppError `input.invalid` with `labels.printer_not_local` or `labels.printer_port`
 */
export function checkPrinterAddress(host: string, port: number): void {
  const family = familyOf(host);
  if (isIP(host) === 0 || !local.check(host, family) || secrets.check(host, family)) {
    throw invalidField('host', 'labels.printer_not_local');
  }
  if (port < ZPL_PORT || port > LAST_PORT) {
    throw invalidField('port', 'labels.printer_port', { from: ZPL_PORT, to: LAST_PORT });
  }
}

/**
 * The same for whoever prints: this server itself is named only by those who set up printers.
 * @throws AppError as above, and `input.invalid` with `labels.printer_is_server`
 */
export async function checkPrinterOf(
  ctx: Context,
  { host, port }: { host: string; port: number },
): Promise<void> {
  checkPrinterAddress(host, port);
  if (!ownComputer.check(host, familyOf(host)) || may(ctx.actor.roles, 'place.manage')) return;
  const setUp = and(
    eq(printerProfiles.siteId, ctx.actor.siteId),
    eq(printerProfiles.host, host),
    eq(printerProfiles.port, port),
    isNull(printerProfiles.closedAt),
  );
  if ((await ctx.database.db.$count(printerProfiles, setUp)) > 0) return;
  throw invalidField('host', 'labels.printer_is_server');
}
