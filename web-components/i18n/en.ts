import { accessory } from './en/accessory.ts';
import { action } from './en/action.ts';
import { app } from './en/app.ts';
import { checklist } from './en/checklist.ts';
import { command } from './en/command.ts';
import { common } from './en/common.ts';
import { dashboard } from './en/dashboard.ts';
import { device } from './en/device.ts';
import { panel } from './en/panel.ts';
import { refusal } from './en/refusal.ts';
import { document } from './en/document.ts';
import { error } from './en/error.ts';
import { evidence } from './en/evidence.ts';
import { fault } from './en/fault.ts';
import { field } from './en/field.ts';
import { gate } from './en/gate.ts';
import { grade } from './en/grade.ts';
import { help } from './en/help.ts';
import { hold } from './en/hold.ts';
import { kind } from './en/kind.ts';
import { kit } from './en/kit.ts';
import { message } from './en/message.ts';
import { part } from './en/part.ts';
import { people } from './en/people.ts';
import { programme } from './en/programme.ts';
import { role } from './en/role.ts';
import { safety } from './en/safety.ts';
import { sanitisation } from './en/sanitisation.ts';
import { scan } from './en/scan.ts';
import { spec } from './en/spec.ts';
import { stage } from './en/stage.ts';
import { test } from './en/test.ts';

/** Every text of the product in English. A feature adds one file per language and its lines here, in `vi.ts` and in `fa.ts`. */
export const en = {
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
} as const;

export type Key = keyof typeof en;
export type Catalogue = Record<Key, string>;
