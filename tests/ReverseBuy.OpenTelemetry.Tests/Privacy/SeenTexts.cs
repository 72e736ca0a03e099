using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;

namespace ReverseBuy.OpenTelemetry.Tests.Privacy;

/// <summary>A host's own redactors, which remember what they were given.</summary>
internal sealed class SeenTexts : Redactor, IRedactorProvider
{
    public List<string> Texts { get; } = [];

    public Redactor GetRedactor(DataClassificationSet classifications) => this;

    public override int GetRedactedLength(ReadOnlySpan<char> input) => 1;

    public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
    {
        Texts.Add(source.ToString());
        destination[0] = '*';
        return 1;
    }
}
