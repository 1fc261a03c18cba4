using System.Reflection;
using Akrab.Data.Erasing;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Data.Sealing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akrab.Data.Model;

/// <summary>A module that keeps rows beside its entities maps them here.</summary>
public interface IMapsRows
{
    void Map(ModelBuilder model);
}

/// <summary>Makes tables, columns, links, indexes and filters from the definitions.</summary>
internal sealed class ModelMaker(AkrabDb db, ModelBuilder model)
{
    private readonly Registry _registry = db.Registry;

    public void Make()
    {
        foreach (var family in _registry.Entities.GroupBy(e => Registry.RootOf(e.ClrType)))
            Invoke(nameof(Family), [family.Key, family.First().IdType], [family.ToArray()]);

        model.HasDbFunction(typeof(TeamSet).GetMethod(nameof(TeamSet.Place))!, place => place.HasName(db.IsPostgres ? "array_position" : "instr").IsBuiltIn());
        Platform();
        foreach (var mapper in _registry.Modules.OfType<IMapsRows>())
            mapper.Map(model);

        foreach (var row in model.Model.GetEntityTypes().Where(t => typeof(TenantRow).IsAssignableFrom(t.ClrType)))
            Invoke(nameof(TenantFilter), [row.ClrType], []);

        Naming();
    }

    private void Family<TRoot, TId>(EntityDefinition[] members) where TRoot : Entity<TId> where TId : struct, IEntityId<TId>
    {
        var root = model.Entity<TRoot>();
        root.HasKey(e => new { e.TenantId, e.Id });
        root.Property(e => e.Version).IsConcurrencyToken();
        root.Ignore(e => e.Announced).Ignore(e => e.Key);
        root.HasOne<Tenant>().WithMany().HasForeignKey(e => e.TenantId).OnDelete(DeleteBehavior.Restrict);
        root.ToTable(TableOf(members[0]));

        root.HasIndex(e => new { e.TenantId, e.DeletedAt }).HasFilter("deleted_at IS NOT NULL");
        root.HasQueryFilter("tenant", e => e.TenantId == db.CurrentTenant);
        root.HasQueryFilter("deleted", e => e.DeletedAt == null);
        new RowFilters(db, model).Put<TRoot, TId>(members, TableOf);

        if (members.Length > 1)
        {
            var kind = root.HasDiscriminator<string>("Kind");
            foreach (var member in members)
                kind.HasValue(member.ClrType, member.Name);
        }

        model.Entity<Search.FoundRow<TId>>().HasNoKey().ToView(null);
        foreach (var definition in members)
            Columns(definition, members.Length == 1 ? root : model.Entity(definition.ClrType), members.Length > 1);

        foreach (var field in members.SelectMany(m => m.Fields).OfType<MemberField>().DistinctBy(f => f.MemberName))
            if (field.Type is LinkType)
                Invoke(nameof(Link), [typeof(TRoot), _registry.RootOfId(field.Type.ClrType)], [DeclaringType(typeof(TRoot), members, field), field.MemberName]);
    }

    private void TenantFilter<TRow>() where TRow : TenantRow
    {
        model.Entity<TRow>().HasQueryFilter("tenant", r => r.TenantId == db.CurrentTenant);
        if (!typeof(CompanionRow).IsAssignableFrom(typeof(TRow)))
            model.Entity<TRow>().HasOne<Tenant>().WithMany().HasForeignKey(r => r.TenantId).OnDelete(DeleteBehavior.Restrict);
    }

    private void Columns(EntityDefinition definition, EntityTypeBuilder entity, bool isShared)
    {
        var type = definition.ClrType;
        foreach (var field in definition.Fields.OfType<MemberField>())
        {
            var owner = model.Entity(Declaring(type, field));
            if (field.Type is ComputedType)
            {
                owner.Ignore(field.MemberName);
                continue;
            }

            if (field.Type is MoneyType)
                owner.ComplexProperty(field.Member.ReturnType, field.MemberName, money => money.Property(nameof(Money.Currency)).HasMaxLength(3));

            if (HasKeyColumn(field))
                owner.Property<string>(KeyColumn(field)).IsRequired(field.IsRequired);

            if (HasAlikeColumn(definition, field))
                Alike(owner, definition, field, isShared);

            if (field.IsIndexed)
                Index(owner, definition, field, isShared);
        }

        foreach (var property in type.GetProperties().Select(AsDeclared).Where(p => p.SetMethod is null && p.DeclaringType is { IsGenericType: false } && p.DeclaringType != typeof(Entity)))
            model.Entity(property.DeclaringType!).Ignore(property.Name);
    }

