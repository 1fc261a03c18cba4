// Lets this browser be told of what concerns its user, even while no page is open.
import { on } from "./page";

const canBeTold = () => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
const text = (bytes: ArrayBuffer | null) => btoa(String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0)))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const bytes = (base64url: string) => Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0));

async function subscribe(key: string): Promise<PushSubscription> {
  await navigator.serviceWorker.register("/sw.js");
  const { pushManager } = await navigator.serviceWorker.ready;
  const known = await pushManager.getSubscription();
  if (known && text(known.options.applicationServerKey) !== key) await known.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
}

on("submit", "form[data-push]", (event, element) => {
  const form = element as HTMLFormElement;
  const box = (name: string) => form.querySelector<HTMLInputElement>(`[name=${name}]`)!;
  if (box("endpoint").value) return;
  event.preventDefault();
  const said = form.querySelector<HTMLElement>("[data-push-said]")!;
  const refuse = (why: "denied" | "unable") => { said.textContent = said.dataset[why]!; };
  if (!canBeTold()) return refuse("unable");
  Notification.requestPermission().then(async answer => {
    if (answer !== "granted") return refuse("denied");
    const subscription = await subscribe(form.dataset.push!);
    box("endpoint").value = subscription.endpoint;
    box("p256dh").value = text(subscription.getKey("p256dh"));
    box("auth").value = text(subscription.getKey("auth"));
    form.requestSubmit();
  }).catch(() => refuse("unable"));
});

/** Whoever signed out is told no more on this device. */
if (location.pathname.startsWith("/sign-in") && canBeTold())
  void navigator.serviceWorker.getRegistration().then(async known => (await known?.pushManager.getSubscription())?.unsubscribe());
