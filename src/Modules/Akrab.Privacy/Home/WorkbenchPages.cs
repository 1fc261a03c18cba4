using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Privacy.Home;

/// <summary>What is due, at one glance.</summary>
internal static class WorkbenchPages
{
    public const string Home = "/privacy", Area = "privacy";

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Home, async (HttpContext context, WorkbenchReader reader, CancellationToken stop) =>
            context.Page<WorkbenchPage>(Words.Say("privacy.title"), Area, (nameof(WorkbenchPage.Bench), await reader.Read(stop)))).AddEndpointFilter<OnlyKeepers>();
}
