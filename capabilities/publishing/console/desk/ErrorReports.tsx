/** 网站找错: what visitors reported wrong on the site, and what was done about it. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Empty, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { daysBetween, printInstant, today } from '#console/parts/instants.ts';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { Page, standIn } from '#console/parts/page.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { queries } from '#console/queries.ts';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { type ErrorReportView, endpoints } from '../../contract-desk.ts';
import './desk.css';

type Report = z.infer<typeof ErrorReportView>;

function Answer({ report }: { report: Report }) {
  const { message } = App.useApp();
  const { send, busy, issues, setIssues } = useSending();
  const [answer, setAnswer] = useState('');
  const save = async () => {
    if (answer.trim().length < 2) return setIssues([{ field: 'answer', message: '请写明处理结果。' }]);
    const rows = await send(() =>
      call(endpoints.answerErrorReport, { params: { id: report.id }, input: { answer } }),
    );
    if (!rows) return;
    queries.setQueryData(['error-reports'], rows);
    message.success('已记下处理结果');
  };
  return (
    <Form layout="vertical" onFinish={() => void save()}>
      <OtherIssues issues={issues} fields={['answer']} />
      <Field
        label="处理结果"
        field="answer"
        issues={issues}
        required
        hint="例如：已更正，或者不是差错及其理由。"
      >
        {(control) => (
          <Input.TextArea
            {...control}
            rows={2}
            maxLength={1000}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" loading={busy}>
        记下处理结果
      </Button>
    </Form>
  );
}

/** Only addresses of this site are linked: what a visitor typed leads nowhere else. */
const isOwnPath = (path: string): boolean => /^\/(?!\/)[^\s\\]*$/.test(path);

function ReportEntry({ report }: { report: Report }) {
  const mayAnswer = useMay('publishing:edit');
  const days = daysBetween(report.at.slice(0, 10), today());
  return (
    <li className="desk-entry">
      <p className="quiet">
        {printInstant(report.at)}{' '}
        {isOwnPath(report.path) ? (
          <a href={report.path} target="_blank" rel="noopener noreferrer">
            {report.path}
          </a>
        ) : (
          report.path
        )}{' '}
        {report.answeredAt === null && days > 0 && (
          <Tag color={days >= 15 ? 'error' : days >= 3 ? 'warning' : 'default'}>已等{days}天</Tag>
        )}
      </p>
      <p className="report-text">{report.text}</p>
      {report.contact && <p className="quiet">联系方式：{report.contact}</p>}
      {report.answeredAt !== null ? (
        <p>
          <span className="text-success">✓ {printInstant(report.answeredAt)}处理：</span>
          {report.answer}
        </p>
      ) : (
        mayAnswer && <Answer report={report} />
      )}
    </li>
  );
}

function ReportSection({ title, reports }: { title: string; reports: readonly Report[] }) {
  return (
    <section aria-label={title}>
      <h2>
        {title}（{reports.length}）
      </h2>
      {reports.length === 0 ? (
        <div className="panel">
          <Empty description="没有" />
        </div>
      ) : (
        <ul className="desk-list">
          {reports.map((report) => (
            <ReportEntry key={report.id} report={report} />
          ))}
        </ul>
      )}
    </section>
  );
}

export function ErrorReports() {
  const reports = useQuery({
    queryKey: ['error-reports'],
    queryFn: ({ signal }) => call(endpoints.listErrorReports, {}, signal),
  });
  const all = reports.data ?? [];
  const open = all.filter(({ answeredAt }) => answeredAt === null);
  return (
    <Page title="网站找错" lead="网站“我为网站找错”收到的意见。联系方式只用于核实，不要转发。">
      {standIn(reports) ?? (
        <>
          <ReportSection title="等处理" reports={open.toSorted((a, b) => a.at.localeCompare(b.at))} />
          <ReportSection title="已处理" reports={all.filter(({ answeredAt }) => answeredAt !== null)} />
        </>
      )}
    </Page>
  );
}
