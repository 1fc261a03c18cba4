// A passkey instead of a password: the browser makes it or shows it, the form carries it to the server.
import { on, onAppear } from "./page";

const token = "__RequestVerificationToken";
const isAble = () => "PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential;

/** Where there is nothing to press without a script, it appears with it. */
onAppear("form[data-passkey=show]", form => { form.hidden = !isAble(); });

async function ask(form: HTMLFormElement): Promise<Credential | null> {
  const answer = await fetch(form.dataset.options!, { method: "POST", body: new URLSearchParams({ [token]: form.querySelector<HTMLInputElement>(`[name=${token}]`)!.value }) });
  if (!answer.ok) throw new Error(answer.statusText);
  const options = await answer.json();
  return form.dataset.passkey === "make"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

on("submit", "form[data-passkey]", (event, element) => {
  const form = element as HTMLFormElement;
  const box = form.querySelector<HTMLInputElement>("[name=credential]")!;
  // Another button of the form, such as one that removes a passkey, goes its own way.
  if (box.value || event.submitter?.hasAttribute("formaction")) return;
  event.preventDefault();
  const said = form.querySelector<HTMLElement>("[data-passkey-said]")!;
  if (!isAble()) { said.textContent = said.dataset.unable!; return; }
  ask(form).then(credential => {
    box.value = JSON.stringify(credential);
    form.requestSubmit();
  }).catch(() => { said.textContent = said.dataset.givenUp!; });
});
