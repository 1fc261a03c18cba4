using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Akrab.Data.Backup;

/// <summary>Carries values between a database and JSON: ids as text, moments in UTC to the microsecond, bytes in base 64.</summary>
internal static class PortableValue
{
    private const string MomentForm = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static void Write(Utf8JsonWriter json, PortableColumn column, DbDataReader row, int at)
    {
        if (row.IsDBNull(at))
        {
            json.WriteNullValue();
            return;
        }

        var value = column.Kind == PortableKind.Day && row.GetFieldType(at) != typeof(string) ? row.GetFieldValue<DateOnly>(at) : row.GetValue(at);
        switch (column.Kind)
        {
            case PortableKind.Id:
                json.WriteStringValue(value is Guid id ? id : new Guid((byte[])value, bigEndian: true));
                break;
            case PortableKind.Moment:
                json.WriteStringValue((value is long microseconds ? MomentOf(microseconds) : (DateTime)value).ToString(MomentForm, CultureInfo.InvariantCulture));
                break;
            case PortableKind.Day:
                json.WriteStringValue(value is DateOnly day ? day.ToString("O", CultureInfo.InvariantCulture) : (string)value);
                break;
            case PortableKind.Toggle:
                json.WriteBooleanValue(Convert.ToBoolean(value, CultureInfo.InvariantCulture));
                break;
            case PortableKind.Number:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case PortableKind.Real:
                json.WriteNumberValue(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case PortableKind.Bytes:
                json.WriteBase64StringValue((byte[])value);
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }

    /// <summary>The value as SQLite stores it.</summary>
    public static object ForSqlite(PortableColumn column, JsonElement json) => json.ValueKind == JsonValueKind.Null ? DBNull.Value : column.Kind switch
    {
        PortableKind.Id => json.GetGuid().ToByteArray(bigEndian: true),
        PortableKind.Moment => (Moment(json).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        PortableKind.Toggle => json.GetBoolean() ? 1L : 0L,
        PortableKind.Number => json.GetInt64(),
        PortableKind.Real => json.GetDouble(),
        PortableKind.Bytes => json.GetBytesFromBase64(),
        _ => json.GetString()!,
    };

    /// <summary>The value as Npgsql wants it for a column.</summary>
    public static object? ForPostgres(PortableColumn column, JsonElement json) => json.ValueKind == JsonValueKind.Null ? null : column.Kind switch
    {
        PortableKind.Id => json.GetGuid(),
        PortableKind.Moment => Moment(json),
        PortableKind.Day when column.StoreType == "date" => DateOnly.ParseExact(json.GetString()!, "O", CultureInfo.InvariantCulture),
        PortableKind.Toggle => json.GetBoolean(),
        PortableKind.Number when column.StoreType is "integer" => json.GetInt32(),
        PortableKind.Number when column.StoreType is "smallint" => json.GetInt16(),
        PortableKind.Number => json.GetInt64(),
        PortableKind.Real => json.GetDouble(),
        PortableKind.Bytes => json.GetBytesFromBase64(),
        _ => json.GetString(),
    };

    private static DateTime MomentOf(long microseconds) => DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    private static DateTime Moment(JsonElement json) =>
        DateTime.ParseExact(json.GetString()!, MomentForm, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
}
