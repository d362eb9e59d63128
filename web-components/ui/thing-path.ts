/** Kinds of things that have a page of their own. */
type Thing = 'device' | 'accessory' | 'part' | 'item' | 'medium' | 'box' | 'transfer';

const FOLDERS: Record<Thing, string> = {
  device: 'devices',
  accessory: 'accessories',
  part: 'parts',
  item: 'parts',
  medium: 'parts',
  box: 'boxes',
  transfer: 'transfers',
};

/** Where the page of a thing is. */
export function thingPath(subject: Thing, code: string): string {
  return `/${FOLDERS[subject]}/${code}`;
}
