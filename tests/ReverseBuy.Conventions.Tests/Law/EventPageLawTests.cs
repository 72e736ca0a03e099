using ReverseBuy.Messaging;

namespace ReverseBuy.Conventions.Tests.Law;

public sealed class EventPageLawTests
{
    private static readonly EventDescriptor Placed = ReverseBuyEvents.All.Single(known => known.Type == "reversebuy.order.placed.v1");

    [Fact]
    public void Every_event_is_on_the_page_with_its_own_json_and_nothing_else_is() =>
        Violations.None(EventPageLaw.Violations(ReverseBuyEvents.All, File.ReadAllText(Path.Combine(SourceProject.RepositoryRoot, "docs", "events.md"))));

    [Fact]
    public void An_event_that_is_shown_as_it_is_written_is_no_violation() =>
        Assert.Empty(EventPageLaw.Violations([Placed], Page(Placed.Type, """{ "order": "0193a000000070008000000000000001" }""")));

    [Theory]
    [InlineData("""{ "order": "0193a000-0000-7000-8000-000000000001" }""", "which is written as")]
    [InlineData("""{ "order": "0193a000000070008000000000000001", "more": 1 }""", "which is written as")]
    [InlineData("""{ "order": "42" }""", "cannot be read")]
    [InlineData("""{ "order": """, "cannot be read")]
    public void Json_that_is_not_the_events_own_is_told(string json, string told) =>
        Assert.Contains(told, Assert.Single(EventPageLaw.Violations([Placed], Page(Placed.Type, json))), StringComparison.Ordinal);

    [Fact]
    public void What_is_missing_and_what_is_too_much_is_told() =>
        Assert.Equal(
            [
                $"docs/events.md has no section '{Placed.Type}'.",
                "docs/events.md has a section 'reversebuy.order.forgotten.v1', which is no event.",
            ],
            EventPageLaw.Violations([Placed], Page("reversebuy.order.forgotten.v1", "{}")));

    [Fact]
    public void A_section_without_json_is_told() =>
        Assert.Equal([$"docs/events.md shows no JSON of '{Placed.Type}'."], EventPageLaw.Violations([Placed], $"### `{Placed.Type}`\n\nWhen placed.\n\n## More\n"));

    private static string Page(string type, string json) => $"# Events\n\n### `{type}`\n\nWhen it happens.\n\n```json\n{json}\n```\n\n## More\n";
}
