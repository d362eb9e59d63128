import { emptyErasure, emptyReading, noComponents } from './shape.ts';
import type { ToolReading } from './shape.ts';
import { cleanText, readName } from './values.ts';
import { warn } from './warnings.ts';

export function isLspci(text: string): boolean {
  return /^(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7] [A-Z"]/m.test(text);
}

/** `lspci`, with or without `-v` and `-nn`: which graphics and network chips there are. */
export function readLspci(text: string): ToolReading {
  const found = noComponents();
  const lines = /^(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7] ([^:\n]{3,80}): (.{1,200})$/gm;
  for (const [, kind = '', name = ''] of text.matchAll(lines)) {
    const chip = readName(name);
    if (chip === null) continue;
    if (/vga|3d controller|display/i.test(kind)) found.graphics.push(chip);
    if (/ethernet|network/i.test(kind)) found.network.push(chip);
    if (/network controller/i.test(kind)) found.wireless = true;
  }
  return emptyReading('lspci', { components: found });
}

export function isHdparm(text: string): boolean {
  return /Issuing SECURITY_ERASE command/i.test(text);
}

/** `hdparm --security-erase`: it says that the command was given, not that it ended well. */
export function readHdparm(text: string): ToolReading {
  const device = /^\/dev\/(\S{1,60}):[ \t]*$/m.exec(text)?.[1] ?? null;
  const enhanced = /security-erase-enhanced/i.test(text);
  return emptyReading('hdparm', {
    erasures: [
      {
        ...emptyErasure('hdparm'),
        device: cleanText(device),
        method: enhanced ? 'ATA Secure Erase (enhanced)' : 'ATA Secure Erase',
        result: /failed|error|bad\/missing/i.test(text) ? 'failed' : 'unknown',
      },
    ],
    warnings: [warn('erasure_without_serial', device ?? '')],
  });
}
