using System.Net;

namespace Akrab.Data.Access;

/// <summary>By which door a change came in.</summary>
public enum Door
{
    /// <summary>Akrab itself.</summary>
    System,

    /// <summary>A page in a browser.</summary>
    Page,

    /// <summary>The API, with a token.</summary>
    Token,

    /// <summary>A phone or a program that keeps in step by CardDAV or CalDAV, with an app password.</summary>
    Device,

    /// <summary>The command line.</summary>
    CommandLine,

    /// <summary>An import, from whichever door it was begun.</summary>
    Import,

    /// <summary>A job in the background.</summary>
    Job,

    /// <summary>Mail that came into the company's mailbox.</summary>
    Mailbox,

    /// <summary>It follows from something that happened, without anybody doing it.</summary>
    Event,
}

/// <summary>From where somebody acts: the door, what opened it, and the network address of people.</summary>
public sealed record Origin(Door Door)
{
    /// <summary>Akrab itself: nothing more is to be told of it.</summary>
    public static readonly Origin System = new(Door.System);

    /// <summary>The token, the app password or the job.</summary>
    public Guid? Key { get; init; }

    /// <summary>Whom the request came from, as the nearest trusted proxy says.</summary>
    public string? Address { get; init; }

    /// <summary>A request from this address; one that came by way of IPv6 is written as the IPv4 it is.</summary>
    public static Origin Of(Door door, Guid? key, IPAddress? address) =>
        new(door) { Key = key, Address = (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString() };
}
