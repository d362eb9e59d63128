import { css } from 'lit';

export const checklistStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--rw-space-3);
  }

  .head p {
    flex: 1 1 12rem;
    font-weight: 600;
  }

  li + li {
    border-block-start: 1px solid var(--rw-color-line);
  }

  @media (hover: none), (max-width: 599px) {
    .keys {
      display: none;
    }
  }
`;
