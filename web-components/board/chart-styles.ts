import { css } from 'lit';

/** Name, drawing and number in one line each; the name above the drawing on a phone. */
export const chartStyles = css`
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--rw-space-2);
    margin-block-end: var(--rw-space-3);
  }

  .chart {
    display: grid;
    grid-template-columns: fit-content(200px) minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--rw-space-2) var(--rw-space-4);
  }

  .chart rw-stage {
    white-space: normal;
  }

  .value {
    text-align: end;
  }

  .base {
    stroke: var(--rw-color-line);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }

  rw-stage {
    font-weight: 400;
  }

  @media (max-width: 599px) {
    .chart {
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 var(--rw-space-3);
    }

    .chart rw-stage {
      grid-column: 1 / -1;
      margin-block-start: var(--rw-space-2);
    }

    .days {
      grid-column: 1 !important;
    }
  }
`;
