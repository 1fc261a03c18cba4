// A real issuer of OpenID Connect for the tests, whose token endpoint can be told to lie. Prints its address, then serves until its input ends.
import { createServer } from "node:http";
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";

const require = createRequire(process.argv[2] + "/package.json");
const load = async name => import(pathToFileURL(require.resolve(name)));
const { default: Provider } = await load("oidc-provider");
const jose = await load("jose");

const front = createServer();
front.listen(0, "127.0.0.1");
await once(front, "listening");
const issuer = `http://127.0.0.1:${front.address().port}`;
const { privateKey } = await jose.generateKeyPair("RS256", { extractable: true });
const { privateKey: strange } = await jose.generateKeyPair("RS256", { extractable: true });
const key = { ...(await jose.exportJWK(privateKey)), kid: "one", alg: "RS256", use: "sig" };
const spki = await jose.exportSPKI(await jose.importJWK({ kty: key.kty, n: key.n, e: key.e, alg: "RS256" }, "RS256", { extractable: true }));

const addresses = new Map();
const provider = new Provider(issuer, {
  clients: [{ client_id: "akrab", client_secret: "rahasia & aneh+", redirect_uris: [process.argv[3]], grant_types: ["authorization_code"], response_types: ["code"] }],
  jwks: { keys: [key] },
  pkce: { required: () => true },
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: true } },
  cookies: { keys: ["test"] },
  // Whoever signs in there is an account whose address was told before; one with ! is not confirmed.
  findAccount: (_, accountId) => {
    const address = addresses.get(accountId);
    return { accountId, claims: () => ({ sub: accountId, email: address.replace("!", ""), email_verified: !address.includes("!"), name: "Nama Baru" }) };
  },
});
const serve = provider.callback();
let lie = "";

/** The id_token as a liar would hand it out. */
async function bend(token) {
  const claims = jose.decodeJwt(token);
  const sign = (changed, secret = privateKey, header = {}) => new jose.SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg: "RS256", kid: "one", ...header }).sign(secret);
  switch (lie) {
    case "changed": { const [head, , mark] = token.split("."); return [head, jose.base64url.encode(JSON.stringify({ ...claims, sub: "another" })), mark].join("."); }
    case "unsigned": return `${jose.base64url.encode(JSON.stringify({ alg: "none" }))}.${token.split(".")[1]}.`;
    case "shared": return new jose.SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: "one" }).sign(new TextEncoder().encode(spki));
    case "strange": return sign({}, strange);
    case "unknown-key": return sign({}, strange, { kid: "two" });
    case "nonce": return sign({ nonce: "another" });
    case "no-nonce": return sign({ nonce: undefined });
    case "audience": return sign({ aud: "somebody-else" });
    case "audiences": return sign({ aud: ["akrab", "somebody-else"] });
    case "party": return sign({ aud: ["akrab", "somebody-else"], azp: "somebody-else" });
    case "issuer": return sign({ iss: "https://evil.example" });
    case "expired": return sign({ exp: Math.floor(Date.now() / 1000) - 600 });
    case "endless": return sign({ exp: undefined });
    case "honest": return sign({});
    default: return token;
  }
}

front.on("request", async (request, response) => {
  if (request.url.startsWith("/knows/")) { const [account, address] = request.url.slice(7).split("=").map(decodeURIComponent); addresses.set(account, address); return response.end(); }
  if (request.url.startsWith("/lie/")) { lie = request.url.slice(5); return response.end(); }
  if (request.url !== "/token" || !lie) return serve(request, response);
  if (lie === "broken") { response.statusCode = 503; return response.end(); }
  const end = response.end.bind(response);
  response.end = async body => {
    const answer = JSON.parse(body);
    if (answer.id_token) answer.id_token = await bend(answer.id_token);
    const text = JSON.stringify(answer);
    response.setHeader("content-length", Buffer.byteLength(text));
    end(text);
  };
  serve(request, response);
});
console.log(issuer);
process.stdin.resume().on("end", () => process.exit(0)).on("close", () => process.exit(0));
