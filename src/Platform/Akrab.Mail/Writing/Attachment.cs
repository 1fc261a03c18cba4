using Akrab.Mail.Coding;

namespace Akrab.Mail.Writing;

/// <summary>A file that goes with a message.</summary>
public sealed record Attachment
{
    /// <param name="contentType">Without parameters, such as <c>application/pdf</c>.</param>
    /// <exception cref="ArgumentException">The name has a line break in it, or the type is none.</exception>
    public Attachment(string name, string contentType, ReadOnlyMemory<byte> content)
    {
        Name = OneLine.Require(name, nameof(name));
        ContentType = FileType.Require(contentType);
        Content = content;
    }

    public string Name { get; }

    public string ContentType { get; }

    public ReadOnlyMemory<byte> Content { get; }
}
