using Akrab.Contracts;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Ui;
using Akrab.Web.Records;

namespace Akrab.Privacy.Requests;

/// <summary>The next step of a request.</summary>
/// <param name="Word">The key of what it says.</param>
/// <param name="Url">Where it is done; null for a step outside the program.</param>
public sealed record NextStep(string Word, string? Url, string Icon);

/// <summary>Says on a request's page what is to be done now, and how much time is left.</summary>
public sealed class WhatToDoPanel(AkrabDb db, Titles titles, TimeProvider time) : SidePanel<PrivacyRequestId, WhatToDoCard>(db)
{
    protected override async Task<(string, object?)[]> Show(Entity record, PanelPlace place, CancellationToken stop)
    {
        var request = (PrivacyRequest)record;
        var party = request.Party is { } id ? (await titles.Of(typeof(PartyId), [id.Value], stop))[id.Value] : null;
        return [(nameof(WhatToDoCard.Request), request), (nameof(WhatToDoCard.Now), time.Now()), (nameof(WhatToDoCard.Steps), place.CanWrite ? Steps(request, place.Path, party) : [])];
    }

    private static IReadOnlyList<NextStep> Steps(PrivacyRequest request, string path, LinkedTitle? party) => request.State switch
    {
        RequestState.Received => [new("check-identity", $"{path}/check-identity", Icons.Use("user-check"))],
        RequestState.IdentityChecked or RequestState.InWork => [.. party is { Title: not null } ? Doing(request, $"/{party.Plural}/{party.Id}") : [], new("answer", $"{path}/answer-request", Icons.Use("check"))],
        _ => [],
    };

    private static IReadOnlyList<NextStep> Doing(PrivacyRequest request, string party) => request.Kind switch
    {
        RequestKind.Access or RequestKind.Portability => [new("hand-out", $"{party}/data.zip?request={request.Id.Value}", Icons.Use("file-zip")), new("history", $"{party}/history", Icons.Use("history"))],
        RequestKind.Correction => [new("correct", $"{party}/edit", Icons.Use("pencil"))],
        RequestKind.Erasure => [new("erase", $"{party}/erase?request={request.Id.Value}", Icons.Use("eraser"))],
        RequestKind.Restriction => [new("restricted", party, Icons.Use("shield-lock"))],
        RequestKind.Objection => [new("not-profiled", party, Icons.Use("shield-lock"))],
        _ => [new("withdrawn", party, Icons.Use("shield-x"))],
    };
}
