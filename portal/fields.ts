/** Fields of public forms: large, labelled, each problem at its field and once more at the top. */
import type { Issue } from '#platform/outcome.ts';
import { html } from './html.ts';

/** What was typed and what must be put right, by field. */
export type FormState = {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
};

/** What must be put right, by field; `form` goes before the names of its fields. */
export const problemsIn = (issues: readonly Issue[], form = ''): FormState['problems'] =>
  Object.fromEntries(issues.map(({ field, message }) => [form + field, message]));

/** What a field says of itself beside its label. */
type Words = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Says so where nothing must be filled in. */
  readonly optional?: boolean;
};

const optionalMark = html`<span class="optional">（可以不填）</span>`;

/** `aria-describedby` and `aria-invalid` of a field, with what they point to. */
function around({ problems }: FormState, { name, hint }: Words) {
  const problem = problems[name];
  const ids = [hint ? `${name}-hint` : '', problem ? `${name}-problem` : ''].filter(Boolean).join(' ');
  return {
    described: html`!${ids ? html`aria-describedby="${ids}"` : ''} !${problem ? 'aria-invalid="true"' : ''}`,
    notes: html`!${hint ? html`<p class="field-hint" id="${name}-hint">${hint}</p>` : ''}!${problem ? html`<p class="field-problem" id="${name}-problem"><strong>请改正：</strong>${problem}</p>` : ''}`,
    mark: problem ? ' field-wrong' : '',
  };
}

const labelled = (words: Words, { mark, notes }: ReturnType<typeof around>, control: string): string =>
  html`<div class="field${mark}"><label for="${words.name}">${words.label}!${words.optional ? optionalMark : ''}</label>!${notes}!${control}</div>`;

type Line = Words & {
  readonly type?: 'text' | 'tel' | 'email' | 'password';
  readonly autocomplete?: string;
  readonly inputmode?: string;
  readonly most?: number;
};

/** One line of text. */
export function lineField(state: FormState, field: Line): string {
  const parts = around(state, field);
  const { described } = parts;
  const { name, type = 'text', autocomplete = 'off', inputmode, most = 300 } = field;
  return labelled(
    field,
    parts,
    html`<input id="${name}" name="${name}" type="${type}" value="${state.values[name]}" maxlength="${most}" autocomplete="${autocomplete}" !${inputmode ? html`inputmode="${inputmode}"` : ''} !${described}>`,
  );
}

/** Several lines of text. */
export function textField(state: FormState, field: Words & { readonly rows?: number }): string {
  const parts = around(state, field);
  const { described } = parts;
  const { name, rows = 5 } = field;
  // A line break that follows the tag is dropped by every browser, and only the first.
  return labelled(
    field,
    parts,
    html`<textarea id="${name}" name="${name}" rows="${rows}" maxlength="8000" !${described}>
${state.values[name]}</textarea>`,
  );
}

/** One of a few, opened by a press. */
export function choiceField(
  state: FormState,
  field: Words & { readonly options: Readonly<Record<string, string>> },
): string {
  const parts = around(state, field);
  const { described } = parts;
  const chosen = state.values[field.name];
  const option = ([value, label]: [string, string]) =>
    html`<option value="${value}" !${value === chosen ? 'selected' : ''}>${label}</option>`;
  return labelled(
    field,
    parts,
    html`<select id="${field.name}" name="${field.name}" !${described}>!${Object.entries(field.options).map(option)}</select>`,
  );
}

export type RadioOption = { readonly value: string; readonly label: string; readonly hint?: string };

/** One of a few, all to be seen. The first has the field's name as its id, so that a link to the problem leads there. */
export function radioField(
  state: FormState,
  field: Words & { readonly options: readonly RadioOption[] },
): string {
  const { name } = field;
  const { described, notes, mark } = around(state, field);
  const option = ({ value, label, hint }: RadioOption, index: number) => {
    const id = index === 0 ? name : `${name}-${value}`;
    return html`<li><input type="radio" id="${id}" name="${name}" value="${value}" !${state.values[name] === value ? 'checked' : ''} !${hint ? html`aria-describedby="${id}-about"` : ''}><label for="${id}">${label}</label>!${hint ? html`<p id="${id}-about">${hint}</p>` : ''}</li>`;
  };
  return html`<fieldset class="field choices${mark}" !${described}><legend>${field.label}</legend>!${notes}<ul>!${field.options.map(option)}</ul></fieldset>`;
}

/** A wish to be ticked. */
export function tickField(state: FormState, { name, label, hint }: Words): string {
  const { mark, notes } = around(state, { name, label });
  const problem = state.problems[name] ? `${name}-problem` : '';
  const described = [hint ? `${name}-about` : '', problem].filter(Boolean).join(' ');
  return html`<div class="field choices${mark}">!${notes}<ul><li><input type="checkbox" id="${name}" name="${name}" value="yes" !${state.values[name] === 'yes' ? 'checked' : ''} !${described ? html`aria-describedby="${described}"` : ''} !${problem ? 'aria-invalid="true"' : ''}><label for="${name}">${label}</label>!${hint ? html`<p id="${name}-about">${hint}</p>` : ''}</li></ul></div>`;
}

/** Files to be chosen. */
export function fileField(
  state: FormState,
  field: Words & { readonly accept?: string; readonly held?: string },
): string {
  const parts = around(state, field);
  const { described } = parts;
  const { name, accept } = field;
  return labelled(
    field,
    parts,
    html`!${field.held ?? ''}<input type="file" id="${name}" name="${name}" multiple !${accept ? html`accept="${accept}"` : ''} !${described}>`,
  );
}

/** What must be put right, each line leading to its field; '' when nothing must. */
export function problemSummary({ problems }: FormState, heading = '还没有提交，请改正下列各处'): string {
  const found = Object.entries(problems);
  if (found.length === 0) return '';
  const line = ([field, message]: [string, string]) =>
    html`<li>!${field === '' ? html`${message}` : html`<a href="#${field}">${message}</a>`}</li>`;
  return html`<section class="problems" role="alert" aria-labelledby="problems-title"><h2 id="problems-title">${heading}</h2><ul>!${found.map(line)}</ul></section>`;
}

/** A value that travels with the form and is not shown. */
export const hidden = (name: string, value: string): string =>
  html`<input type="hidden" name="${name}" value="${value}">`;
