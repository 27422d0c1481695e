// Preloaded into a process and all its children: refuses every connection that leaves this machine, and notes it.
import { appendFileSync } from "node:fs";
import { Socket } from "node:net";

const { connect } = Socket.prototype;
const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/;

Socket.prototype.connect = function (...args) {
  const [first] = args[0]?.[0] === undefined ? args : args[0];
  const options = typeof first === "object" && first !== null ? first : { port: first, host: args[1] };
  const host = options.path !== undefined ? "localhost" : typeof first === "string" ? "localhost" : options.host;
  if (host === undefined || LOCAL.test(String(host))) return connect.apply(this, args);
  appendFileSync(process.env.PLUMBLINE_TEST_CONNECTIONS, `${host}:${options.port}\n`);
  process.nextTick(() => this.destroy(new Error(`refused to connect to ${host}:${options.port}`)));
  return this;
};
