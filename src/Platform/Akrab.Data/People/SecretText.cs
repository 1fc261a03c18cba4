using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Akrab.Data.People;

/// <summary>Texts nobody can guess; the database keeps only what they hash to.</summary>
public static class SecretText
{
    private const int Bytes = 32;

    /// <summary>No letter or digit here looks like another: 32 of them, so five bits each.</summary>
    private const string Legible = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int Group = 4;
    private const int Groups = 5;

    public static string Make() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>A hundred bits in groups of four letters, for typing by hand: <c>k3mp-9wxa-…</c>.</summary>
    public static string MakeForTyping() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Legible, Group)));

    /// <summary>What was typed, without what phones add: hyphens, blanks and a first capital.</summary>
    public static string Bare(string typed) => string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
