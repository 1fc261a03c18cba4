using Akrab.Kernel;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Akrab.Data.Model;

/// <summary>How our value types are stored, the same for every property of a type.</summary>
internal static class Conventions
{
    public static void Apply(ModelConfigurationBuilder conventions, bool isPostgres, Registry registry)
    {
        // A link that is sought by is declared Indexed; one more index for every foreign key makes each insert dearer for nothing.
        conventions.Conventions.Remove(typeof(Microsoft.EntityFrameworkCore.Metadata.Conventions.ForeignKeyIndexConvention));

        conventions.Properties<TextSet>().HaveConversion<TextSetConverter>();
        conventions.Properties<Points<PhonePoint>>().HaveConversion<PointsConverter<PhonePoint>>();
        conventions.Properties<Points<EmailPoint>>().HaveConversion<PointsConverter<EmailPoint>>();
        conventions.Properties<Points<AddressPoint>>().HaveConversion<PointsConverter<AddressPoint>>();
        conventions.Properties<Lines>().HaveConversion<LinesConverter>();
        conventions.Properties<CustomValues>().HaveConversion<CustomValuesConverter>();
        conventions.Properties<Rights>().HaveConversion<RightsConverter>();
        conventions.Properties<Secret>().HaveConversion<SecretConverter>();
        conventions.Properties<AnnualDate>().HaveConversion<AnnualDateConverter>();
        conventions.Properties<decimal>().HaveConversion<DecimalConverter>();

        if (isPostgres)
        {
            conventions.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
            conventions.Properties<string>().UseCollation("C");
            conventions.DefaultTypeMapping<TeamSet>().HasConversion<TeamArray>();
            conventions.DefaultTypeMapping<TeamId>().HasConversion<IdConverter<TeamId>>();
        }
        else
        {
            conventions.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
            conventions.Properties<Guid>().HaveConversion<BigEndianConverter>().HaveColumnType("BLOB");
            conventions.DefaultTypeMapping<TeamSet>().HasConversion<TeamBytes>();
            conventions.DefaultTypeMapping<TeamId>().HasConversion<BigEndianIdConverter<TeamId>>();
        }

        foreach (var idType in IdTypes(registry))
        {
            var converter = (isPostgres ? typeof(IdConverter<>) : typeof(BigEndianIdConverter<>)).MakeGenericType(idType);
            var property = conventions.Properties(idType).HaveConversion(converter);
            if (!isPostgres)
                property.HaveColumnType("BLOB");
        }

        foreach (var choice in registry.Entities.SelectMany(e => e.Fields).Select(f => f.Type).OfType<ChoiceType>()
            .Select(t => t.ClrType).Where(t => t.IsEnum).Concat([typeof(Rows.JobState), typeof(Rows.OutboxState), typeof(Rows.ImportState), typeof(Rows.ImportNoteKind), typeof(People.SignInWay), typeof(People.AttemptResult), typeof(Access.Door)]).Distinct())
            conventions.Properties(choice).HaveConversion(typeof(KebabConverter<>).MakeGenericType(choice));
    }

    private static IEnumerable<Type> IdTypes(Registry registry) => registry.Entities.Select(e => e.IdType)
        .Concat([typeof(TenantId), typeof(MemberId), typeof(TeamId)]).Distinct();
}

internal sealed class TextSetConverter() : ValueConverter<TextSet, string>(v => v.ToJson(), s => TextSet.FromJson(s));

internal sealed class PointsConverter<T>() : ValueConverter<Points<T>, string>(v => v.ToJson(), s => Points<T>.FromJson(s)) where T : class;

internal sealed class LinesConverter() : ValueConverter<Lines, string>(v => v.ToJson(), s => Lines.FromJson(s));

internal sealed class CustomValuesConverter() : ValueConverter<CustomValues, string>(v => v.ToJson(), s => CustomValues.FromJson(s));

internal sealed class RightsConverter() : ValueConverter<Rights, string>(v => v.Text, s => Rights.Parse(s));

/// <summary>What is not locked is never stored.</summary>
internal sealed class SecretConverter() : ValueConverter<Secret, string>(v => Kept(v), s => Secret.OfKept(s))
{
    private static string Kept(Secret secret) => secret.Kept ?? throw new InvalidOperationException("A secret that is not locked is not stored.");
}

internal sealed class AnnualDateConverter() : ValueConverter<AnnualDate, int>(v => AnnualDateType.Code(v), c => AnnualDateType.FromCode(c));

internal sealed class DecimalConverter() : ValueConverter<decimal, long>(v => (long)(v * NumberType.Scale), l => l / NumberType.Scale);

internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(v => v.ToUniversalTime(), v => v);

internal sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
    v => (v.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
    l => new DateTimeOffset(DateTimeOffset.UnixEpoch.Ticks + (l * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero));

/// <summary>Big-endian, so that bytes sort as time does.</summary>
internal sealed class BigEndianConverter() : ValueConverter<Guid, byte[]>(v => v.ToByteArray(true), b => new Guid(b, true));

internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(v => v.Value, g => Ids.Of<TId>(g)) where TId : struct, IEntityId<TId>;

internal sealed class BigEndianIdConverter<TId>() : ValueConverter<TId, byte[]>(v => v.Value.ToByteArray(true), b => Ids.Of<TId>(new Guid(b, true)))
    where TId : struct, IEntityId<TId>;

/// <summary>Expression trees may not call static interface members; they may call this.</summary>
internal static class Ids
{
    public static TId Of<TId>(Guid value) where TId : struct, IEntityId<TId> => TId.Of(value);
}

internal sealed class KebabConverter<TEnum>() : ValueConverter<TEnum, string>(v => Write(v), s => Read(s)) where TEnum : struct, Enum
{
    private static readonly Dictionary<TEnum, string> Names = Enum.GetValues<TEnum>().ToDictionary(v => v, v => Naming.Kebab(v.ToString()));
    private static readonly Dictionary<string, TEnum> Values = Names.ToDictionary(p => p.Value, p => p.Key);

    private static string Write(TEnum value) => Names[value];

    private static TEnum Read(string name) => Values[name];
}
