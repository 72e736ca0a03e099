using System.Text.Json;

namespace ReverseBuy.Connectors.Http.Tests;

public sealed class ReadOnceTests
{
    [Fact]
    public void What_is_repeated_word_for_word_is_read_once_and_shared()
    {
        var reads = 0;
        var once = new ReadOnce<string>(
            element =>
            {
                reads++;
                return element.Text("name")!;
            },
            expected: 2);

        var names = Elements("""[{"name":"black","x":[1]},{"name":"white","x":[1]},{"name":"black","x":[1]}]""").Select(once.Of).ToList();

        Assert.Equal(["black", "white", "black"], names);
        Assert.Same(names[0], names[2]);
        Assert.Equal(2, reads);
    }

    // Lengths around whole words, one letter apart, and far more of them than anybody would keep.
    [Fact]
    public void Whatever_differs_is_told_apart()
    {
        var all = Enumerable.Range(0, 5_000).Select(number => $"{new string('a', number % 20)}{number}").ToList();
        var once = new ReadOnce<string>(element => element.String()!, expected: 8);

        Assert.Equal(all, Elements(JsonSerializer.Serialize(all)).Select(once.Of));
    }

    private static WireElements Elements(string json) => WireValue.Parse(json).Elements();
}
