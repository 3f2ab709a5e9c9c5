/** What comes next in a case: the demands of the law, the steps that are lawful now, and why the others are not. */
import { Button } from 'antd';
import { useState } from 'react';
import { LeftTag } from '#console/demands/DemandCard.tsx';
import { daysBetween, printDay, today } from '#console/parts/instants.ts';
import { useStaff } from '#console/session.tsx';
import type { CaseViewData } from '../../contract.ts';
import { type StepName, stepArticle, steps } from '../../model-steps.ts';
import { StepDialog } from './StepDialog.tsx';
import { groups, mayTake, permissionOf, type StepForm, stepForms } from './step-forms.ts';

const whose: Readonly<Record<string, string>> = {
  'requests:handle': '由经办人办理',
  'requests:legal': '由合法性审查人员办理',
  'requests:lead': '由负责人办理',
  'requests:return': '由经办人、审查人员或者负责人办理',
};

function Demands({ view }: { view: CaseViewData }) {
  if (view.demands.length === 0) return <p className="quiet">现在没有必须办理的事项。</p>;
  return (
    <ul className="request-demands">
      {view.demands.map((demand) => (
        <li key={demand.key}>
          <strong>{demand.next}</strong>{' '}
          {demand.dueOn && (
            <>
              <LeftTag left={daysBetween(today(), demand.dueOn)} />
              <span className="quiet">
                {printDay(demand.dueOn)}前{demand.provisional && '（暂定）'}，
              </span>
            </>
          )}
          <span className="quiet">{demand.citation}</span>
        </li>
      ))}
    </ul>
  );
}

type Offer = { readonly form: StepForm; readonly refusal: string | null };

/** The steps this state of the case knows, each lawful or with the sentence why not. */
function offersOf(view: CaseViewData, permissions: readonly string[]): Offer[] {
  return stepForms
    .filter(({ elsewhere }) => !elsewhere)
    .map((form) => {
      const refusal = view.refusals[form.step] ?? null;
      if (refusal !== null) return { form, refusal };
      if (mayTake(form, permissions)) return { form, refusal: null };
      return { form, refusal: whose[permissionOf(form)] ?? '没有权限' };
    });
}

/** Steps whose refusal is told where the step would be: the law gives them a last day or an order. */
function tellsRefusal(view: CaseViewData, { step, group }: StepForm): boolean {
  if (group === 'clearance') return true;
  if (step === 'approveExtension' || step === 'refuseExtension' || step === 'tellExtension')
    return view.extension !== null;
  return step === 'askForCorrection' || step === 'askForExtension' || step === 'deemAbandoned';
}

const knows = (view: CaseViewData, step: StepName): boolean =>
  (steps[step].from as readonly string[]).includes(view.state);

function OfferRow({ offer, open }: { offer: Offer; open: (form: StepForm) => void }) {
  const { form, refusal } = offer;
  const id = `why-${form.step}`;
  return (
    <li className={refusal ? 'step is-refused' : 'step'}>
      <Button
        disabled={refusal !== null}
        {...(refusal !== null && { 'aria-describedby': id })}
        onClick={() => open(form)}
      >
        {form.label}
      </Button>
      <span className="quiet" id={id}>
        {refusal !== null && '不能办理：'}
        {refusal ?? stepArticle(form.step)}
      </span>
    </li>
  );
}

function Offers({ offers, open }: { offers: readonly Offer[]; open: (form: StepForm) => void }) {
  return (
    <ul className="steps">
      {offers.map((offer) => (
        <OfferRow key={offer.form.step} offer={offer} open={open} />
      ))}
    </ul>
  );
}

export function NextSteps({ view }: { view: CaseViewData }) {
  const { permissions } = useStaff();
  const [form, setForm] = useState<StepForm | null>(null);
  const offers = offersOf(view, permissions);
  const known = offers.filter(
    ({ form, refusal }) =>
      !form.aside && knows(view, form.step) && (refusal === null || tellsRefusal(view, form)),
  );
  const asides = offers.filter(({ form, refusal }) => form.aside && refusal === null);
  const others = offers.filter(
    ({ form, refusal }) => refusal !== null && !known.some((one) => one.form === form),
  );
  return (
    <section className="panel" aria-labelledby="next-steps">
      <h2 id="next-steps">接下来</h2>
      <Demands view={view} />
      {known.length > 0 && (
        <>
          <h3>现在可以办理</h3>
          <Offers
            offers={known.toSorted((a, b) => Number(a.refusal !== null) - Number(b.refusal !== null))}
            open={setForm}
          />
        </>
      )}
      {asides.length > 0 && (
        <ul className="step-asides" aria-label="登记和说明">
          {asides.map(({ form }) => (
            <li key={form.step}>
              <Button size="small" onClick={() => setForm(form)}>
                {form.label}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <details className="step-others">
        <summary>其他步骤和现在不能办理的原因（{others.length}）</summary>
        {Object.entries(groups).map(([group, label]) => {
          const within = others.filter(({ form }) => form.group === group);
          return within.length === 0 ? null : (
            <div key={group}>
              <h4>{label}</h4>
              <ul>
                {within.map(({ form, refusal }) => (
                  <li key={form.step}>
                    {form.label}：<span className="quiet">{refusal}</span>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </details>
      {form && <StepDialog key={form.step} form={form} view={view} close={() => setForm(null)} />}
    </section>
  );
}
