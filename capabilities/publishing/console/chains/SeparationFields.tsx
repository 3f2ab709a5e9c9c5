/** What must be different people's: one of the usual ways, or pair by pair in a table. */
import { Checkbox, Radio } from 'antd';
import { useState } from 'react';
import { type Separation, separationsOf, stageLabels, stages } from '#rules/review-stages.ts';
import { isApart, type Preset, presetOf, presets, withPair } from './separations.ts';

type Props = { separations: readonly Separation[]; change: (separations: Separation[]) => void };

function Pairs({ separations, change }: Props) {
  const rows = stages.slice(1);
  const columns = stages.slice(0, -1);
  return (
    <div className="table-frame">
      <table className="plain-table pair-table">
        <caption>打钩的两个环节须由不同的人办理</caption>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {stageLabels[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row}>
              <th scope="row">{stageLabels[row]}</th>
              {columns.map((column, across) => (
                <td key={column}>
                  {across <= at && (
                    <Checkbox
                      aria-label={`${stageLabels[row]}与${stageLabels[column]}须由不同的人办理`}
                      checked={isApart(separations, row, column)}
                      onChange={(event) => change(withPair(separations, column, row, event.target.checked))}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function SeparationFields({ separations, change }: Props) {
  const preset = presetOf(separations);
  const [own, setOwn] = useState(preset === null);
  const choose = (value: Preset | 'own') => {
    setOwn(value === 'own');
    if (value !== 'own') change([...separationsOf[value]]);
  };
  return (
    <fieldset className="chain-fields">
      <legend>哪些环节要换人</legend>
      <Radio.Group
        className="preset-choice"
        aria-label="哪些环节要换人"
        value={own || preset === null ? 'own' : preset}
        onChange={(event) => choose(event.target.value as Preset | 'own')}
      >
        {presets.map(({ key, label, words }) => (
          <Radio key={key} value={key}>
            {label}
            <span className="quiet preset-words">{words}</span>
          </Radio>
        ))}
        <Radio value="own">
          自行规定
          <span className="quiet preset-words">逐对选择哪两个环节不能由同一人办理。</span>
        </Radio>
      </Radio.Group>
      {(own || preset === null) && <Pairs separations={separations} change={change} />}
    </fieldset>
  );
}
