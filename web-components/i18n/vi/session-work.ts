import type { sessionWork as english } from '../en/session-work.ts';

export const sessionWork: Record<keyof typeof english, string> = {
  'error.handover_session.no_papers':
    'Chưa đăng ký nào trong đợt này có thiết bị, nên chưa có gì để in. Hãy phân bổ thiết bị trước.',
};