    /// <summary>Seen from a derived class, a private setter of its base is missing.</summary>
    private static PropertyInfo AsDeclared(PropertyInfo property) => property.DeclaringType!.GetProperty(property.Name)!;

    /// <summary>A sortable text has a folded twin, so that both databases sort and compare it alike.</summary>
    internal static bool HasKeyColumn(MemberField field) => field.IsIndexed && field.Type is StringType;

    internal static string KeyColumn(MemberField field) => field.MemberName + "Key";

    /// <summary>The name of somebody has a second twin, by which those are found who write it in another way.</summary>
    internal static bool HasAlikeColumn(EntityDefinition definition, MemberField field) => definition.HasFace && field == definition.Title;

    internal static string AlikeColumn(MemberField field) => field.MemberName + "Alike";

    /// <summary>How the twin in this column is made of its field's text.</summary>
    internal static (MemberField Field, Func<string, string?> Make) TwinIn(EntityDefinition definition, string column)
    {
        var field = definition.Fields.OfType<MemberField>().First(f => HasKeyColumn(f) && KeyColumn(f) == column || HasAlikeColumn(definition, f) && AlikeColumn(f) == column);
        return (field, column == KeyColumn(field) ? Fold.Text : NameKey.Of);
    }

    private static void Alike(EntityTypeBuilder owner, EntityDefinition definition, MemberField field, bool isShared)
    {
        owner.Property<string>(AlikeColumn(field));
        owner.HasIndex([nameof(Entity.TenantId), AlikeColumn(field), "Id"]).HasFilter((isShared ? $"kind = '{definition.Name}' AND " : "") + "deleted_at IS NULL");
    }

    internal static string SortColumn(MemberField field) => HasKeyColumn(field) ? KeyColumn(field) : field.MemberName;

    /// <summary>One index to seek per way of seeing: all rows, one team's, one owner's. A field that only one kind of a family has holds entries of that kind alone.</summary>
    private static void Index(EntityTypeBuilder owner, EntityDefinition definition, MemberField field, bool isShared)
    {
        var column = SortColumn(field);
        if (field.Type is MoneyType)
            return;

        var isOfOneKind = isShared && owner.Metadata.BaseType is not null;
        string[] lead = isShared && !isOfOneKind ? [nameof(Entity.TenantId), "Kind"] : [nameof(Entity.TenantId)];
        Over([], null);
        if (definition.IsOwned && field.Type is not LinkType)
        {
            Over([nameof(IOwned.Team)], "team IS NOT NULL");
            Over([nameof(IOwned.Owner)], "owner IS NOT NULL");
        }

        if (field.IsUnique)
            owner.HasIndex([nameof(Entity.TenantId), column], $"ux_{definition.Plural}_{field.Name}").IsUnique().HasFilter("deleted_at IS NULL");

        void Over(string[] scope, string? filter)
        {
            string?[] conditions = [isOfOneKind ? $"kind = '{definition.Name}'" : null, filter];
            var index = owner.HasIndex([.. lead, .. scope, column, "Id"]);
            if (string.Join(" AND ", conditions.OfType<string>()) is { Length: > 0 } chosen)
                index.HasFilter(chosen);
        }
    }

    private void Link<TRoot, TTarget>(Type declaring, string member) where TRoot : Entity where TTarget : Entity =>
        model.Entity(declaring).HasOne(typeof(TTarget)).WithMany()
            .HasForeignKey(nameof(Entity.TenantId), member).IsRequired(false).OnDelete(DeleteBehavior.Restrict);

    private static Type Declaring(Type type, MemberField field) =>
        type.GetProperty(field.MemberName)!.DeclaringType is { IsGenericType: false } declaring && declaring != typeof(Entity) ? declaring : Registry.RootOf(type);

    private static Type DeclaringType(Type root, EntityDefinition[] members, MemberField field) =>
        members.Select(m => m.ClrType.GetProperty(field.MemberName)?.DeclaringType).FirstOrDefault(t => t is not null) is { IsGenericType: false } declaring ? declaring : root;

