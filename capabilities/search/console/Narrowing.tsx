/** What the results may be narrowed down to, with counts. */
import type { SearchData } from '../contract.ts';
import { type FacetName, type FindSearch, facetNames, facets } from './wishes.ts';

const SHOWN = 8;
const shown = (name: FacetName, value: string) => (name === 'year' ? `${value}年` : value);

type Props = {
  search: FindSearch;
  data: SearchData;
  set: (part: { readonly [name in FacetName]?: string | undefined }) => void;
};

function Facet({ name, search, data, set }: Props & { name: FacetName }) {
  const chosen = search[name];
  const values = data.facets[name].slice(0, SHOWN);
  if (values.length < 2 && !chosen) return null;
  return (
    <section aria-labelledby={`facet-${name}`}>
      <h3 id={`facet-${name}`}>{facets[name]}</h3>
      <ul>
        {chosen && (
          <li>
            <button type="button" className="link-button" onClick={() => set({ [name]: undefined })}>
              <b>{shown(name, chosen)}</b> 取消
            </button>
          </li>
        )}
        {values
          .filter(({ value }) => value !== chosen)
          .map(({ value, count }) => (
            <li key={value}>
              <button type="button" className="link-button" onClick={() => set({ [name]: value })}>
                {shown(name, value)}
              </button>{' '}
              <span className="quiet">
                {data.isEstimate && '约'}
                {count.toLocaleString('zh-CN')}条
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}

export function Narrowing(props: Props) {
  const { search, data } = props;
  if (!facetNames.some((name) => search[name] || data.facets[name].length > 1)) return null;
  return (
    <aside className="panel search-facets" aria-label="缩小范围">
      <h2>缩小范围</h2>
      {facetNames.map((name) => (
        <Facet key={name} name={name} {...props} />
      ))}
    </aside>
  );
}
