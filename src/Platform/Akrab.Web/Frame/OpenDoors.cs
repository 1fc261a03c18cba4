using Microsoft.AspNetCore.Builder;

namespace Akrab.Web.Frame;

/// <summary>Why somebody who has not signed in may come here; it stands with the endpoint, so that no door is open by oversight.</summary>
/// <param name="Reason">For whoever looks the doors over.</param>
public sealed record OpenDoor(string Reason);

/// <summary>Opens endpoints to everybody, each with its reason.</summary>
public static class OpenDoors
{
    public static TBuilder OpenToAll<TBuilder>(this TBuilder endpoint, string reason) where TBuilder : IEndpointConventionBuilder =>
        endpoint.AllowAnonymous().WithMetadata(new OpenDoor(reason));
}
