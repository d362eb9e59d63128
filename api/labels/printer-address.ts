/** Label printers stand in the workshop: nothing else may be reached through the server. */
import { BlockList, isIP } from 'node:net';
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

/**
 * Checks an address in numbers (names could point anywhere) against private ranges (RFC 1918, 3927, 4193).
 * @throws AppError `input.invalid` with `labels.printer_not_local` or `labels.printer_port`
 */
export function checkPrinterAddress(host: string, port: number): void {
  const family = isIP(host);
  if (family === 0 || !local.check(host, family === 6 ? 'ipv6' : 'ipv4')) {
    throw invalidField('host', 'labels.printer_not_local');
  }
  if (port < ZPL_PORT || port > LAST_PORT) {
    throw invalidField('port', 'labels.printer_port', { from: ZPL_PORT, to: LAST_PORT });
  }
}
