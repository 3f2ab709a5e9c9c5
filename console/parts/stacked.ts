/** Wide tables on a phone: each row a card, each cell under the name of its column (see .stacked-table in look.css). */
import type { TableColumnsType } from 'antd';

/** The columns with each cell knowing the name of its column; the first stands above as the card's heading. */
export const stacked = <Row>(columns: TableColumnsType<Row>): TableColumnsType<Row> =>
  columns.map((column, n) =>
    n === 0 || typeof column.title !== 'string'
      ? column
      : { ...column, onCell: () => ({ 'data-label': column.title }) as React.TdHTMLAttributes<HTMLElement> },
  );
