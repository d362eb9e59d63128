/** Kit templates as the browser reads and writes them. */
import { STANDARD_PROGRAMME } from '#domain/kit-template-check.ts';
import { api, call } from '../data/api-client.ts';
import { readKept } from '../data/kept-reads.ts';
import { formatDate, t } from '../i18n/i18n.ts';

const loadTemplates = () => call(api['kit-templates'].$get());
export const readTemplates = () => readKept('/kit-templates', loadTemplates);
export type Templates = Awaited<ReturnType<typeof loadTemplates>>;
export type Template = Templates['templates'][number];

export function programmeName(programme: string): string {
  return programme === STANDARD_PROGRAMME ? t('kit_templates.standard') : programme;
}

export function versionWords({ version, changedBy, changedAt }: Template): string {
  if (!changedAt) return t('kit_templates.built_in');
  const when = formatDate(changedAt, { style: 'datetime' });
  return t('kit_templates.version', { version, person: changedBy ?? '', when });
}

/** One for each kind; what the programme has not written starts from the standard one. */
export function templatesOf({ templates }: Templates, programme: string): Template[] {
  const unwritten = { version: 0, note: '', changedBy: null, changedAt: null };
  return templates
    .filter((one) => one.programme === STANDARD_PROGRAMME)
    .map(
      ({ kind, lines }) =>
        templates.find((one) => one.programme === programme && one.kind === kind) ?? {
          ...unwritten,
          programme,
          kind,
          lines,
        },
    );
}
