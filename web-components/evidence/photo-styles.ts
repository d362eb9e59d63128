import { css } from 'lit';

/** Small pictures side by side, each with a word below. */
export const photoStyles = css`
  .photos {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(132px, 1fr));
    gap: var(--rw-space-3);
  }

  li {
    display: grid;
    align-content: start;
    gap: var(--rw-space-1);
    min-inline-size: 0;
  }

  li > button {
    padding: 0;
    border: 0;
    background: none;
    border-radius: var(--rw-radius-small);
    cursor: pointer;
  }

  img,
  .blank {
    display: block;
    inline-size: 100%;
    aspect-ratio: 4 / 3;
    object-fit: cover;
    background: var(--rw-color-sunken);
    border: 1px solid var(--rw-color-line);
    border-radius: var(--rw-radius-small);
  }

  .blank {
    display: grid;
    place-items: center;
  }

  .upload img {
    opacity: 0.6;
  }

  .name {
    overflow-wrap: anywhere;
  }

  .unreadable span,
  .refused span {
    color: var(--rw-color-refused);
  }

  .waiting span {
    color: var(--rw-color-warning);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--rw-space-2) var(--rw-space-3);
  }
`;
