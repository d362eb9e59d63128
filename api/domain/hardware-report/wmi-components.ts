import { emptyReading, noComponents } from './shape.ts';
import type { ToolReading } from './shape.ts';
import { readName } from './values.ts';

type Instance = ReadonlyMap<string, string>;

/** Adapters that are software. */
const SOFTWARE =
  /virtual|miniport|vpn|\btap\b|loopback|bluetooth|debug|hyper-v|vmware|teredo|basic (display|render)/i;

/** Win32_VideoController, Win32_NetworkAdapter and Win32_PnPEntity: what is built in. */
export function wmiComponents(name: string, instances: readonly Instance[]): ToolReading {
  const found = noComponents();
  for (const instance of instances) {
    const label = readName(instance.get('name'));
    if (label === null || SOFTWARE.test(label)) continue;
    if (name === 'Win32_VideoController') found.graphics.push(label);
    else if (name === 'Win32_NetworkAdapter') {
      found.network.push(label);
      const kind = `${label} ${instance.get('adaptertype') ?? ''}`;
      if (/wi-?fi|wireless|802\.11|wlan/i.test(kind)) found.wireless = true;
    } else if (isCamera(instance, label)) found.camera = true;
  }
  return emptyReading('wmi', { components: found });
}

/** Scanners are images too; a camera says so in its name, in most languages of drivers. */
function isCamera(instance: Instance, label: string): boolean {
  const kind = instance.get('pnpclass') ?? '';
  if (/^camera$/i.test(kind)) return true;
  return /^image$/i.test(kind) && /cam/i.test(label);
}
