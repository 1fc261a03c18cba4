using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Privacy.Home;
using Akrab.Privacy.Purposes;
using Akrab.Web.Export;
using Akrab.Web.Frame;
using Akrab.Web.Outside;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Privacy.Registers;

/// <summary>The register of processing and that of processors, to be read, printed and handed over.</summary>
internal static class RegisterPages
{
    public const string Register = "/privacy/register", Processors = "/privacy/processors";

    private static readonly ChoiceType Specific = ChoiceType.Of(typeof(SpecificData)), Bases = ChoiceType.Of(typeof(LegalBasis));

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Register, async (HttpContext context, RegisterOfProcessing register, CancellationToken stop) =>
            context.Page<RegisterPage>(Words.Say("privacy.register"), WorkbenchPages.Area, (nameof(RegisterPage.Register), await register.Read(stop)))).AddEndpointFilter<OnlyKeepers>();
        pages.MapGet(Register + ".csv", RegisterFile).AddEndpointFilter<OnlyKeepers>();
        pages.MapGet(Processors, async (HttpContext context, AkrabDb db, IEnumerable<Departing> connections, CancellationToken stop) =>
            context.Page<ProcessorsPage>(Words.Say("processor.many"), WorkbenchPages.Area, (nameof(ProcessorsPage.Processors), await All(db, stop)), (nameof(ProcessorsPage.Connections), connections.ToList()))).AddEndpointFilter<OnlyKeepers>();
        pages.MapGet(Processors + ".csv", ProcessorsFile).AddEndpointFilter<OnlyKeepers>();
    }

    private static async Task<IResult> RegisterFile(RegisterOfProcessing register, CancellationToken stop)
    {
        var read = await register.Read(stop);
        return await CsvFile.Of($"{Words.Say("privacy.register")}.csv", [Words.Say("register.kind"), Words.Say("register.name"), Words.Say("register.specific"), Words.Say("processing-purpose.basis"), Words.Say("retention-rule.many"), Words.Say("processing-purpose.recipients")],
            read.Purposes.Select(p => (IReadOnlyList<string>)[Words.Say("processing-purpose.one"), p.Name, "", Bases.Format(p.Basis), p.KeptMonths is { } months ? Words.Say("register.months", ("months", months)) : "", p.Recipients ?? ""])
                .Concat(read.Records.SelectMany(r => r.Fields.Select(f => (IReadOnlyList<string>)[r.Definition.Many, f.Label, Specific.Format(f.Specific), "", string.Join("; ", r.Rules.Select(rule => rule.Name)), ""]))), stop);
    }

    private static async Task<IResult> ProcessorsFile(AkrabDb db, IEnumerable<Departing> connections, CancellationToken stop) =>
        await CsvFile.Of($"{Words.Say("processor.many")}.csv", [Words.Say("processor.name"), Words.Say("processor.what"), Words.Say("processor.data"), Words.Say("processor.country"), Words.Say("processor.contract"), Words.Say("processor.contract-until"), Words.Say("processor.sub-processors")],
            (await All(db, stop)).Select(p => (IReadOnlyList<string>)[p.Name, p.What, p.Data ?? "", p.Country, p.Contract ?? "", new DateType().Format(p.ContractUntil), p.SubProcessors ?? ""])
                .Concat(connections.Select(c => (IReadOnlyList<string>)[c.To, c.Purpose, "", "", "", c.When, ""])), stop);

    private static Task<List<Processor>> All(AkrabDb db, CancellationToken stop) => db.Set<Processor>().AsNoTracking().OrderBy(p => p.Name).ToListAsync(stop);
}
