import type { Catalogue } from './en.ts';
import { accessories } from './vi/accessories.ts';
import { accessory } from './vi/accessory.ts';
import { action } from './vi/action.ts';
import { app } from './vi/app.ts';
import { atTable } from './vi/at-table.ts';
import { bench } from './vi/bench.ts';
import { board } from './vi/board.ts';
import { boxes } from './vi/boxes.ts';
import { books } from './vi/books.ts';
import { certificate } from './vi/certificate.ts';
import { checklist } from './vi/checklist.ts';
import { checklists } from './vi/checklists.ts';
import { command } from './vi/command.ts';
import { common } from './vi/common.ts';
import { counting } from './vi/counting.ts';
import { courier } from './vi/courier.ts';
import { dashboard } from './vi/dashboard.ts';
import { device } from './vi/device.ts';
import { offline } from './vi/offline.ts';
import { panel } from './vi/panel.ts';
import { recycling } from './vi/recycling.ts';
import { refusal } from './vi/refusal.ts';
import { document } from './vi/document.ts';
import { erasure } from './vi/erasure.ts';
import { error } from './vi/error.ts';
import { evidence } from './vi/evidence.ts';
import { fault } from './vi/fault.ts';
import { field } from './vi/field.ts';
import { gate } from './vi/gate.ts';
import { grade } from './vi/grade.ts';
import { grading } from './vi/grading.ts';
import { handover } from './vi/handover.ts';
import { handoverSessions } from './vi/handover-sessions.ts';
import { sessionOffice } from './vi/session-office.ts';
import { pairCheck } from './vi/pair-check.ts';
import { picking } from './vi/picking.ts';
import { sessionWork } from './vi/session-work.ts';
import { help } from './vi/help.ts';
import { hold } from './vi/hold.ts';
import { intake } from './vi/intake.ts';
import { kind } from './vi/kind.ts';
import { kit } from './vi/kit.ts';
import { kitTemplates } from './vi/kit-templates.ts';
import { kitting } from './vi/kitting.ts';
import { labels } from './vi/labels.ts';
import { lockCheck } from './vi/lock-check.ts';
import { message } from './vi/message.ts';
import { messages } from './vi/messages.ts';
import { needList } from './vi/need-list.ts';
import { need } from './vi/need.ts';
import { requirement } from './vi/requirement.ts';
import { part } from './vi/part.ts';
import { partRefusal } from './vi/part-refusal.ts';
import { parts } from './vi/parts.ts';
import { people } from './vi/people.ts';
import { places } from './vi/places.ts';
import { printing } from './vi/printing.ts';
import { privacy } from './vi/privacy.ts';
import { profiles } from './vi/profiles.ts';
import { programme } from './vi/programme.ts';
import { proof } from './vi/proof.ts';
import { qa } from './vi/qa.ts';
import { repair } from './vi/repair.ts';
import { report } from './vi/report.ts';
import { reportWarning } from './vi/report-warning.ts';
import { returns } from './vi/returns.ts';
import { role } from './vi/role.ts';
import { safety } from './vi/safety.ts';
import { sanitisation } from './vi/sanitisation.ts';
import { scan } from './vi/scan.ts';
import { scanAnswer } from './vi/scan-answer.ts';
import { spec } from './vi/spec.ts';
import { staff } from './vi/staff.ts';
import { stage } from './vi/stage.ts';
import { stock } from './vi/stock.ts';
import { tableRecords } from './vi/table-records.ts';
import { test } from './vi/test.ts';
import { testPage } from './vi/test-page.ts';
import { todo } from './vi/todo.ts';
import { transfers } from './vi/transfers.ts';

export const vi: Catalogue = {
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
