using System.Text.Json;
using Akrab.Data.Access;
using Akrab.Data.Lists;
using Akrab.Data.Setup;
using Akrab.Exchange;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Web.Duplicates;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Api;

/// <summary>Why a call was refused, as RFC 9457 has it; <see cref="Kind"/> names the sort of problem.</summary>
internal sealed record Problem(int Status, string Kind, string Detail)
{
    public const string MediaType = "application/problem+json";

    public IReadOnlyList<FieldProblem> Errors { get; init; } = [];

    /// <summary>More members, such as the record as it is now.</summary>
    public Action<Utf8JsonWriter>? More { get; init; }

    /// <summary>Where the sort of problem is explained: a place on our own page for developers.</summary>
    public string Type => "/developers#" + Kind;

    public static Problem Of(int status, string kind, string sentence, params ReadOnlySpan<(string, object?)> places) => new(status, kind, Words.Say(sentence, places));

    /// <summary>The problem behind a fault; null when it was not foreseen.</summary>
    public static Problem? Of(Exception fault) => fault switch
    {
        Refused refused => refused.Problem,
        InvalidInput invalid => Of(StatusCodes.Status422UnprocessableEntity, "invalid-input", "api.invalid-input") with { Errors = invalid.Problems },
        UnknownQuestion unknown => new(StatusCodes.Status400BadRequest, "unknown-question", unknown.Say()),
        UnreadableValue unreadable => new(StatusCodes.Status400BadRequest, "unknown-question", unreadable.Say()),
        UnreadableFile refused => new(StatusCodes.Status422UnprocessableEntity, "unreadable-file", refused.Message),
        RecordNotFound => NotFound,
        ProbablyKnown known => Of(StatusCodes.Status409Conflict, "duplicate", "duplicates.already-here") with { More = json => WriteAlikes(json, known) },
        NotAllowed => Of(StatusCodes.Status403Forbidden, "not-allowed", "error.not-allowed"),
        BrokenRule broken => new(StatusCodes.Status409Conflict, "broken-rule", broken.Say()),
        StaleVersion => Of(StatusCodes.Status412PreconditionFailed, "stale", "error.changed-meanwhile"),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge,
        BadHttpRequestException => Malformed,
        _ when StorageTroubles.Of(fault) is { } trouble => Of(StatusOf(trouble), trouble == StorageTrouble.Full ? "storage-full" : "database-out-of-reach", WordOf(trouble)),
        _ => null,
    };

    public static int StatusOf(StorageTrouble trouble) => trouble == StorageTrouble.Full ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status503ServiceUnavailable;

    public static string WordOf(StorageTrouble trouble) => trouble == StorageTrouble.Full ? "error.storage-full" : "error.database-out-of-reach";

    public static Problem NotFound => Of(StatusCodes.Status404NotFound, "not-found", "error.record-not-found");

    public static Problem TooLarge => Of(StatusCodes.Status413PayloadTooLarge, "too-large", "error.too-large");

    public static Problem Malformed => Of(StatusCodes.Status400BadRequest, "malformed", "api.malformed");

    public Task Answer(HttpContext context)
    {
        context.Response.StatusCode = Status;
        Patience(context);
        return context.Answer(Status, MediaType, Write);
    }

    /// <summary>Says when to ask again, where that helps.</summary>
    public static void Patience(HttpContext context)
    {
        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = "5";
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteMembers(json);
        json.WriteEndObject();
    }

    /// <summary>The members alone, within an object of somebody else's.</summary>
    public void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteString("type", Type);
        json.WriteString("title", Words.Say("api.problem." + Kind));
        json.WriteNumber("status", Status);
        json.WriteString("detail", Detail);
        if (Errors.Count > 0)
            WriteErrors(json);
        More?.Invoke(json);
    }

    private static void WriteAlikes(Utf8JsonWriter json, ProbablyKnown known)
    {
        json.WriteStartArray("duplicates");
        foreach (var alike in known.Alikes)
        {
            json.WriteStartObject();
            json.WriteString("id", alike.Record.Key);
            json.WriteString("title", known.Definition.TitleOf(alike.Record));
            json.WriteNumber("probability", Math.Round(alike.Probability, 4));
            json.WriteStartArray("because");
            foreach (var evidence in alike.Evidence)
                json.WriteStringValue(EvidenceText.Of(known.Definition, evidence));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteErrors(Utf8JsonWriter json)
    {
        json.WriteStartArray("errors");
        foreach (var error in Errors)
        {
            json.WriteStartObject();
            json.WriteString("pointer", error.Field.Length == 0 ? "" : "/" + error.Field);
            json.WriteString("key", error.Key);
            json.WriteString("detail", error.Say());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

/// <summary>The call is refused with this problem.</summary>
internal sealed class Refused(Problem problem) : Exception(problem.Kind)
{
    public Problem Problem => problem;
}
