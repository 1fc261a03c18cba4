using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Akrab.Data.Model;
using Akrab.Data.Moving;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Keys;

/// <summary>
/// Locks and opens secrets (AES-256-GCM). Each company has a key of its own, drawn with its first secret and kept in its settings,
/// locked with the <see cref="RootKey"/>.
/// </summary>
public sealed class Vault(RootKey root)
{
    /// <summary>The setting that holds a company's locked key.</summary>
    public const string Setting = "secret-key";

    private const int Nonce = 12, Tag = 16;

    private readonly ConcurrentDictionary<TenantId, byte[]> _keys = new();

    /// <summary>The whole of a secret.</summary>
    /// <exception cref="BrokenRule">It was locked with another key, or was tampered with.</exception>
    public async Task<string> Open(AkrabDb db, Secret secret, CancellationToken stop)
    {
        var key = await KeyOf(db, stop);
        return secret.Lock is { } locked && locked.Key == NameOf(key)
            ? Encoding.UTF8.GetString(Open(key, Convert.FromBase64String(locked.Cipher), db.CurrentTenant))
            : throw new BrokenRule("secret.other-key");
    }

    /// <summary>Locks what was typed into the records of a unit of work, and puts what masks cover back beneath them.</summary>
    internal async Task Lock(AkrabDb db, IReadOnlyList<Change> changes, CancellationToken stop)
    {
        Dictionary<Secret, Secret> locked = new(ReferenceEqualityComparer.Instance);
        foreach (var change in changes)
            foreach (var field in change.Definition.Fields)
                if (field.Type is SecretType)
                {
                    await Lock(db, field, change.Before, change.After, locked, stop);
                    foreach (var step in change.Steps)
                    {
                        await Lock(db, field, null, step.Before, locked, stop);
                        await Lock(db, field, step.Before, step.After, locked, stop);
                    }
                }
    }

    private async Task Lock(AkrabDb db, Field field, Entity? before, Entity after, Dictionary<Secret, Secret> locked, CancellationToken stop)
    {
        if (field.Get(after) is not Secret { Kept: null } secret)
            return;

        var old = before is null ? null : field.Get(before) as Secret;
        if (!locked.TryGetValue(secret, out var done))
            locked[secret] = done = secret.IsMask
                ? old is not null && secret.Equals(old) ? old : throw new InvalidInput([new FieldProblem(field.Name, "error.only-a-mask")])
                : await IsSame(db, old, secret, stop) ? old! : await Lock(db, secret, stop);
        field.Set(after, done);
    }

    /// <summary>What was typed once more is not locked anew: nothing has changed.</summary>
    private async Task<bool> IsSame(AkrabDb db, Secret? old, Secret typed, CancellationToken stop) =>
        old?.Lock is { } there && there.Key == NameOf(await KeyOf(db, stop)) && await Open(db, old, stop) == typed.Typed;

    private async Task<Secret> Lock(AkrabDb db, Secret secret, CancellationToken stop)
    {
        var key = await KeyOf(db, stop);
        return secret.Locked(NameOf(key), Convert.ToBase64String(Close(key, Encoding.UTF8.GetBytes(secret.Typed!), db.CurrentTenant)));
    }

    /// <summary>Where the keys of companies stand, for one that moves.</summary>
    internal SealedColumn Column => new(typeof(SettingRow), nameof(SettingRow.Value), (nameof(SettingRow.Key), Setting), Unlocked, (company, key) => Convert.ToBase64String(Close(root.Take(), Convert.FromBase64String(key), company)));

    /// <summary>Other settings are no keys, and stay as they are.</summary>
    private string? Unlocked(TenantId company, string kept)
    {
        try
        {
            return Convert.ToBase64String(Open(root.Take(), Convert.FromBase64String(kept), company));
        }
        catch (Exception fault) when (fault is FormatException or BrokenRule)
        {
            return null;
        }
    }

    private async Task<byte[]> KeyOf(AkrabDb db, CancellationToken stop)
    {
        if (_keys.TryGetValue(db.CurrentTenant, out var known))
            return known;
        if (await Kept() is not { } kept)
        {
            var drawn = RandomNumberGenerator.GetBytes(32);
            try
            {
                await db.Write([], [new SettingRow { TenantId = db.CurrentTenant, Key = Setting, Value = Convert.ToBase64String(Close(root.Take(), drawn, db.CurrentTenant)) }], stop);
            }
            catch (BrokenRule taken) when (taken.Rule == BrokenRule.AlreadyTaken)
            {
                // Somebody else drew one at the same time: theirs stands.
            }

            kept = await Kept() ?? throw new BrokenRule("secret.other-key");
        }

        return _keys[db.CurrentTenant] = Open(root.Take(), Convert.FromBase64String(kept), db.CurrentTenant);

        Task<string?> Kept() => db.Set<SettingRow>().AsNoTracking().Where(s => s.Key == Setting).Select(s => s.Value).FirstOrDefaultAsync(stop);
    }

    /// <summary>By which a locked value tells which key it was locked with.</summary>
    private static string NameOf(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key).AsSpan(0, 4));

    /// <summary>Nonce, cipher and tag; bound to the company, so that nothing is carried over to another.</summary>
    private static byte[] Close(byte[] key, byte[] plain, TenantId tenant)
    {
        var all = new byte[Nonce + plain.Length + Tag];
        RandomNumberGenerator.Fill(all.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(all.AsSpan(0, Nonce), plain, all.AsSpan(Nonce, plain.Length), all.AsSpan(Nonce + plain.Length), tenant.Value.ToByteArray(bigEndian: true));
        return all;
    }

    private static byte[] Open(byte[] key, byte[] all, TenantId tenant)
    {
        try
        {
            var plain = new byte[all.Length - Nonce - Tag];
            using var aes = new AesGcm(key, Tag);
            aes.Decrypt(all.AsSpan(0, Nonce), all.AsSpan(Nonce, plain.Length), all.AsSpan(Nonce + plain.Length), plain, tenant.Value.ToByteArray(bigEndian: true));
            return plain;
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException or OverflowException)
        {
            throw new BrokenRule("secret.other-key");
        }
    }
}
