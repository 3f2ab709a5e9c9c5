/** /api/openapi.json: OpenAPI 3.1, made from the same schemas that check the calls. */
import { z } from 'zod';
import { type Access, type AnyEndpoint, fileNameHeader } from '#platform/contract.ts';
import type { Server } from './server.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
    reused: 'inline',
  });
  return rest;
};

const failureSchema: Json = {
  type: 'object',
  properties: {
    message: { type: 'string', description: '一句话说明原因和下一步' },
    basis: { type: 'string', description: '依据的条款' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, message: { type: 'string' } },
        required: ['field', 'message'],
      },
    },
    requestId: { type: 'string' },
  },
  required: ['message', 'requestId'],
};

const failure = (description: string): Json => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
});

const accessWords = (access: Access): string =>
  access === 'public'
    ? '公众可用。'
    : access === 'staff'
      ? '需登录。'
      : `需登录并有权限 ${access.permission}。`;

const fileName: Json = {
  name: fileNameHeader,
  in: 'header',
  required: true,
  description: '文件名，按 UTF-8 百分号编码',
  schema: { type: 'string' },
};

const fileBody: Json = {
  requestBody: {
    required: true,
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  },
};

function operation(endpoint: AnyEndpoint): Json {
  const { access, method } = endpoint;
  const guarded = access !== 'public';
  return {
    operationId: `${method.toLowerCase()}${endpoint.path.replace(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: endpoint.summary,
    description: accessWords(access),
    parameters: [
      ...parameters(endpoint.params, 'path'),
      ...parameters(endpoint.query, 'query'),
      ...(endpoint.takesFile ? [fileName] : []),
    ],
    ...(endpoint.input
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(endpoint.input, 'input') } },
          },
        }
      : {}),
    ...(endpoint.takesFile ? fileBody : {}),
    responses: {
      200: {
        description: '成功',
        content: { 'application/json': { schema: schemaOf(endpoint.output, 'output') } },
      },
      422: failure('填写有误，按 issues 逐项修改'),
      ...(guarded ? { 401: failure('未登录或登录已过期'), 403: failure('没有权限') } : {}),
      default: failure('未办理，原因见 message'),
    },
    security: guarded ? [method === 'GET' ? { session: [] } : { session: [], csrf: [] }] : [],
  };
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties, required } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties ?? {}).map(([name, part]) => ({
    name,
    in: place,
    required: place === 'path' || (required ?? []).includes(name),
    schema: part,
  }));
}

/** The document over everything registered so far. */
export function openApi(server: Server): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of server.endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '公开台 Gongkai',
      version: '1',
      description: '政府信息公开业务接口。日期为北京时间 YYYY-MM-DD，金额为十进制字符串或整数分。',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Failure: failureSchema },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'gongkai', description: '登录后的会话' },
        csrf: { type: 'apiKey', in: 'header', name: 'x-gongkai-csrf', description: 'GET /api/session 给出' },
      },
    },
  };
}
