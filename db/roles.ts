import postgres, { type Sql } from 'postgres';

/** What the product connects as: it may write everything but change or remove what is recorded. */
const role = 'rework_app';

/** Rows of these tables are written once. A trigger guards them too, for owners and superusers. */
const appendOnlyTables = [
  'events',
  'media_records',
  'media_validations',
  'certificates',
  'checklist_versions',
  'spec_profile_versions',
  'accessory_events',
  'admin_log',
  'waivers',
  'stock_movements',
  'part_events',
  'kit_template_versions',
];

/** Balances and books: only the triggers write them, with the owner's rights. */
const triggerTables = ['stock', 'ledger'];

/**
 * Makes the application's role and its rights, again after each migration.
 * @param sql connected as the owner of the tables
 * @returns false when this user may not make or use roles: then only the trigger protects events
 */
export async function grantApplicationRole(sql: Sql): Promise<boolean> {
  try {
    const [known] = await sql`select 1 from pg_roles where rolname = ${role}`;
    if (!known) await sql`create role ${sql(role)} nologin`;
    if (!(await mayBecome(sql))) await sql`grant ${sql(role)} to current_user`;
    await sql.begin(async (tx) => {
      await tx`grant usage on schema public, recipient to ${tx(role)}`;
      await tx`grant select, insert, update, delete on all tables in schema public to ${tx(role)}`;
      // Of people nothing is deleted, only emptied: that something was erased stays visible.
      await tx`grant select, insert, update on all tables in schema recipient to ${tx(role)}`;
      await tx`grant usage, select on all sequences in schema public to ${tx(role)}`;
      await tx`grant execute on all functions in schema public to ${tx(role)}`;
      const present = await tx<{ name: string }[]>`
        select tablename as name from pg_tables
        where schemaname = 'public' and tablename = any(${[...appendOnlyTables, ...triggerTables]})`;
      for (const { name } of present) {
        await tx`revoke update, delete, truncate on ${tx(name)} from ${tx(role)}`;
        if (triggerTables.includes(name)) await tx`revoke insert on ${tx(name)} from ${tx(role)}`;
      }
    });
    return await mayBecome(sql);
  } catch (error) {
    const refused = ['42501', '0LP01'];
    if (error instanceof postgres.PostgresError && refused.includes(error.code)) return false;
    throw error;
  }
}

async function mayBecome(sql: Sql): Promise<boolean> {
  const [version] = await sql<{ number: number }[]>`
    select current_setting('server_version_num')::int as number`;
  const right = version!.number >= 160_000 ? 'SET' : 'MEMBER';
  const [answer] = await sql<{ yes: boolean }[]>`
    select coalesce(bool_or(pg_has_role(current_user, oid, ${right})), false) as yes
    from pg_roles where rolname = ${role}`;
  return answer!.yes;
}

/** The startup parameter that makes a connection the application's role, or nothing. */
export async function applicationRole(url: string): Promise<{ role?: string }> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    if (!(await mayBecome(sql))) return {};
    // The role belongs to the whole server; its rights may have been given in another database only.
    const [granted] = await sql<{ yes: boolean | null }[]>`
      select has_table_privilege(${role}, to_regclass('public.events')::oid, 'INSERT') as yes`;
    return granted?.yes ? { role } : {};
  } finally {
    await sql.end();
  }
}
