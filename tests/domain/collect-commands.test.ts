import { describe, expect, it } from 'vitest';
import {
  collectCommand,
  isOnlyHere,
  phoneAddress,
} from '../../web-components/evidence/collect-commands.ts';

const plain = { address: 'http://192.168.1.10:3000', token: 'ABCD1234', selfSigned: false };
const lan = { address: 'https://192.168.100.100:30000', token: 'ABCD1234', selfSigned: true };

describe('the command', () => {
  it('for a stick is as short as it can be', () => {
    expect(collectCommand('linux', plain).typed).toBe('curl -sS 192.168.1.10:3000/l/abcd1234|sh');
    expect(collectCommand('android', lan).typed).toBe(
      'curl -sSk https://192.168.100.100:30000/a/abcd1234|sh',
    );
    const known = { ...lan, selfSigned: false };
    expect(collectCommand('linux', known).typed).not.toContain('-sk');
  });

  it('for Windows fits into Win+R, and no shell in which it is pasted replaces anything', () => {
    for (const pass of [plain, lan]) {
      const { command, typed } = collectCommand('windows', pass);
      for (const line of [command, typed]) {
        expect(line.length).toBeLessThan(260);
        expect(line).not.toMatch(/[$%`&]/);
        expect(line.match(/"/g)).toHaveLength(2);
      }
    }
    expect(collectCommand('windows', { ...lan, selfSigned: false }).command).not.toContain('{1}');
  });

  it('as a code stays in the letters that a QR code packs', () => {
    expect(phoneAddress(lan)).toMatch(/^[0-9A-Z $%*+./:-]+$/);
    expect(phoneAddress(plain)).toBe('HTTP://192.168.1.10:3000/R/ABCD1234');
  });

  it('is said to work only here where the address is this computer', () => {
    expect(isOnlyHere('http://localhost:3000')).toBe(true);
    expect(isOnlyHere('https://127.0.0.1')).toBe(true);
    expect(isOnlyHere('http://192.168.1.10:3000')).toBe(false);
  });
});
