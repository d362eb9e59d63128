import type { Catalogue } from './en.ts';
import { accessory } from './fa/accessory.ts';
import { action } from './fa/action.ts';
import { app } from './fa/app.ts';
import { checklist } from './fa/checklist.ts';
import { command } from './fa/command.ts';
import { common } from './fa/common.ts';
import { dashboard } from './fa/dashboard.ts';
import { device } from './fa/device.ts';
import { panel } from './fa/panel.ts';
import { refusal } from './fa/refusal.ts';
import { document } from './fa/document.ts';
import { error } from './fa/error.ts';
import { evidence } from './fa/evidence.ts';
import { fault } from './fa/fault.ts';
import { field } from './fa/field.ts';
import { gate } from './fa/gate.ts';
import { grade } from './fa/grade.ts';
import { help } from './fa/help.ts';
import { hold } from './fa/hold.ts';
import { kind } from './fa/kind.ts';
import { kit } from './fa/kit.ts';
import { message } from './fa/message.ts';
import { part } from './fa/part.ts';
import { people } from './fa/people.ts';
import { programme } from './fa/programme.ts';
import { role } from './fa/role.ts';
import { safety } from './fa/safety.ts';
import { sanitisation } from './fa/sanitisation.ts';
import { scan } from './fa/scan.ts';
import { spec } from './fa/spec.ts';
import { stage } from './fa/stage.ts';
import { test } from './fa/test.ts';

export const fa: Catalogue = {
  ...accessory,
  ...action,
  ...app,
  ...checklist,
  ...command,
  ...common,
  ...dashboard,
  ...device,
  ...panel,
  ...refusal,
  ...document,
  ...error,
  ...evidence,
  ...fault,
  ...field,
  ...gate,
  ...grade,
  ...help,
  ...hold,
  ...kind,
  ...kit,
  ...message,
  ...part,
  ...people,
  ...programme,
  ...role,
  ...safety,
  ...sanitisation,
  ...scan,
  ...spec,
  ...stage,
  ...test,
};
