using System.Text;
using System.Text.Json;

namespace ReverseBuy.Connectors.Http.Tests;

/// <summary>Our rows find what the library's document finds, and refuse what it refuses.</summary>
public sealed class WireDocumentTests
{
    private static readonly string[] Scalars =
        ["1", "-0", "1.50", "-1.5e3", "true", "false", "null", "\"\"", "\"a\"", "\"裙子 👗\"", "\"\\u88d9\\n\\\"\"", "\"[1,2]\"", "\"{\\\"a\\\":1}\""];

    private static readonly string[] Names = ["\"a\"", "\"\"", "\"\\u0061\"", "\"名\"", "\"a b\""];

    [Fact]
    public void Whatever_is_sent_is_found_as_the_librarys_document_finds_it()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < 1_000; round++)
        {
            var json = Value(random, depth: 0);
            using var document = WireDocument.Parse(Encoding.UTF8.GetBytes(json));
            Assert.True(Told(JsonElement.Parse(json)) == Told(document.Root), $"Seed {seed}: {json}");
        }
    }

    [Fact]
    public void What_is_no_json_is_refused_as_the_library_refuses_it()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Value(random, depth: 0));
            var broken = random.Next(3) switch
            {
                0 => bytes[..random.Next(bytes.Length)],
                1 => [.. bytes, (byte)"}],1\""[random.Next(5)]],
                _ => bytes.Select((each, at) => at == bytes.Length / 2 ? (byte)random.Next(32, 127) : each).ToArray(),
            };
            Assert.True(Takes(() => JsonDocument.Parse(broken).Dispose()) == Takes(() => WireDocument.Parse(broken).Dispose()), $"Seed {seed}: {Encoding.UTF8.GetString(broken)}");
        }
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Depth_is_bounded(int depth, bool isTaken)
    {
        var nested = new string('[', depth) + new string(']', depth);

        Assert.Equal(isTaken, Takes(() => WireDocument.Parse(Encoding.UTF8.GetBytes(nested)).Dispose()));
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        using var document = WireDocument.Parse([0xEF, 0xBB, 0xBF, .. "{\"a\":\"b\"}"u8]);

        Assert.Equal("b", document.Root.Text("a"));
        Assert.Equal("b", document.Root.Clone().Text("a"));
    }

    [Fact]
    public void More_tokens_than_anybody_expects_find_room()
    {
        using var document = WireDocument.Parse(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("[]", 50_000))},7]"));

        Assert.Equal(50_001, document.Root.Elements().Count());
        Assert.Equal("7", document.Root.Elements().Last().ToString());
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_when_they_are_read()
    {
        using var document = WireDocument.Parse([.. "{\"a\":\""u8, 0xC3, 0x28, .. "\",\"b\":1}"u8]);

        Assert.Throws<JsonException>(() => document.Root.Text("a"));
        Assert.Equal(1, document.Root.Whole("b"));
    }

    [Fact]
    public void Nothing_has_neither_members_nor_elements_nor_text()
    {
        var nothing = default(WireValue);

        Assert.Equal(JsonValueKind.Undefined, nothing.Kind);
        Assert.False(nothing.Members().MoveNext());
        Assert.True(nothing.Elements().IsEmpty);
        Assert.Null(nothing.String());
        Assert.Equal(JsonValueKind.Undefined, nothing.Clone().Kind);
    }

    [Fact]
    public void A_document_that_was_given_back_throws_wherever_it_is_asked()
    {
        var document = WireDocument.Parse("""{"a":[1]}"""u8);
        var (root, list) = (document.Root, document.Root.Member("a")!.Value);

        document.Dispose();

        Assert.Throws<ObjectDisposedException>(() => root.Kind);
        Assert.Throws<ObjectDisposedException>(() => root.Text("a"));
        Assert.Throws<ObjectDisposedException>(() => list.Elements());
        Assert.Throws<ObjectDisposedException>(() => list.Clone());
        Assert.Throws<ObjectDisposedException>(() => list.ToString());
    }

    private static string Value(Random random, int depth) => random.Next(depth > 4 ? 1 : 3) switch
    {
        0 => Scalars[random.Next(Scalars.Length)],
        1 => $"[{string.Join(" , ", Enumerable.Range(0, random.Next(5)).Select(_ => Value(random, depth + 1)))}]",
        _ => $"{{ {string.Join(',', Enumerable.Range(0, random.Next(5)).Select(_ => $"{Names[random.Next(Names.Length)]} :{Value(random, depth + 1)}"))}\n}}",
    };

    private static string Told(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Concat(element.EnumerateObject().Select(member => Told(member.Value) + ";"))}}}" + Found(name => element.TryGetProperty(name, out var it) ? Told(it) : "-"),
        JsonValueKind.Array => $"[{element.GetArrayLength()}:{string.Concat(element.EnumerateArray().Select(each => Told(each) + ";"))}]",
        JsonValueKind.String => "text:" + element.GetString(),
        _ => element.ValueKind + ":" + element.GetRawText(),
    };

    private static string Told(WireValue value) => value.Kind switch
    {
        JsonValueKind.Object => $"{{{MembersOf(value)}}}" + Found(name => Last(value, name) is { Kind: not JsonValueKind.Undefined } it ? Told(it) : "-"),
        JsonValueKind.Array => $"[{value.Elements().Count()}:{string.Concat(value.Elements().Select(each => Told(each) + ";"))}]",
        JsonValueKind.String => "text:" + value.String(),
        _ => value.Kind + ":" + value,
    };

    private static string Found(Func<string, string> find) => string.Concat(((string[])["a", "", "名", "a b", "b"]).Select(find));

    private static string MembersOf(WireValue value)
    {
        var told = new StringBuilder();
        foreach (var member in value.Members())
        {
            told.Append(Told(member.Value)).Append(';');
        }

        return told.ToString();
    }

    private static WireValue Last(WireValue value, string name)
    {
        WireValue found = default;
        foreach (var member in value.Members())
        {
            Assert.Equal(member.Is(name), member.Is(Encoding.UTF8.GetBytes(name)));
            found = member.Is(name) ? member.Value : found;
        }

        return found;
    }

    private static bool Takes(Action parse)
    {
        try
        {
            parse();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
