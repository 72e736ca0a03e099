using System.Text;
using System.Text.Json;

namespace ReverseBuy.Connectors.Http.Tests;

/// <summary>A walk finds what a look-up by name finds, whatever the object is like.</summary>
public sealed class WireMembersTests
{
    private const int DeepestDefault = 64;

    private static readonly string[] Names = ["a", "ab", "b", "名", "a b", "\\"];

    // As sent: each name plain, with escapes, and one that only looks alike.
    private static readonly string[] SentNames = ["a", "\\u0061", "ab", "a\\u0062", "b", "A", "名", "\\u540d", "a b", "\\\\", "\\\\\\\\"];

    private static readonly string[] SentValues = ["1", "\"1\"", "null", "true", "{}", "{\"a\":9,\"b\":[1]}", "[{\"a\":8}]", "\"\"", "\"{\\\"a\\\":7}\"", "-1.5e3"];

    [Fact]
    public void A_walk_finds_what_a_look_up_finds()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < 500; round++)
        {
            var members = Enumerable.Range(0, random.Next(8)).Select(_ => $"\"{SentNames[random.Next(SentNames.Length)]}\":{SentValues[random.Next(SentValues.Length)]}");
            var json = $"{{{string.Join(',', members)}}}";
            foreach (var name in Names)
            {
                Assert.True(LookUp(json, name) == Walk(json, name), $"Seed {seed}: '{name}' is {Walk(json, name)} and not {LookUp(json, name)} in {json}");
            }
        }
    }

    [Theory]
    [InlineData("StockStateDesc", true)]
    [InlineData("stockStateDesc", true)]
    [InlineData("\\u0053tockStateDesc", true)]
    [InlineData("StockState", false)]
    [InlineData("StockStateDescs", false)]
    public void A_name_is_known_again_in_any_case(string sent, bool isKnown)
    {
        var members = WireValue.Parse($"{{\"{sent}\":1}}").Members();

        Assert.True(members.MoveNext());
        Assert.Equal(isKnown, members.Current.IsInAnyCase("STOCKSTATEDESC"));
    }

    [Theory]
    [InlineData("广东", "广东")]
    [InlineData("\\u5e7f\\u4e1c", "广东")]
    [InlineData("a\\\"b", "a\"b")]
    public void A_name_that_is_data_is_read_without_its_escapes(string sent, string name)
    {
        var members = WireValue.Parse($"{{\"{sent}\":1}}").Members();

        Assert.True(members.MoveNext());
        Assert.Equal(name, members.Current.Name());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"{\\\"a\\\":1}\"")]
    [InlineData("[{\"a\":1}]")]
    [InlineData("1")]
    public void What_is_no_object_has_no_members(string json) => Assert.Null(Walk(json, "a"));

    [Fact]
    public void What_was_not_found_has_no_members() => Assert.False(default(WireValue).Members().MoveNext());

    [Fact]
    public void A_walk_steps_over_what_is_nested_as_deep_as_may_be()
    {
        var depth = DeepestDefault - 1;
        var nested = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);

        Assert.Equal("2", Walk($$"""{"b":{{nested}},"a":2}""", "a"));
    }

    private static string? LookUp(string json, string name) =>
        JsonElement.Parse(json).TryGetProperty(name, out var value) ? value.GetRawText() : null;

    private static string? Walk(string json, string name)
    {
        string? found = null;
        foreach (var member in WireValue.Parse(json).Members())
        {
            if (member.Is(Encoding.UTF8.GetBytes(name)))
            {
                found = member.Value.Kind == JsonValueKind.String ? $"\"{member.Value}\"" : member.Value.ToString();
            }
        }

        return found;
    }
}
