using System.CommandLine;
using Akrab.Data.Moving;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Takes in a company from its file; needs the data folder for itself.</summary>
internal sealed class TenantImport : Verb
{
    private readonly Argument<string> _file = new("FILE") { Description = "A file that akrab tenant export, or the settings page, wrote." };
    private readonly Option<string?> _passphrase = Where.PassphraseFile("Unlocks the file.");

    public TenantImport() : base("import", "Take in a company from its file; prints its id.")
    {
        Arguments.Add(_file);
        Options.Add(_passphrase);
    }

    public override bool NeedsTenant => false;

    public override bool RunsInServer => false;

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        var path = work.Terminal.PathOf(work.Get(_file));
        if (!File.Exists(path))
            throw new UsageProblem($"There is no file {path}.");

        var passphrase = work.Passphrase(_passphrase) ?? throw new UsageProblem("Say where the passphrase stands: --passphrase-file FILE");
        var company = await work.Services.GetRequiredService<CompanyIn>().Read(path, passphrase, stop);
        await Restore.EraseAgain(work, stop);
        await work.Terminal.Error.WriteLineAsync($"{company.Name} is here now. Whoever came without a password gets a link: akrab user add EMAIL --tenant \"{company.Name}\"");
        await work.Terminal.Out.WriteLineAsync(company.Id.ToString());
        return Exit.Fine;
    }
}
