using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Akrab.Kernel.Language;

namespace Akrab.Ui;

internal static class UiWords
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "A component may be drawn before any host has started: in a test, in an e-mail.")]
    internal static void Load() => Words.Load(typeof(UiWords).Assembly);
}
