/** The people of the organ: who they are, what they may do, whether they can sign in. */
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { printInstant } from '#console/parts/instants.ts';
import { Page, standIn } from '#console/parts/page.tsx';
import { queries } from '#console/queries.ts';
import { call } from '#platform/call.ts';
import { endpoints, Role, type RoleName, roleLabels, type StaffRowData } from '../contract.ts';
import { type HandedOutData, HandedOutDialog } from './HandedOutDialog.tsx';
import { NewStaff } from './NewStaff.tsx';
import { StaffDrawer } from './StaffDrawer.tsx';
import { filterStaff, type StaffFilter } from './staff-filter.ts';

function State({ row }: { row: StaffRowData }) {
  if (!row.active) return <Tag>已停用</Tag>;
  if (row.lockedUntil) return <Tag color="error">已锁定至{printInstant(row.lockedUntil)}</Tag>;
  if (row.mustChangePassword) return <Tag color="warning">待修改密码</Tag>;
  return <Tag color="success">正常</Tag>;
}

const columnsWith = (open: (row: StaffRowData) => void): TableColumnsType<StaffRowData> => [
  {
    title: '姓名',
    dataIndex: 'name',
    render: (name: string, row) => (
      <Button type="link" className="cell-link" onClick={() => open(row)}>
        {name}
      </Button>
    ),
  },
  { title: '登录名', dataIndex: 'loginName' },
  {
    title: '岗位',
    dataIndex: 'roles',
    render: (roles: RoleName[]) => roles.map((role) => roleLabels[role].label).join('、'),
  },
  { title: '状态', render: (_, row) => <State row={row} /> },
  { title: '两步验证', dataIndex: 'twoStep', render: (on: boolean) => (on ? '已开启' : '未开启') },
  {
    title: '最近登录',
    dataIndex: 'lastSignInAt',
    render: (at: string | null) => (at ? printInstant(at) : '从未登录'),
  },
];

function Filters({ filter, change }: { filter: StaffFilter; change: (filter: StaffFilter) => void }) {
  return (
    <search className="filters">
      <div className="filter">
        <label htmlFor="filter-text">姓名或登录名</label>
        <Input
          id="filter-text"
          allowClear
          value={filter.text}
          onChange={(e) => change({ ...filter, text: e.target.value })}
        />
      </div>
      <div className="filter">
        <span id="filter-role">岗位</span>
        <Select<RoleName | 'all'>
          aria-labelledby="filter-role"
          value={filter.role ?? ('all' as const)}
          onChange={(role: RoleName | 'all') => change({ ...filter, role: role === 'all' ? null : role })}
          options={[
            { value: 'all' as const, label: '全部岗位' },
            ...Role.options.map((role) => ({ value: role, label: roleLabels[role].label })),
          ]}
        />
      </div>
      <div className="filter">
        <span id="filter-state">状态</span>
        <Select
          aria-labelledby="filter-state"
          value={filter.state}
          onChange={(state) => change({ ...filter, state })}
          options={[
            { value: 'active' as const, label: '在用' },
            { value: 'inactive' as const, label: '已停用' },
            { value: 'all' as const, label: '全部' },
          ]}
        />
      </div>
    </search>
  );
}

export function StaffList() {
  const staff = useQuery({
    queryKey: ['staff'],
    queryFn: ({ signal }) => call(endpoints.listStaff, {}, signal),
  });
  const [filter, setFilter] = useState<StaffFilter>({ text: '', role: null, state: 'active' });
  const [openId, setOpenId] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  const [handedOut, setHandedOut] = useState<HandedOutData | null>(null);
  const changed = () => void queries.invalidateQueries({ queryKey: ['staff'] });
  const handOut = (data: HandedOutData) => {
    setHandedOut(data);
    setCreating(false);
    changed();
  };
  const shown = filterStaff(staff.data ?? [], filter);
  return (
    <Page
      title="人员与岗位"
      lead="岗位决定每个人能办什么。人员离岗时请停用账号，不要转给他人使用。"
      actions={
        <Button type="primary" onClick={() => setCreating(true)}>
          新增人员
        </Button>
      }
    >
      <Filters filter={filter} change={setFilter} />
      {standIn(staff) ?? (
        <Table
          rowKey="id"
          size="middle"
          columns={columnsWith((row) => setOpenId(row.id))}
          dataSource={shown}
          {...(shown.length > 0 && { scroll: { x: 760 } })}
          pagination={shown.length > 20 && { pageSize: 20 }}
          locale={{ emptyText: '没有符合条件的人员' }}
        />
      )}
      <NewStaff open={creating} close={() => setCreating(false)} onHandedOut={handOut} />
      <StaffDrawer
        row={staff.data?.find((row) => row.id === openId) ?? null}
        close={() => setOpenId(null)}
        onChanged={changed}
        onHandedOut={handOut}
      />
      <HandedOutDialog handedOut={handedOut} close={() => setHandedOut(null)} />
    </Page>
  );
}
