/** Picking and papers of a handover session. */
export const sessionWork = {
  'error.handover_session.no_papers':
    'No request of this session has a device yet, so there is nothing to print. Reserve devices first.',
} as const;
