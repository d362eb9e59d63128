import { css } from 'lit';

/** Shared by the cards and forms of “Waiting for me”. */
export const decisionStyles = css`
  form,
  .form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--rw-space-3);
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--rw-space-2);
  }
`;
