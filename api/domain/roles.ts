/** Roles and permissions. Which role may make which move stands in `lifecycle.ts`. */

export const ROLES = [
  'technician',
  'warehouse',
  'coordinator',
  'approver',
  'collection',
  'admin',
  'auditor',
] as const;

export type Role = (typeof ROLES)[number];

const technician = 'technician';
const warehouse = 'warehouse';
const coordinator = 'coordinator';
const approver = 'approver';
const collection = 'collection';
const admin = 'admin';
const auditor = 'auditor';

/** Who may do what, beside the moves of the life cycle. */
const GRANTS = {
  'device.view': [technician, warehouse, coordinator, approver, collection, admin, auditor],
  'device.receive': [warehouse, coordinator, collection],
  'device.edit': [technician, warehouse, coordinator, collection],
  'donor.view': [coordinator, collection],
  'donor.contact': [coordinator, collection],
  'label.print': [warehouse, coordinator, collection, admin],
  'label.reprint': [technician, warehouse, coordinator, collection, admin],
  'label.confirm': [technician, warehouse, coordinator, collection],
  'custody.transfer': [technician, warehouse, coordinator, collection],
  'diagnostics.record': [technician],
  'lock.check': [technician, warehouse, coordinator, collection],
  'media.record': [technician],
  'media.witness': [technician, warehouse, coordinator],
  'media.validate': [technician, coordinator],
  'qa.record': [technician, coordinator],
  'gate.waive': [coordinator],
  'repair.record': [technician],
  'repair.assign': [technician, coordinator],
  'part.use': [technician],
  'harvest.record': [technician],
  'stock.manage': [warehouse, coordinator],
  'stock.count': [warehouse, coordinator],
  'stock.settle': [warehouse, coordinator],
  'transfer.pack': [warehouse, coordinator, collection],
  'transfer.receive': [warehouse, coordinator, collection],
  'box.pack': [technician, warehouse, coordinator, collection],
  'books.view': [warehouse, coordinator, admin, auditor],
  'kit.record': [warehouse, coordinator],
  'kit.override': [coordinator],
  'hold.place': [technician, warehouse, coordinator, collection, admin],
  'hold.release': [technician, coordinator],
  'hold.extend': [coordinator],
  'proposal.make': [technician, warehouse, coordinator],
  'proposal.decide': [coordinator],
  'need.register': [coordinator, collection],
  'need.view': [coordinator, approver, collection],
  'need.approve': [approver],
  'device.reserve': [coordinator],
  'handover.record': [coordinator, collection],
  'handover.view': [warehouse, coordinator, approver, collection],
  'handover.pick': [warehouse, coordinator],
  'handover.void': [coordinator],
  'handover.settle': [coordinator],
  'return.record': [warehouse, coordinator, collection],
  'event.correct': [coordinator],
  'recycling.prepare': [warehouse, coordinator],
  'report.view': [technician, warehouse, coordinator, approver, collection, admin, auditor],
  'people.manage': [admin],
  'place.manage': [admin, warehouse, coordinator],
  'settings.manage': [admin],
  'hazard.record': [technician, warehouse, coordinator, collection, admin],
  'recipient.erase': [coordinator, admin],
  'recipient.view': [coordinator, approver, collection],
  'privacy.answer': [coordinator, admin],
  'privacy.report': [coordinator],
  'scan.set_aside': [coordinator, admin],
  'export.audit': [admin, auditor],
  'follow_up.record': [coordinator],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof GRANTS;

export function rolesFor(permission: Permission): readonly Role[] {
  return GRANTS[permission];
}

export function may(roles: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = GRANTS[permission];
  return roles.some((role) => allowed.includes(role));
}
