using Akrab.Data.Access;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Kernel.Permissions;
using Akrab.Web.Frame;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Reach = Akrab.Kernel.Permissions.Reach;

namespace Akrab.Web.Access;

/// <summary>Whether somebody may do something with a record, and why.</summary>
public sealed record AccessAnswer(Verb Verb, bool IsAllowed, string Why);

/// <summary>What one member may do with a record.</summary>
public sealed record AccessLine(Member Member, IReadOnlyList<AccessAnswer> Answers);

/// <summary>Answers who may see, change and delete a record, and why: what an owner asks before trusting the house.</summary>
public sealed class AccessReader(AkrabDb db, RecordReader reader, Lookup lookup)
{
    private static readonly Verb[] Asked = [Verb.Read, Verb.Change, Verb.Delete];

    internal async Task<IResult> Show<T>(Definition<T> definition, Guid id, HttpContext context, CancellationToken stop) where T : Entity
    {
        if (!db.Acting.CanAdminister)
            throw new NotAllowed();

        var record = await reader.See<T>(id, stop);
        return context.Page<AccessPage>(Words.Say("access.title"), definition.Name, (nameof(AccessPage.Title), definition.TitleOf(record)), (nameof(AccessPage.BackUrl), $"/{definition.Plural}/{id}"),
            (nameof(AccessPage.Lines), await Of(definition, record, stop)));
    }

    private async Task<IReadOnlyList<AccessLine>> Of(EntityDefinition definition, Entity record, CancellationToken stop)
    {
        var staffing = await Staffing.Read(db, stop);
        var members = await db.Set<Member>().AsNoTracking().Where(m => m.IsActive && m.User != null).OrderBy(m => m.Name).ToListAsync(stop);
        var named = await db.Named(definition, record, stop);
        var about = await WhomAbout(definition, record, stop);
        return [.. members.Select(member => new AccessLine(member, [.. Asked.Select(verb => Answer(staffing, member, named, definition, record, verb, about))]))];
    }

    private async Task<About?> WhomAbout(EntityDefinition definition, Entity record, CancellationToken stop)
    {
        if (definition.Followed is not { Type: LinkType link } followed || followed.Get(record) is not IEntityId id)
            return null;
        foreach (var target in db.Registry.Targets(link.ClrType))
            if (await lookup.AllRecords(target, [id.Value], stop) is [var found])
                return new About(target, found, await db.Named(target, found, stop));
        return null;
    }

    private static AccessAnswer Answer(Staffing staffing, Member member, List<Named> named, EntityDefinition definition, Entity record, Verb verb, About? about)
    {
        var acting = staffing.Of(member);
        if (acting.Reaching(definition)[verb] == Reach.None)
            return No("access.no-role");
        if (about is { } followed && Answer(staffing, member, followed.Named, followed.Definition, followed.Record, Verb.Read, null) is { IsAllowed: false })
            return No("access.not-about", ("title", followed.Definition.TitleOf(followed.Record)));
        if (verb != Verb.Read && Answer(staffing, member, named, definition, record, Verb.Read, about) is { IsAllowed: false })
            return No("access.not-seen");

        foreach (var role in staffing.RolesOf(member))
            if ((acting with { Rights = role.Rights }).Reaching(definition)[verb] is var reach && acting.IsWithin(reach, record))
                return new(verb, true, Because(staffing, acting, role, reach, record));
        return verb != Verb.Delete && named.Exists(n => (verb == Verb.Read || n.MayChange) && n.Reaches(acting)) ? new(verb, true, Words.Say("access.takes-part")) : No("access.not-theirs");

        AccessAnswer No(string why, params (string, object?)[] places) => new(verb, false, Words.Say(why, places));
    }

    private static string Because(Staffing staffing, Acting acting, Role role, Reach reach, Entity record)
    {
        var owned = record as IOwned;
        return reach switch
        {
            Reach.All => Words.Say("access.all", ("role", role.Name)),
            _ when owned is null => Words.Say("access.any", ("role", role.Name)),
            _ when owned.Owner == acting.Member => Words.Say("access.own", ("role", role.Name)),
            _ => Words.Say("access.team", ("role", role.Name), ("team", staffing.NameOf(owned.Team))),
        };
    }

    /// <summary>The record that decides who sees another one.</summary>
    private sealed record About(EntityDefinition Definition, Entity Record, List<Named> Named);
}
