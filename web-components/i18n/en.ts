import { accessory } from './en/accessory.ts';
import { action } from './en/action.ts';
import { app } from './en/app.ts';
import { common } from './en/common.ts';
import { dashboard } from './en/dashboard.ts';
import { document } from './en/document.ts';
import { error } from './en/error.ts';
import { field } from './en/field.ts';
import { hold } from './en/hold.ts';
import { kind } from './en/kind.ts';
import { message } from './en/message.ts';
import { part } from './en/part.ts';
import { programme } from './en/programme.ts';
import { role } from './en/role.ts';
import { stage } from './en/stage.ts';
import { test } from './en/test.ts';

/** Every text of the product in English. A feature adds one file per language and its lines here, in `vi.ts` and in `fa.ts`. */
export const en = {
  ...accessory,
  ...action,
  ...app,
  ...common,
  ...dashboard,
  ...document,
  ...error,
  ...field,
  ...hold,
  ...kind,
  ...message,
  ...part,
  ...programme,
  ...role,
  ...stage,
  ...test,
} as const;

export type Key = keyof typeof en;
export type Catalogue = Record<Key, string>;
