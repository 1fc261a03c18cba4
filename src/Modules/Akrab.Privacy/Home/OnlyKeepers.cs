using Akrab.Data.Access;
using Akrab.Kernel.Permissions;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;

namespace Akrab.Privacy.Home;

/// <summary>The pages of the workbench are for those who look after personal data.</summary>
internal sealed class OnlyKeepers : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        invocation.HttpContext.Features.Get<Membership>() is { } membership && membership.Acting.Rights.May(Rights.LookAfterPrivacy) ? next(invocation) : throw new NotAllowed();
}
