/** The inspection indicators on ourselves: red and amber first, each with what to do and where its threshold is from. */
import { Link } from '@tanstack/react-router';
import type { IndicatorData } from '../contract.ts';
import { daysWords, states, tallyWords } from './indicator-words.ts';

function Indicator({ indicator }: { indicator: IndicatorData }) {
  const { sign, word } = states[indicator.state];
  const days = daysWords(indicator);
  return (
    <li className={`indicator is-${indicator.state}`}>
      <h3>
        <span className="indicator-sign">
          <span aria-hidden="true">{sign}</span> {word}
        </span>
        {indicator.title}
        {days && <span className="indicator-days">{days}</span>}
      </h3>
      <p>
        {indicator.message} {indicator.href && <Link to={indicator.href}>去办理</Link>}
      </p>
      <p className="quiet">依据：{indicator.basis}</p>
    </li>
  );
}

function List({ indicators }: { indicators: readonly IndicatorData[] }) {
  return (
    <ul className="indicators">
      {indicators.map((indicator) => (
        <Indicator key={indicator.id} indicator={indicator} />
      ))}
    </ul>
  );
}

export function Indicators({ indicators }: { indicators: readonly IndicatorData[] }) {
  const pressing = indicators.filter(({ state }) => state !== 'green');
  const fine = indicators.filter(({ state }) => state === 'green');
  return (
    <section className="panel" aria-labelledby="indicators">
      <h2 id="indicators">
        自查指标<span className="quiet">（{tallyWords(indicators)}）</span>
      </h2>
      {pressing.length === 0 ? (
        <p className="text-success">✓ 各项指标都正常。</p>
      ) : (
        <List indicators={pressing} />
      )}
      {fine.length > 0 && (
        <details className="fine-indicators">
          <summary>正常的{fine.length}项</summary>
          <List indicators={fine} />
        </details>
      )}
    </section>
  );
}
