// Clouds for the window's tests: a strict emulator over real HTTP, and a server that replays what AWS documents for
// what no emulator answers.
import { spawn } from "node:child_process";
import { createServer, request as ask } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

import { until } from "./webdriver.mjs";

const VENVS = process.env.NARU_VENVS;

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** ministack with signatures and IAM enforced; it ends with the test. */
export async function ministack(t) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env, BIND_HOST: "127.0.0.1", GATEWAY_PORT: String(port), AUTH: "true", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test",
    IOT_MTLS_ENABLED: "0", SFTP_ENABLED: "0", LOG_LEVEL: "WARNING",
  };
  const server = spawn(`${VENVS}/ministack/bin/ministack`, [], { env, cwd: "/tmp", stdio: "ignore", detached: true });
  t.after(async () => {
    process.kill(-server.pid, "SIGTERM");
    await sleep(300);
    try { process.kill(-server.pid, "SIGKILL"); } catch { /* it has gone already */ }
  });
  await until(() => fetch(`${url}/_ministack/health`).then((r) => r.ok, () => false), "the emulator", 60_000);
  return { url, iam: (account, fields) => iam(url, account, fields), object: (account, bucket, key) => object(url, account, bucket, key) };
}

/** Root's signature is not checked there, so any will do. */
function signed(account, service, region = "us-east-1") {
  const now = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const scope = `${account}/${now.slice(0, 8)}/${region}/${service}/aws4_request`;
  return {
    "x-amz-date": now,
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=00`,
  };
}

async function iam(url, account, fields) {
  const answer = await fetch(url, { method: "POST", headers: signed(account, "iam"), body: new URLSearchParams({ ...fields, Version: "2010-05-08" }) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`IAM refused ${JSON.stringify(fields)}: ${text}`);
  return (name) => new RegExp(`<${name}>([^<]*)`).exec(text)?.[1];
}

async function object(url, account, bucket, key) {
  const answer = await fetch(`${url}/${bucket}/${key.split("/").map(encodeURIComponent).join("/")}`, { headers: { ...signed(account, "s3", "ap-northeast-2"), "x-amz-content-sha256": "UNSIGNED-PAYLOAD" } });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
}

/** An IAM user with this policy, and its key as the console's CSV gives it. */
export async function userCsv(cloud, account, policy) {
  await cloud.iam(account, { Action: "CreateUser", UserName: "naru-setup", Path: "/naru/" });
  await cloud.iam(account, { Action: "PutUserPolicy", UserName: "naru-setup", PolicyName: "p", PolicyDocument: policy });
  const key = await cloud.iam(account, { Action: "CreateAccessKey", UserName: "naru-setup" });
  return { id: key("AccessKeyId"), secret: key("SecretAccessKey"), csv: `\u{feff}Access key ID,Secret access key\r\n${key("AccessKeyId")},${key("SecretAccessKey")}\r\n` };
}

/** Answers every request as the STS and S3 references say for one error: `ExpiredToken`, `AccessDenied` … */
export async function refusing(t, code, status, message) {
  const server = createServer((request, reply) => {
    request.resume();
    const sts = request.method === "POST";
    const error = `<Code>${code}</Code><Message>${message}</Message>`;
    const body = sts
      ? `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>${error}</Error><RequestId>c6104cbe-af31-11e0-8154-cbc7ccf896c7</RequestId></ErrorResponse>`
      : `<?xml version="1.0" encoding="UTF-8"?><Error>${error}<RequestId>4442587FB7D0A2F9</RequestId></Error>`;
    reply.writeHead(status, { "content-type": "text/xml", "x-amzn-requestid": "c6104cbe-af31-11e0-8154-cbc7ccf896c7" }).end(body);
  }).listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

/** Passes everything on to a cloud; while `refuses` says so of a PUT, it is answered without proof that it arrived. */
export async function passing(t, url, refuses) {
  const to = new URL(url);
  const server = createServer((from, reply) => {
    if (from.method === "PUT" && refuses(from.url)) {
      from.resume();
      from.on("end", () => reply.writeHead(200, { "x-amz-request-id": "R" }).end());
      return;
    }
    const on = ask({ host: to.hostname, port: to.port, method: from.method, path: from.url, headers: from.headers }, (answer) => {
      reply.writeHead(answer.statusCode, answer.headers);
      answer.pipe(reply);
    });
    on.on("error", () => reply.destroy());
    from.pipe(on);
  }).listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}
