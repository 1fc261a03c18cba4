using Microsoft.AspNetCore.Builder;

namespace Akrab.Web.Frame;

/// <summary>Why somebody who has not signed in may come here; it stands with the endpoint, so that no door is open by oversight.</summary>
/// <param name="Reason">For whoever looks the doors over.</param>
public sealed record OpenDoor(string Reason);

/// <summary>Why a form may be sent from pages that are not ours; it acts for nobody who is signed in.</summary>
/// <param name="Reason">For whoever looks the doors over.</param>
public sealed record SentFromAnywhere(string Reason);

/// <summary>Opens endpoints to everybody, each with its reason.</summary>
public static class OpenDoors
{
    public static TBuilder OpenToAll<TBuilder>(this TBuilder endpoint, string reason) where TBuilder : IEndpointConventionBuilder =>
        endpoint.AllowAnonymous().WithMetadata(new OpenDoor(reason));

    /// <summary>Takes a form that stands in pages of other websites too, where a browser sends no cookie of ours; only for doors that are open to all.</summary>
    public static TBuilder TakesFormsFromAnywhere<TBuilder>(this TBuilder endpoint, string reason) where TBuilder : IEndpointConventionBuilder =>
        endpoint.DisableAntiforgery().WithMetadata(new SentFromAnywhere(reason));
}