    private void Platform()
    {
        model.Entity<Tenant>().HasKey(t => t.Id);
        model.Entity<SignInLink>().HasIndex(l => l.TokenHash).IsUnique();
        model.Entity<SignInSession>().HasIndex(s => s.User);
        model.Entity<SignInAttempt>().HasIndex(a => new { a.User, a.Id });
        model.Entity<SignInAttempt>().HasIndex(a => a.LastAt);
        model.Entity<Passkey>().HasIndex(p => p.CredentialId).IsUnique();
        model.Entity<Passkey>().HasIndex(p => p.User);
        model.Entity<Passkey>().Property(p => p.SignCount).IsConcurrencyToken();
        model.Entity<SpentChallenge>();
        model.Entity<PendingCompany>().HasIndex(p => p.TokenHash).IsUnique();
        model.Entity<PendingCompany>().HasIndex(p => p.Email);
        model.Entity<PendingCompany>().Property(p => p.Tries).IsConcurrencyToken();
        model.Ignore<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>();
        model.Entity<ApiToken>().HasKey(t => new { t.TenantId, t.Id });
        model.Entity<ApiToken>().HasIndex(t => t.TokenHash).IsUnique();
        model.Entity<DataProtectionKeyRow>();
        model.Entity<Member>().HasIndex(m => m.User);

        model.Entity<JournalRow>().HasKey(r => new { r.TenantId, r.Id });
        model.Entity<JournalRow>().HasIndex(r => new { r.TenantId, r.Record, r.Id });
        model.Entity<JournalRow>().HasIndex(r => new { r.TenantId, r.Source, r.Id }).HasFilter("source IS NOT NULL");
        model.Entity<ReadingRow>().HasKey(r => new { r.TenantId, r.Id });
        model.Entity<ReadingRow>().HasIndex(r => new { r.TenantId, r.Record, r.Id }).HasFilter("record IS NOT NULL");
        Sealed<JournalRow>();
        Sealed<ReadingRow>();
        model.Entity<SealRow>().HasKey(r => new { r.TenantId, r.Book, r.Number });
        model.Entity<OriginRow>().HasKey(r => new { r.TenantId, r.Id });
        model.Entity<OutboxRow>().HasKey(r => new { r.TenantId, r.Id });
        model.Entity<OutboxRow>().HasIndex(r => new { r.DueAt, r.Id }).HasFilter("state = 'waiting'");
        model.Entity<OutboxRow>().HasIndex(r => new { r.TenantId, r.Record, r.Id }).HasFilter("state = 'waiting'");
        model.Entity<OutboxRow>().Property(r => r.Attempts).IsConcurrencyToken();
        model.Entity<EventReceiptRow>().HasKey(r => new { r.TenantId, r.Event, r.Handler });
        model.Entity<JobRow>().HasKey(r => new { r.TenantId, r.Id });
        model.Entity<JobRow>().HasIndex(r => new { r.State, r.DueAt });
        model.Entity<JobRow>().Property(r => r.Attempts).IsConcurrencyToken();
        model.Entity<JobRow>().HasIndex(r => new { r.TenantId, r.Schedule, r.DueAt }).IsUnique().HasFilter("schedule IS NOT NULL");
        model.Entity<SavedViewRow>().HasKey(r => new { r.TenantId, r.Id });
        model.Entity<CustomFieldRow>().HasKey(r => new { r.TenantId, r.Id });
        model.Entity<CustomFieldRow>().HasIndex(r => new { r.TenantId, r.Entity, r.Key }).IsUnique();
        model.Entity<SettingRow>().HasKey(r => new { r.TenantId, r.Key });
        model.Entity<AnsweredCallRow>().HasKey(r => new { r.TenantId, r.Key });
        model.Entity<AnsweredCallRow>().HasIndex(r => r.At);
        model.Entity<StoredFileRow>().HasKey(r => new { r.TenantId, r.Id });
        model.Entity<ImportRow>().HasKey(r => new { r.TenantId, r.Id });
        model.Entity<ImportRow>().Property(r => r.Step).IsConcurrencyToken();
        model.Entity<ImportNoteRow>().HasKey(r => new { r.TenantId, r.Import, r.Kind, r.Id });

        model.Entity<DuplicateRow>().HasKey(r => new { r.TenantId, r.One, r.Other });
        model.Entity<DuplicateRow>().HasIndex(r => new { r.TenantId, r.Entity, r.Answer, r.Odds });
        model.Entity<ErasureRow>().HasKey(r => new { r.TenantId, r.Id });
        model.Entity<ErasureRow>().HasIndex(r => new { r.TenantId, r.Record });
        model.Entity<MergeRow>().HasKey(r => new { r.TenantId, r.Merge, r.Absorbed });
        model.Entity<MergeRow>().HasIndex(r => new { r.TenantId, r.Absorbed });
        model.Entity<MergeRow>().HasIndex(r => new { r.TenantId, r.Survivor });

        model.Entity<ShareRow>().HasKey(r => new { r.TenantId, r.Id });
        model.Entity<ShareRow>().HasIndex(r => new { r.TenantId, r.Member, r.Record }).HasFilter("ended_at IS NULL");
        model.Entity<ShareRow>().HasIndex(r => new { r.TenantId, r.Team, r.Record }).HasFilter("ended_at IS NULL");
        model.Entity<ShareRow>().HasIndex(r => new { r.TenantId, r.Record });

        model.Entity<DavNameRow>().HasKey(r => new { r.TenantId, r.Collection, r.Name });
        model.Entity<DavNameRow>().HasIndex(r => new { r.TenantId, r.Record });
        model.Entity<DavNameRow>().HasIndex(r => new { r.TenantId, r.Collection, r.Uid });
        model.Entity<DavNameRow>().HasIndex(r => new { r.TenantId, r.Collection, r.Change });
        model.Entity<DavNameRow>().Property(r => r.Change).IsConcurrencyToken();

        var values = model.Entity<FieldValueRow>();
        values.HasKey(r => new { r.TenantId, r.Record, r.Field, r.Ordinal });
        values.HasIndex(r => new { r.TenantId, r.Field, r.TextKey, r.Record }).HasFilter("text_key IS NOT NULL");
        values.HasIndex(r => new { r.TenantId, r.Field, r.Number, r.Record }).HasFilter("number IS NOT NULL");
        values.HasIndex(r => new { r.TenantId, r.Field, r.Moment, r.Record }).HasFilter("moment IS NOT NULL");
    }

