/** What an inspection would find on us: red and amber, with the days left. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { daysWords, states, tallyWords } from '#capabilities/supervision/console/indicator-words.ts';
import { endpoints, type IndicatorData } from '#capabilities/supervision/contract.ts';
import { call } from '#platform/call.ts';
import { Failed, Loading } from '../parts/page.tsx';

const shownAtMost = 6;

function Warning({ indicator }: { indicator: IndicatorData }) {
  const { sign, word } = states[indicator.state];
  const days = daysWords(indicator);
  return (
    <li className={`warning is-${indicator.state}`}>
      <b>
        <span aria-hidden="true">{sign}</span> {word}
      </b>
      <span>
        {indicator.message}
        {indicator.href && (
          <>
            {' '}
            <Link to={indicator.href}>去办理</Link>
          </>
        )}
        <span className="quiet warning-basis">
          {days && `${days}；`}
          {indicator.basis}
        </span>
      </span>
    </li>
  );
}

export function Warnings() {
  const view = useQuery({
    queryKey: ['supervision', 'home'],
    queryFn: ({ signal }) => call(endpoints.getSupervision, { query: {} }, signal),
  });
  if (view.error && !view.data) return <Failed problem={view.error} retry={() => void view.refetch()} />;
  if (!view.data) return <Loading what="正在自查" />;
  const { indicators } = view.data;
  const pressing = indicators.filter(({ state }) => state !== 'green');
  return (
    <section className="panel" aria-labelledby="warnings">
      <h2 id="warnings">
        网站预警<span className="quiet">（{tallyWords(indicators)}）</span>
      </h2>
      {pressing.length === 0 && <p className="text-success">✓ 各项自查指标都正常。</p>}
      <ul className="warnings">
        {pressing.slice(0, shownAtMost).map((indicator) => (
          <Warning key={indicator.id} indicator={indicator} />
        ))}
      </ul>
      <p>
        <Link to="/supervision">
          {pressing.length > shownAtMost ? `查看全部${pressing.length}项预警` : '查看自查与统计'}
        </Link>
      </p>
    </section>
  );
}
