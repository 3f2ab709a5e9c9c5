/** Questions an official can answer, one after another, until they end in exactly one row of table 三. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { standIn } from '#console/parts/page.tsx';
import { call } from '#platform/call.ts';
import { type Answers, stepsOf } from '#rules/requests/outcome-path.ts';
import type { CaseViewData } from '../../contract.ts';
import { endEndpoints } from '../../contract-end.ts';
import { OutcomeDecision } from './OutcomeDecision.tsx';

type Props = { readonly view: CaseViewData; readonly close: () => void };

/** What was answered so far; each answer can be taken back. */
function Answered({ answers, back }: { answers: Answers; back: (answers: Answers) => void }) {
  const steps = stepsOf(answers);
  if (steps.length === 0) return null;
  return (
    <ol className="path-answers" aria-label="已经回答的问题">
      {steps.map(({ question, choice }, at) => (
        <li key={question.id}>
          {question.text} <b>{choice.label}</b>{' '}
          <button
            type="button"
            className="link-button"
            onClick={() =>
              back(Object.fromEntries(steps.slice(0, at).map((one) => [one.question.id, one.choice.id])))
            }
          >
            改答<span className="sr-only">：{question.text}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

export function OutcomePath({ view, close }: Props) {
  const [answers, setAnswers] = useState<Answers>({});
  const found = useQuery({
    queryKey: ['requests', 'outcome-path', view.id, view.events, answers],
    queryFn: ({ signal }) =>
      call(
        endEndpoints.outcomePath,
        { params: { id: view.id }, input: { answers: answers as Record<string, string> } },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
  const { question, outcome } = found.data ?? {};
  return (
    <div className="outcome-path">
      <Answered answers={answers} back={setAnswers} />
      {standIn(found)}
      {question && (
        <fieldset className="path-question">
          <legend>{question.text}</legend>
          <p className="field-hint">{question.hint}</p>
          <Radio.Group
            key={question.id}
            aria-label={question.text}
            onChange={(event) => setAnswers({ ...answers, [question.id]: event.target.value })}
            options={question.options.map(({ id, label }) => ({ value: id, label }))}
          />
        </fieldset>
      )}
      {outcome ? (
        <OutcomeDecision
          key={`${outcome.code}-${outcome.variant}`}
          view={view}
          answers={answers as Record<string, string>}
          outcome={outcome}
          close={close}
        />
      ) : (
        <Button onClick={close}>取消</Button>
      )}
    </div>
  );
}
