using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Privacy.Purposes;
using Akrab.Privacy.Retention;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Privacy.Registers;

/// <summary>One field with personal data.</summary>
public sealed record PersonalField(string Label, SpecificData? Specific);

/// <summary>A kind of records about people, with all its fields and the rules by which they go.</summary>
public sealed record PersonalRecords(EntityDefinition Definition, IReadOnlyList<PersonalField> Fields, IReadOnlyList<RetentionRule> Rules);

/// <summary>What is processed, of whom, what for and how long.</summary>
public sealed record ProcessingRegister(IReadOnlyList<ProcessingPurpose> Purposes, IReadOnlyList<PersonalRecords> Records);

/// <summary>Works the register out of what entities declare of themselves, with the fields an administrator added: nobody has to keep it up to date.</summary>
public sealed class RegisterOfProcessing(AkrabDb db, Overlays overlays)
{
    public async Task<ProcessingRegister> Read(CancellationToken stop)
    {
        var (overlay, rules) = (await overlays.Of(db, stop), await db.Set<RetentionRule>().AsNoTracking().Where(r => r.SwitchedOnAt != null).OrderBy(r => r.Name).ToListAsync(stop));
        var purposes = await db.Set<ProcessingPurpose>().AsNoTracking().OrderBy(p => p.Name).ToListAsync(stop);
        return new ProcessingRegister(purposes, [.. db.Registry.Entities.Where(e => IsPersonal(e, db.Registry)).Select(e => new PersonalRecords(e,
            [.. e.Fields.Concat(overlay.AddedTo(e)).Select(f => new PersonalField(f.Label, (f as MemberField)?.Specific))], [.. rules.Where(r => EntityOf(r.Subject) == e.Name)]))]);
    }

    /// <summary>It is about somebody: a party or a member, whatever is about one, and whatever follows such a record.</summary>
    public static bool IsPersonal(EntityDefinition definition, Registry registry) =>
        IsSomebody(definition.IdType) || definition.Fields.Any(f => f.Type is LinkType link && IsSomebody(link.ClrType) || f.Type is PhonesType or EmailsType or AddressesType)
        || definition.Followed is { } followed && registry.Targets(followed.Type.ClrType).Any(e => e != definition && IsPersonal(e, registry));

    private static bool IsSomebody(Type id) => id == typeof(PartyId) || id == typeof(MemberId);

    private static string EntityOf(RetentionSubject subject) => subject == RetentionSubject.OldInteractions ? "interaction" : "person";
}
