/** The command lines with which a donated machine sends its report. */

export const COLLECT_WAYS = ['linux', 'windows', 'android'] as const;
export type CollectWay = (typeof COLLECT_WAYS)[number];

export interface Pass {
  /** Origin that the machine reaches, such as `http://192.168.1.10:3000`. */
  address: string;
  token: string;
  /** The certificate is this installation's own, and no machine knows it. */
  selfSigned: boolean;
}

export interface CollectCommand {
  /** To copy. */
  command: string;
  /** Shorter, to type by hand; the same where nothing is shorter. */
  typed: string;
}

/** What browsers and shells need is left out: curl takes http by itself, and the token in any case. `-sS` is silent but for errors. */
export function collectCommand(way: CollectWay, pass: Pass): CollectCommand {
  const token = pass.token.toLowerCase();
  if (way === 'windows') return windowsCommand(pass, token);
  const secure = pass.address.startsWith('https:');
  const host = secure ? pass.address : pass.address.replace(/^http:\/\//, '');
  const flags = secure && pass.selfSigned ? '-sSk' : '-sS';
  const line = `curl ${flags} ${host}/${way === 'linux' ? 'l' : 'a'}/${token}|sh`;
  return { command: line, typed: line };
}

/**
 * `powershell` is Windows PowerShell 5.1 from every window and from Win+R. There is no `$` in the line: a
 * PowerShell in which it is pasted would replace it.
 */
function windowsCommand({ address, selfSigned }: Pass, token: string): CollectCommand {
  const url = `${address}/w/${token}`;
  const start = 'powershell -NoProfile -ExecutionPolicy Bypass';
  if (!address.startsWith('https:')) {
    return { command: `${start} -Command "irm ${url}|iex"`, typed: `powershell "irm ${url}|iex"` };
  }
  const trust = selfSigned
    ? '[Net.ServicePointManager]::ServerCertificateValidationCallback={1};'
    : '';
  const load = `[Net.ServicePointManager]::SecurityProtocol=3072;${trust}iex (New-Object Net.WebClient).DownloadString('${url}')`;
  // Win+R takes 259 characters.
  const command = `powershell -NoP -Ep Bypass "${load}"`;
  return { command, typed: command };
}

/** The page a phone opens: upper case all through, which a QR code stores in half the room. */
export function phoneAddress({ address, token }: Pass): string {
  return `${address}/r/${token}`.toUpperCase();
}

/** A page opened on the computer that runs the product has an address that no other machine reaches. */
export function isOnlyHere(address: string): boolean {
  return /^https?:\/\/(localhost|127\.|\[::1\])/.test(address);
}
