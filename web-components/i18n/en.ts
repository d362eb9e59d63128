import { accessories } from './en/accessories.ts';
import { accessory } from './en/accessory.ts';
import { action } from './en/action.ts';
import { app } from './en/app.ts';
import { atTable } from './en/at-table.ts';
import { bench } from './en/bench.ts';
import { board } from './en/board.ts';
import { boxes } from './en/boxes.ts';
import { books } from './en/books.ts';
import { certificate } from './en/certificate.ts';
import { checklist } from './en/checklist.ts';
import { checklists } from './en/checklists.ts';
import { command } from './en/command.ts';
import { common } from './en/common.ts';
import { counting } from './en/counting.ts';
import { courier } from './en/courier.ts';
import { dashboard } from './en/dashboard.ts';
import { device } from './en/device.ts';
import { offline } from './en/offline.ts';
import { panel } from './en/panel.ts';
import { recycling } from './en/recycling.ts';
import { refusal } from './en/refusal.ts';
import { document } from './en/document.ts';
import { erasure } from './en/erasure.ts';
import { error } from './en/error.ts';
import { evidence } from './en/evidence.ts';
import { fault } from './en/fault.ts';
import { field } from './en/field.ts';
import { gate } from './en/gate.ts';
import { grade } from './en/grade.ts';
import { grading } from './en/grading.ts';
import { handover } from './en/handover.ts';
import { handoverSessions } from './en/handover-sessions.ts';
import { sessionOffice } from './en/session-office.ts';
import { pairCheck } from './en/pair-check.ts';
import { picking } from './en/picking.ts';
import { sessionWork } from './en/session-work.ts';
import { help } from './en/help.ts';
import { hold } from './en/hold.ts';
import { intake } from './en/intake.ts';
import { kind } from './en/kind.ts';
import { kit } from './en/kit.ts';
import { kitTemplates } from './en/kit-templates.ts';
import { kitting } from './en/kitting.ts';
import { labels } from './en/labels.ts';
import { lockCheck } from './en/lock-check.ts';
import { message } from './en/message.ts';
import { messages } from './en/messages.ts';
import { needList } from './en/need-list.ts';
import { need } from './en/need.ts';
import { requirement } from './en/requirement.ts';
import { part } from './en/part.ts';
import { partRefusal } from './en/part-refusal.ts';
import { parts } from './en/parts.ts';
import { people } from './en/people.ts';
import { places } from './en/places.ts';
import { printing } from './en/printing.ts';
import { privacy } from './en/privacy.ts';
import { profiles } from './en/profiles.ts';
import { programme } from './en/programme.ts';
import { proof } from './en/proof.ts';
import { qa } from './en/qa.ts';
import { repair } from './en/repair.ts';
import { report } from './en/report.ts';
import { reportWarning } from './en/report-warning.ts';
import { returns } from './en/returns.ts';
import { role } from './en/role.ts';
import { safety } from './en/safety.ts';
import { sanitisation } from './en/sanitisation.ts';
import { scan } from './en/scan.ts';
import { scanAnswer } from './en/scan-answer.ts';
import { spec } from './en/spec.ts';
import { staff } from './en/staff.ts';
import { stage } from './en/stage.ts';
import { stock } from './en/stock.ts';
import { tableRecords } from './en/table-records.ts';
import { test } from './en/test.ts';
import { testPage } from './en/test-page.ts';
import { todo } from './en/todo.ts';
import { transfers } from './en/transfers.ts';

/** Every text of the product in English. A feature adds one file per language and its lines here, in `vi.ts` and in `fa.ts`. */
export const en = {
  ...accessories,
  ...accessory,
  ...action,
  ...app,
  ...atTable,
  ...bench,
  ...board,
  ...boxes,
  ...books,
  ...certificate,
  ...checklist,
  ...checklists,
  ...command,
  ...common,
  ...counting,
  ...courier,
  ...dashboard,
  ...device,
  ...offline,
  ...panel,
  ...refusal,
  ...document,
  ...erasure,
  ...error,
  ...evidence,
  ...fault,
  ...field,
  ...gate,
  ...grade,
  ...grading,
  ...handover,
  ...handoverSessions,
  ...sessionOffice,
  ...pairCheck,
  ...picking,
  ...sessionWork,
  ...help,
  ...hold,
  ...intake,
  ...kind,
  ...kit,
  ...kitTemplates,
  ...kitting,
  ...labels,
  ...lockCheck,
  ...message,
  ...messages,
  ...need,
  ...needList,
  ...requirement,
  ...part,
  ...partRefusal,
  ...parts,
  ...people,
  ...places,
  ...printing,
  ...privacy,
  ...profiles,
  ...programme,
  ...proof,
  ...qa,
  ...repair,
  ...recycling,
  ...report,
  ...reportWarning,
  ...returns,
  ...role,
  ...safety,
  ...sanitisation,
  ...scan,
  ...scanAnswer,
  ...spec,
  ...staff,
  ...stage,
  ...stock,
  ...tableRecords,
  ...test,
  ...testPage,
  ...todo,
  ...transfers,
} as const;

export type Key = keyof typeof en;
export type Catalogue = Record<Key, string>;
