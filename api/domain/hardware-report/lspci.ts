import { emptyReading, noComponents } from './shape.ts';
import type { PartKind, ToolReading } from './shape.ts';
import { readName } from './values.ts';

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
    const part = partOf(kind);
    if (part) found.parts.push({ kind: part, name: chip });
  }
  return emptyReading('lspci', { components: found });
}

function partOf(kind: string): PartKind | null {
  if (/network controller/i.test(kind)) return 'wifi';
  if (/ethernet/i.test(kind)) return 'lan';
  return /audio/i.test(kind) ? 'sound' : null;
}
