import { hostname, networkInterfaces } from 'node:os';

/** Under what other machines of the network reach this one: IPv4 first, without link-local addresses. */
export function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((address) => !address.internal && !address.address.startsWith('fe80'))
    .sort((a, b) => a.family.localeCompare(b.family))
    .map((address) => address.address);
}

/** Names this machine answers to: itself, and itself by multicast DNS. */
export function hostNames(): string[] {
  const name = hostname().toLowerCase();
  const first = name.split('.')[0] ?? name;
  return [...new Set(['localhost', name, `${first}.local`])].filter((text) =>
    /^[a-z0-9.-]+$/.test(text),
  );
}
