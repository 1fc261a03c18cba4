using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Commerce.Receivables;

/// <summary>The debt book: who owes us, how much, and for how long.</summary>
internal static class ReceivablesPages
{
    public const string Home = "/receivables", Area = "receivables";

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Home, async (HttpContext context, ReceivablesReader reader, TimeProvider time, CancellationToken stop) =>
        {
            var (debts, all) = await reader.On(time.Today(), stop);
            return context.Page<ReceivablesPage>(Words.Say("receivable.title"), Area, (nameof(ReceivablesPage.Debts), debts), (nameof(ReceivablesPage.All), all));
        });
}