    private void Sealed<TRow>() where TRow : SealedRow
    {
        model.Entity<TRow>().Ignore(r => r.Values).Property(r => r.Seal).IsConcurrencyToken();
        model.Entity<TRow>().HasIndex(r => new { r.TenantId, r.Id }, $"ix_{TableOf(typeof(TRow).Name)}_unsealed").HasFilter("seal IS NULL");
    }

    /// <summary>Tables and columns in snake case, so that a person with psql feels at home.</summary>
    private void Naming()
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(t => !t.IsMappedToJson()))
        {
            if (entity.BaseType is null && entity.GetViewName() is null && entity.FindPrimaryKey() is not null && !typeof(Entity).IsAssignableFrom(entity.ClrType))
                entity.SetTableName(TableOf(entity.ClrType.Name));
            foreach (var property in entity.GetDeclaredProperties())
                property.SetColumnName(Kernel.Naming.Snake(property.Name));
            foreach (var complex in entity.GetDeclaredComplexProperties())
                foreach (var part in complex.ComplexType.GetDeclaredProperties())
                    part.SetColumnName($"{Kernel.Naming.Snake(complex.Name)}_{Kernel.Naming.Snake(part.Name)}");
        }
    }

    /// <summary>An entity has a table of its own name; a family shares one.</summary>
    private string TableOf(EntityDefinition definition) =>
        Registry.RootOf(definition.ClrType) is var root && _registry.Entities.Count(e => Registry.RootOf(e.ClrType) == root) == 1
            ? Kernel.Naming.Snake(definition.Plural.Replace('-', '_'))
            : Kernel.Naming.Plural(Kernel.Naming.Snake(root.Name));

    private static string TableOf(string name)
    {
        var bare = name.Replace("Row", "", StringComparison.Ordinal).Replace("`1", "", StringComparison.Ordinal);
        return Kernel.Naming.Plural(Kernel.Naming.Snake(bare));
    }

    private void Invoke(string method, Type[] types, object[] arguments) =>
        typeof(ModelMaker).GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(types).Invoke(this, arguments);
}
