using System.Text.Json;

namespace ReverseBuy.Connectors.Http.Tests;

public sealed class JsonKeyTests
{
    [Theory]
    [InlineData("1627207", "\"1627207\"")]
    [InlineData("7", "\"\\u0037\"")]
    [InlineData("0", "\"0\"")]
    [InlineData("18446744073709551616", "\"18446744073709551616\"")]
    [InlineData("\"a-7\"", "\"\\u0061-7\"")]
    [InlineData("null", "\"\"")]
    public void A_key_is_the_same_however_it_is_written(string one, string other)
    {
        Assert.Equal(Key(one), Key(other));
        Assert.Equal(Key(one).GetHashCode(), Key(other).GetHashCode());
    }

    [Theory]
    [InlineData("7", "8")]
    [InlineData("7", "\"07\"")]
    [InlineData("7", "7.0")]
    [InlineData("7", "-7")]
    [InlineData("7", "\" 7\"")]
    [InlineData("0", "null")]
    [InlineData("\"a\"", "\"A\"")]
    public void Keys_whose_texts_differ_are_told_apart(string one, string other) => Assert.NotEqual(Key(one), Key(other));

    [Theory]
    [InlineData("null", true)]
    [InlineData("\"\"", true)]
    [InlineData("{}", true)]
    [InlineData("0", false)]
    [InlineData("\"0\"", false)]
    [InlineData("1", false)]
    public void Nothing_is_no_key(string json, bool isNone) => Assert.Equal(isNone, Key(json).IsNone);

    [Fact]
    public void What_was_not_found_is_no_key() => Assert.True(new JsonKey(default).IsNone);

    private static JsonKey Key(string json) => new(WireValue.Parse(json));
}
