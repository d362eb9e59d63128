import { api, call, errorText, newRequestId } from '../data/api-client.ts';

import { t } from '../i18n/i18n.ts';
import { showToast } from '../ui/toast.ts';

/** Takes own decisions back; where a device is reserved by now the decision stays, and that is said. */
export async function undoDecisions(codes: readonly string[]): Promise<void> {
  const needs = codes.map((code) => ({ code }));
  const json = { requestId: newRequestId(), decision: 'reopen' as const, needs };
  try {
    const { done, left } = await call(api.needs.decisions.$post({ json }));
    const values = { count: done.length, left: left.length };
    showToast(
      left.length === 0
        ? { text: t('need.undone', values) }
        : { kind: 'warning', text: t('need.undone_left', values) },
    );
  } catch (error) {
    showToast({ kind: 'refused', text: errorText(error) });
  }
}
