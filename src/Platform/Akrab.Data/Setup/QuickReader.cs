using System.Buffers.Text;
using System.Collections;
using System.Data.Common;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Akrab.Data.Setup;

/// <summary>
/// Reads the values of a row straight from SQLite's statement. A page of records asks some thousands of values, and the driver's own way
/// guards, asks for the type and crosses into SQLite anew for each; everything else is left to the driver.
/// </summary>
internal sealed partial class QuickReader : DbDataReader
{
    private const int Null = 5;
    private readonly SqliteDataReader _inner;
    private nint _statement;

    public QuickReader(SqliteDataReader inner)
    {
        _inner = inner;
        _statement = inner.Handle?.DangerousGetHandle() ?? throw new InvalidOperationException("A reader without a statement has no rows to read.");
    }

    public override int Depth => _inner.Depth;

    public override int FieldCount => _inner.FieldCount;

    public override bool HasRows => _inner.HasRows;

    public override bool IsClosed => _inner.IsClosed;

    public override int RecordsAffected => _inner.RecordsAffected;

    public override object this[int ordinal] => _inner[ordinal];

    public override object this[string name] => _inner[name];

    public override bool IsDBNull(int ordinal) => ColumnType(_statement, ordinal) == Null;

    public override unsafe string GetString(int ordinal)
    {
        var text = ColumnText(_statement, ordinal);
        return text == null ? _inner.GetString(ordinal) : Encoding.UTF8.GetString(text, ColumnBytes(_statement, ordinal));
    }

    public override long GetInt64(int ordinal) => IsDBNull(ordinal) ? _inner.GetInt64(ordinal) : ColumnInt64(_statement, ordinal);

    public override int GetInt32(int ordinal) => checked((int)GetInt64(ordinal));

    public override short GetInt16(int ordinal) => checked((short)GetInt64(ordinal));

    public override byte GetByte(int ordinal) => checked((byte)GetInt64(ordinal));

    public override bool GetBoolean(int ordinal) => GetInt64(ordinal) != 0;

    public override T GetFieldValue<T>(int ordinal)
    {
        if (typeof(T) == typeof(byte[]) && !IsDBNull(ordinal))
            return (T)(object)Bytes(ordinal).ToArray();
        if (typeof(T) == typeof(DateOnly) && Day(ordinal) is { } day)
            return (T)(object)day;
        return _inner.GetFieldValue<T>(ordinal);
    }

    public override bool Read() => _inner.Read();

    public override bool NextResult() => _inner.NextResult();

    public override void Close()
    {
        _statement = 0; // To SQLite that is a row of nothing.
        _inner.Close();
    }

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => _inner.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

    public override char GetChar(int ordinal) => _inner.GetChar(ordinal);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => _inner.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

    public override string GetDataTypeName(int ordinal) => _inner.GetDataTypeName(ordinal);

    public override DateTime GetDateTime(int ordinal) => _inner.GetDateTime(ordinal);

    public override decimal GetDecimal(int ordinal) => _inner.GetDecimal(ordinal);

    public override double GetDouble(int ordinal) => _inner.GetDouble(ordinal);

    public override IEnumerator GetEnumerator() => _inner.GetEnumerator();

    public override Type GetFieldType(int ordinal) => _inner.GetFieldType(ordinal);

    public override float GetFloat(int ordinal) => _inner.GetFloat(ordinal);

    public override Guid GetGuid(int ordinal) => _inner.GetGuid(ordinal);

    public override string GetName(int ordinal) => _inner.GetName(ordinal);

    public override int GetOrdinal(string name) => _inner.GetOrdinal(name);

    public override object GetValue(int ordinal) => _inner.GetValue(ordinal);

    public override int GetValues(object[] values) => _inner.GetValues(values);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private unsafe ReadOnlySpan<byte> Bytes(int ordinal) => new(ColumnBlob(_statement, ordinal), ColumnBytes(_statement, ordinal));

    /// <summary>A day written as EF writes it, 2026-11-22; null when it is anything else.</summary>
    private unsafe DateOnly? Day(int ordinal)
    {
        var text = ColumnText(_statement, ordinal);
        return text != null && ColumnBytes(_statement, ordinal) is 10
            && Utf8Parser.TryParse(new ReadOnlySpan<byte>(text, 4), out int year, out _)
            && Utf8Parser.TryParse(new ReadOnlySpan<byte>(text + 5, 2), out int month, out _)
            && Utf8Parser.TryParse(new ReadOnlySpan<byte>(text + 8, 2), out int day, out _)
            ? new DateOnly(year, month, day) : null;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_column_type"), SuppressGCTransition]
    private static partial int ColumnType(nint statement, int column);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    private static partial long ColumnInt64(nint statement, int column);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_column_bytes"), SuppressGCTransition]
    private static partial int ColumnBytes(nint statement, int column);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_column_text"), SuppressGCTransition]
    private static unsafe partial byte* ColumnText(nint statement, int column);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_column_blob"), SuppressGCTransition]
    private static unsafe partial byte* ColumnBlob(nint statement, int column);
}

/// <summary>Hands EF the quick reader in place of the driver's.</summary>
internal sealed class QuickReads : DbCommandInterceptor
{
    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) =>
        result is SqliteDataReader { FieldCount: > 0, Handle: not null } reader ? new QuickReader(reader) : result;

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ReaderExecuted(command, eventData, result));
}
