/**
 * Every step of a case as a form: which endpoint, what it asks for, what its button says. The server decides what is
 * lawful; whether a step is offered is read from the case (`possible`, `refusals`). Pure.
 */
import type { CaseViewData } from '../../contract.ts';
import type { StepName } from '../../model-steps.ts';
import type { StepField, StepForm } from './step-fields.ts';
import { closing, ending } from './step-forms-ending.ts';
import { arrival, consultation, correction } from './step-forms-handling.ts';
import { excess, periods } from './step-forms-periods.ts';

export * from './step-fields.ts';

/** Every step, in the order of a case's life. */
export const stepForms: readonly StepForm[] = [
  ...arrival,
  ...correction,
  ...consultation,
  ...periods,
  ...excess,
  ...ending,
  ...closing,
];

/** The form of a step. */
export function formOf(step: StepName): StepForm {
  const form = stepForms.find((one) => one.step === step);
  if (!form) throw new RangeError(`no form for ${step}`);
  return form;
}

/** Who may take a step, as its endpoint says. */
export const permissionOf = ({ step, endpoint }: StepForm): string => {
  if (step === 'returnForWork') return 'requests:return';
  return typeof endpoint.access === 'object' ? endpoint.access.permission : '';
};

/** Whether somebody with these permissions may take it. */
export const mayTake = (form: StepForm, permissions: readonly string[]): boolean =>
  form.step === 'returnForWork'
    ? ['requests:legal', 'requests:lead', 'requests:handle'].some((one) => permissions.includes(one))
    : permissions.includes(permissionOf(form));

/** What stands in a field when the form opens. */
export function startOf(field: StepField, view: CaseViewData, today: string): string | number | boolean {
  if (field.initial === 'today') return today;
  if (field.name === 'workingDays' && view.extension && field.initial) return view.extension.workingDays;
  if (field.name === 'subject' && !field.optional) return view.subject;
  return field.initial ?? (field.kind === 'yes' ? false : '');
}
