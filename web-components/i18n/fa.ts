import type { Catalogue } from './en.ts';
import { accessories } from './fa/accessories.ts';
import { accessory } from './fa/accessory.ts';
import { action } from './fa/action.ts';
import { app } from './fa/app.ts';
import { atTable } from './fa/at-table.ts';
import { bench } from './fa/bench.ts';
import { board } from './fa/board.ts';
import { boxes } from './fa/boxes.ts';
import { books } from './fa/books.ts';
import { certificate } from './fa/certificate.ts';
import { checklist } from './fa/checklist.ts';
import { checklists } from './fa/checklists.ts';
import { command } from './fa/command.ts';
import { common } from './fa/common.ts';
import { counting } from './fa/counting.ts';
import { courier } from './fa/courier.ts';
import { dashboard } from './fa/dashboard.ts';
import { device } from './fa/device.ts';
import { offline } from './fa/offline.ts';
import { panel } from './fa/panel.ts';
import { recycling } from './fa/recycling.ts';
import { refusal } from './fa/refusal.ts';
import { document } from './fa/document.ts';
import { erasure } from './fa/erasure.ts';
import { error } from './fa/error.ts';
import { evidence } from './fa/evidence.ts';
import { fault } from './fa/fault.ts';
import { field } from './fa/field.ts';
import { gate } from './fa/gate.ts';
import { grade } from './fa/grade.ts';
import { grading } from './fa/grading.ts';
import { handover } from './fa/handover.ts';
import { handoverSessions } from './fa/handover-sessions.ts';
import { sessionOffice } from './fa/session-office.ts';
import { pairCheck } from './fa/pair-check.ts';
import { picking } from './fa/picking.ts';
import { sessionWork } from './fa/session-work.ts';
import { help } from './fa/help.ts';
import { hold } from './fa/hold.ts';
import { intake } from './fa/intake.ts';
import { kind } from './fa/kind.ts';
import { kit } from './fa/kit.ts';
import { kitTemplates } from './fa/kit-templates.ts';
import { kitting } from './fa/kitting.ts';
import { labels } from './fa/labels.ts';
import { lockCheck } from './fa/lock-check.ts';
import { message } from './fa/message.ts';
import { messages } from './fa/messages.ts';
import { needList } from './fa/need-list.ts';
import { need } from './fa/need.ts';
import { requirement } from './fa/requirement.ts';
import { part } from './fa/part.ts';
import { partRefusal } from './fa/part-refusal.ts';
import { parts } from './fa/parts.ts';
import { people } from './fa/people.ts';
import { places } from './fa/places.ts';
import { printing } from './fa/printing.ts';
import { privacy } from './fa/privacy.ts';
import { profiles } from './fa/profiles.ts';
import { programme } from './fa/programme.ts';
import { proof } from './fa/proof.ts';
import { qa } from './fa/qa.ts';
import { repair } from './fa/repair.ts';
import { report } from './fa/report.ts';
import { reportWarning } from './fa/report-warning.ts';
import { returns } from './fa/returns.ts';
import { role } from './fa/role.ts';
import { safety } from './fa/safety.ts';
import { sanitisation } from './fa/sanitisation.ts';
import { scan } from './fa/scan.ts';
import { scanAnswer } from './fa/scan-answer.ts';
import { spec } from './fa/spec.ts';
import { staff } from './fa/staff.ts';
import { stage } from './fa/stage.ts';
import { stock } from './fa/stock.ts';
import { tableRecords } from './fa/table-records.ts';
import { test } from './fa/test.ts';
import { testPage } from './fa/test-page.ts';
import { todo } from './fa/todo.ts';
import { transfers } from './fa/transfers.ts';

export const fa: Catalogue = {
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
};
