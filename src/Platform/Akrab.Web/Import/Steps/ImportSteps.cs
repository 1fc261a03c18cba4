using Akrab.Kernel.Language;

namespace Akrab.Web.Import.Steps;

/// <summary>The steps of an import, in the user's language.</summary>
internal static class ImportSteps
{
    public static IReadOnlyList<string> Names =>
        [Words.Say("import.step.file"), Words.Say("import.step.columns"), Words.Say("import.step.check"), Words.Say("import.step.report")];
}
