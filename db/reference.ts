/** Fills the reference tables that come from the domain; runs after every migration. */
import { randomUUID } from 'node:crypto';
import { stagePairs } from '#domain/lifecycle.ts';
import { STAGES, isFinal, isInCustody } from '#domain/stages.ts';
import { CODE_TYPES } from '#domain/codes.ts';
import { FIRST_STANDARDS } from '#domain/sanitisation-standards.ts';
import type { Sql } from 'postgres';

/** Pairs that were once allowed stay, because recorded events point to them. */
export async function fillReferenceTables(sql: Sql): Promise<void> {
  const stages = STAGES.map((stage, position) => ({
    stage,
    position,
    final: isFinal(stage),
    in_custody: isInCustody(stage),
  }));
  const pairs = stagePairs().map(({ from, to, kind }) => ({
    from_stage: from,
    to_stage: to,
    kind,
  }));
  const numbers = Object.values(CODE_TYPES).map((type) => ({ type, next: 1 }));
  await sql.begin(async (tx) => {
    await tx`insert into stages ${tx(stages)} on conflict (stage) do update
      set position = excluded.position, final = excluded.final, in_custody = excluded.in_custody`;
    await tx`insert into stage_moves ${tx(pairs)} on conflict do nothing`;
    await tx`insert into code_numbers ${tx(numbers)} on conflict do nothing`;
    const [known] = await tx`select 1 from sanitisation_standards limit 1`;
    if (!known) await tx`insert into sanitisation_standards ${tx(firstStandards())}`;
  });
}

/** Only into an empty table: which revision is current is the administrator's word from then on. */
function firstStandards() {
  return FIRST_STANDARDS.map((standard) => ({
    id: randomUUID(),
    ...standard,
    created_at: new Date(),
  }));
}
