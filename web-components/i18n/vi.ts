import type { Catalogue } from './en.ts';
import { accessory } from './vi/accessory.ts';
import { action } from './vi/action.ts';
import { app } from './vi/app.ts';
import { common } from './vi/common.ts';
import { dashboard } from './vi/dashboard.ts';
import { document } from './vi/document.ts';
import { error } from './vi/error.ts';
import { field } from './vi/field.ts';
import { hold } from './vi/hold.ts';
import { kind } from './vi/kind.ts';
import { message } from './vi/message.ts';
import { part } from './vi/part.ts';
import { programme } from './vi/programme.ts';
import { role } from './vi/role.ts';
import { stage } from './vi/stage.ts';
import { test } from './vi/test.ts';

export const vi: Catalogue = {
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
