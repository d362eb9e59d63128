import { css, html } from 'lit';
import { formText } from '../data/form-text.ts';
import './rw-button.ts';
import './rw-field.ts';

export const codeFormStyles = css`
  input {
    font-size: var(--rw-text-28);
    letter-spacing: 0.1em;
    text-transform: uppercase;
  }
`;

interface CodeForm {
  lead: string;
  label: string;
  hint: string;
  verb: string;
  /** What was asked before, to be put right. */
  value: string;
  maxLength: number;
  onCode: (typed: string) => void;
}

/** On public pages: the code on a label or certificate, typed by somebody who was never here before. */
export function renderCodeForm({ lead, label, hint, verb, value, maxLength, onCode }: CodeForm) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onCode(formText(event.target, 'code'));
  };
  return html`<form class="card stack no-print" @submit=${submit}>
    <p>${lead}</p>
    <rw-field label=${label} hint=${hint}>
      <input
        name="code"
        maxlength=${maxLength}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        dir="ltr"
        required
        .value=${value}
      />
    </rw-field>
    <rw-button type="submit" variant="primary" size="bench">${verb}</rw-button>
  </form>`;
}
