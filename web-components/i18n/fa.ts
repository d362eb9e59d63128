import type { Catalogue } from './en.ts';
import { accessory } from './fa/accessory.ts';
import { action } from './fa/action.ts';
import { app } from './fa/app.ts';
import { common } from './fa/common.ts';
import { dashboard } from './fa/dashboard.ts';
import { document } from './fa/document.ts';
import { error } from './fa/error.ts';
import { field } from './fa/field.ts';
import { hold } from './fa/hold.ts';
import { kind } from './fa/kind.ts';
import { message } from './fa/message.ts';
import { part } from './fa/part.ts';
import { programme } from './fa/programme.ts';
import { role } from './fa/role.ts';
import { stage } from './fa/stage.ts';
import { test } from './fa/test.ts';

export const fa: Catalogue = {
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
};
