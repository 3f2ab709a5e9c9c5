import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { z } from 'zod';
import { stepNames } from '../../model-steps.ts';
import { mayTake, stepForms } from './step-forms.ts';

/** Taken by the applicant, never by staff. */
const ofApplicant = ['confirmByApplicant'];
/** Needs the fields of a person, which are no step's. */
const ofPeople = ['changePeople'];
/** Filled in on screens of their own. */
const ownScreens = ['decideOutcome', 'reply'];

test('every step of staff has a form, once', () => {
  const wanted = stepNames.filter((name) => ![...ofApplicant, ...ofPeople].includes(name));
  assert.deepEqual(stepForms.map(({ step }) => step).sort(), [...wanted].sort());
});

for (const form of stepForms.filter(({ step }) => !ownScreens.includes(step)))
  test(`the form of ${form.step} asks for exactly what its endpoint takes`, () => {
    const taken = Object.keys((form.endpoint.input as z.ZodObject).shape);
    const asked = [...form.fields.map(({ name }) => name), ...Object.keys(form.fixed ?? {})];
    const given = ['seen', ...(form.group === 'consultation' && form.elsewhere ? ['consultation'] : [])];
    assert.deepEqual([...asked, ...given].sort(), taken.sort());
  });

test('an extension is approved by the leader alone; a draft is sent back by any of the three', () => {
  const of = (step: string) => {
    const form = stepForms.find((one) => one.step === step);
    assert.ok(form);
    return form;
  };
  assert.ok(mayTake(of('approveExtension'), ['requests:lead']));
  assert.ok(!mayTake(of('approveExtension'), ['requests:handle', 'requests:people']));
  assert.ok(mayTake(of('returnForWork'), ['requests:legal']));
  assert.ok(!mayTake(of('returnForWork'), ['requests:view']));
});
