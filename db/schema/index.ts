export * from './codes.ts';
export * from './devices.ts';
export * from './donations.ts';
export * from './evidence.ts';
export * from './handovers.ts';
export * from './kits.ts';
export * from './people.ts';
export * from './sites.ts';
