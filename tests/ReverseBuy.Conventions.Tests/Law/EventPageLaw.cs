using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReverseBuy.Messaging;

namespace ReverseBuy.Conventions.Tests.Law;

/// <summary>Who writes a handler, or reads events in another language, finds each of them in <c>docs/events.md</c>, with JSON that is really its own.</summary>
internal static partial class EventPageLaw
{
    public static IEnumerable<string> Violations(IReadOnlyCollection<EventDescriptor> events, string page)
    {
        var sections = Sections().Matches(page.ReplaceLineEndings("\n")).ToDictionary(match => match.Groups["type"].Value, match => match.Groups["body"].Value);
        return
        [
            .. events.Where(known => !sections.ContainsKey(known.Type)).Select(known => $"docs/events.md has no section '{known.Type}'."),
            .. sections.Keys.Except(events.Select(known => known.Type), StringComparer.Ordinal).Select(type => $"docs/events.md has a section '{type}', which is no event."),
            .. events.Where(known => sections.ContainsKey(known.Type)).Select(known => Compare(known, sections[known.Type])).OfType<string>(),
        ];
    }

    private static string? Compare(EventDescriptor known, string body)
    {
        if (Examples().Match(body) is not { Success: true } example)
        {
            return $"docs/events.md shows no JSON of '{known.Type}'.";
        }

        try
        {
            var shown = JsonNode.Parse(example.Groups["json"].Value)!.ToJsonString();

            // Both by one writer: which of two equal forms of a character is chosen says nothing of the event.
            var written = JsonNode.Parse(JsonSerializer.Serialize(JsonSerializer.Deserialize(shown, known.Json), known.Json))!.ToJsonString();
            return shown == written ? null : $"docs/events.md shows '{known.Type}' as {shown}, which is written as {written}.";
        }
        catch (JsonException exception)
        {
            return $"docs/events.md shows JSON of '{known.Type}' that cannot be read: {exception.Message}";
        }
    }

    [GeneratedRegex(@"^### `(?<type>[^`]+)`\n(?<body>.*?)(?=^#{1,3} |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sections();

    [GeneratedRegex("""^```json\n(?<json>.*?)^```$""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Examples();
}
