import type { sessionWork as english } from '../en/session-work.ts';

export const sessionWork: Record<keyof typeof english, string> = {
  'error.handover_session.no_papers':
    'هنوز هیچ درخواستی در این نوبت دستگاه ندارد و چیزی برای چاپ نیست. نخست دستگاه تخصیص دهید.',
};
