using System.Text.Json;

namespace ReverseBuy.Connectors.Http.Tests;

public sealed class TolerantJsonTests
{
    [Theory]
    [InlineData("""{"n":2}""", 2L)]
    [InlineData("""{"n":"2"}""", 2L)]
    [InlineData("""{"n":"\u0032"}""", 2L)]
    [InlineData("""{"n":" 2 "}""", 2L)]
    [InlineData("""{"n":-2}""", -2L)]
    [InlineData("""{"n":2.0}""", 2L)]
    [InlineData("""{"n":"1234567890123456789"}""", 1234567890123456789L)]
    [InlineData("""{"n":null}""", null)]
    [InlineData("""{"n":""}""", null)]
    [InlineData("{}", null)]
    [InlineData("[]", null)]
    public void A_whole_number_is_read_however_it_is_written(string json, long? expected) =>
        Assert.Equal(expected, WireValue.Parse(json).Whole("n"));

    [Theory]
    [InlineData("""{"n":"two"}""")]
    [InlineData("""{"n":2.5}""")]
    [InlineData("""{"n":1e30}""")]
    public void A_number_that_is_there_and_is_none_throws(string json) =>
        Assert.Throws<JsonException>(() => WireValue.Parse(json).Whole("n"));

    [Theory]
    [InlineData("""{"f":true}""", true)]
    [InlineData("""{"f":"true"}""", true)]
    [InlineData("""{"f":"FALSE"}""", false)]
    [InlineData("""{"f":0}""", false)]
    [InlineData("{}", null)]
    public void A_flag_is_read_however_it_is_written(string json, bool? expected) => Assert.Equal(expected, WireValue.Parse(json).Flag("f"));

    [Fact]
    public void A_flag_that_is_neither_throws() => Assert.Throws<JsonException>(() => WireValue.Parse("""{"f":"perhaps"}""").Flag("f"));

    [Theory]
    [InlineData("""{"l":[1,2]}""", 2)]
    [InlineData("""{"l":"[1,2]"}""", 2)]
    [InlineData("""{"l":null}""", 0)]
    [InlineData("""{"l":{}}""", 0)]
    [InlineData("{}", 0)]
    public void A_list_may_be_inside_a_string_or_missing(string json, int count) => Assert.Equal(count, WireValue.Parse(json).List("l").Count);

    [Theory]
    [InlineData("""{"l":[1,null,"3"]}""")]
    [InlineData("""{"l":"[1,null,\"3\"]"}""")]
    public void Elements_that_give_nothing_are_left_out(string json)
    {
        Assert.Equal(["1", "3"], WireValue.Parse(json).Read("l", TolerantJson.TextOf));
        Assert.Equal(3, WireValue.Parse(json).Elements("l").Count());
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"l":null}""")]
    [InlineData("""{"l":""}""")]
    [InlineData("""{"l":{"a":1}}""")]
    [InlineData("""[]""")]
    public void What_is_no_list_has_no_elements(string json)
    {
        Assert.Empty(WireValue.Parse(json).Read("l", TolerantJson.TextOf));
        Assert.Empty(WireValue.Parse(json).Elements("l"));
    }

    [Fact]
    public void A_text_that_was_cut_inside_a_character_is_unreadable_and_no_fault() =>
        Assert.Throws<JsonException>(() => WireValue.Parse("""{"t":"red \ud83d"}""").Text("t"));

    [Fact]
    public void A_path_ends_at_the_first_member_that_is_missing()
    {
        var json = WireValue.Parse("""{"a":{"b":{"c":1}}}""");

        Assert.Equal(1, json.Path("a", "b")?.Whole("c"));
        Assert.Null(json.Path("a", "x", "c"));
    }

    [Theory]
    [InlineData("""{"a":{"b":1}}""", JsonValueKind.Object)]
    [InlineData("""{"a":" {\"b\":1}"}""", JsonValueKind.Object)]
    [InlineData("""{"a":"[1]"}""", JsonValueKind.Array)]
    [InlineData("""{"a":"words"}""", JsonValueKind.String)]
    [InlineData("""{"a":7}""", JsonValueKind.Number)]
    [InlineData("""{"a":""}""", null)]
    [InlineData("""{"a":null}""", null)]
    [InlineData("{}", null)]
    [InlineData("\"a\"", null)]
    public void What_holds_more_may_be_inside_a_string(string json, JsonValueKind? kind) => Assert.Equal(kind, WireValue.Parse(json).Nested("a")?.Kind);

    [Fact]
    public void A_path_goes_through_strings_that_hold_objects() =>
        Assert.Equal(1, WireValue.Parse("""{"a":"{\"b\":\"{\\\"c\\\":1}\"}"}""").Path("a", "b")?.Whole("c"));

    [Theory]
    [InlineData("""{"a":"{"}""")]
    [InlineData("""{"a":"[1"}""")]
    public void A_string_that_begins_like_an_object_and_is_none_is_unreadable(string json) =>
        Assert.ThrowsAny<JsonException>(() => WireValue.Parse(json).Nested("a"));
}
