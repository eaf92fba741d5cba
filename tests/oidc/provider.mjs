// A real OpenID provider on loopback. It signs in whoever the login hint names, without a page.
// What it says of people comes as JSON in PEOPLE: {"hint": {claims}}.
import Provider from "oidc-provider";

const port = Number(process.env.PORT);
const people = JSON.parse(process.env.PEOPLE);
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [{
    client_id: process.env.CLIENT_ID,
    client_secret: process.env.CLIENT_SECRET,
    redirect_uris: [process.env.CALLBACK],
    grant_types: ["authorization_code"],
    response_types: ["code"],
  }],
  claims: { openid: ["sub", "tid", "oid", "roles", "name"], profile: [] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  cookies: { keys: ["for tests only"] },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  async findAccount(_, id) {
    return { accountId: id, claims: async () => ({ sub: id, ...people[id] }) };
  },
});

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith("/interaction/")) { return next(); }
  const { params, prompt } = await provider.interactionDetails(ctx.req, ctx.res);
  const person = ctx.query.person ?? params.login_hint;
  if (!people[person]) { ctx.status = 200; ctx.body = "who?"; return; }
  const result = { login: { accountId: person } };
  const grant = new provider.Grant({ accountId: person, clientId: params.client_id });
  grant.addOIDCScope("openid profile");
  result.consent = { grantId: await grant.save() };
  await provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: true });
});

provider.listen(port, "127.0.0.1", () => process.stdout.write(`ready ${issuer}\n`));
